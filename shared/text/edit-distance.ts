export interface Alignment {
  /** Where the marked part of the pattern stands in the text, `[start, end)`; empty if it was dropped. */
  start: number
  end: number
  /** Edits (one character put in, dropped or replaced) in the whole pattern and in the marked part. */
  edits: number
  markedEdits: number
}

const SAME = 0
const REPLACED = 1
const DROPPED = 2
const PUT_IN = 3

/**
 * The best place of `pattern` inside `text` by edit distance, all of the pattern, any part of the text, and where
 * its part `[markStart, markEnd)` came to stand. Time and memory are pattern × text: keep both in the hundreds.
 */
export function alignInside(pattern: string, text: string, markStart: number, markEnd: number): Alignment {
  const width = text.length + 1
  const steps = new Uint8Array((pattern.length + 1) * width)
  let row = new Uint16Array(width)
  let previous = new Uint16Array(width)
  for (let i = 1; i <= pattern.length; i++) {
    const swap = previous
    previous = row
    row = swap
    row[0] = i
    const base = i * width
    steps[base] = DROPPED
    const unit = pattern.charCodeAt(i - 1)
    let left = i
    for (let j = 1; j < width; j++) {
      const same = unit === text.charCodeAt(j - 1)
      let cost = previous[j - 1]! + (same ? 0 : 1)
      let step = same ? SAME : REPLACED
      const dropped = previous[j]! + 1
      if (dropped < cost) {
        cost = dropped
        step = DROPPED
      }
      if (left + 1 < cost) {
        cost = left + 1
        step = PUT_IN
      }
      row[j] = cost
      steps[base + j] = step
      left = cost
    }
  }
  let best = 0
  for (let j = 1; j < width; j++) if (row[j]! < row[best]!) best = j
  return trace(steps, width, pattern.length, best, row[best]!, markStart, markEnd)
}

/** Walks back from the pattern's end. What was put in at an edge of the marked part is left outside of it. */
function trace(
  steps: Uint8Array,
  width: number,
  length: number,
  last: number,
  edits: number,
  markStart: number,
  markEnd: number,
): Alignment {
  let i = length
  let j = last
  let start = -1
  let end = last
  let markedEdits = 0
  for (;;) {
    if (i === markEnd) end = j
    if (i === markStart && start === -1) start = j
    if (i === 0) break
    const step = steps[i * width + j]!
    if (step !== SAME && i > markStart && (step === PUT_IN ? i < markEnd : i <= markEnd)) markedEdits++
    if (step !== PUT_IN) i--
    if (step !== DROPPED) j--
  }
  return { start, end: Math.max(start, end), edits, markedEdits }
}
