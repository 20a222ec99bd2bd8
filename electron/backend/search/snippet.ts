import type { Range } from '../../../shared/model/range.ts'

export interface Snippet {
  text: string
  /** `[start, end)` in `text`, UTF-16 units. */
  marks: Range[]
}

/** Widths: a Han character counts 2, a Latin letter 1, so a snippet is about 80 Han or 160 letters long. */
const WIDTH = 160
/** How far an edge may move to stand at the end of a sentence or clause. */
const SLACK = 24
const SENTENCE_END = /[。！？!?；;\n]/
const CLAUSE_END = /[，、,：:]/

/**
 * Cuts the stretch of `text` that holds the most different words, from its own characters.
 * @param places where the words stand, in order; UTF-16 units. Empty: the beginning of the text.
 * @param from nothing before this offset is shown, unless the words stand only there
 * @returns the snippet, and the index in `places` of the one it was cut around
 */
export function cutSnippet(text: string, places: Range[], from = 0): Snippet & { first: number } {
  const preferred = places.filter(([start]) => start >= from)
  const around = preferred[bestPlace(text, preferred)] ?? places[bestPlace(text, places)] ?? [from, from]
  const first = Math.max(0, places.indexOf(around))
  const least = around[0] >= from ? from : 0
  const cut = stretch(text, around)
  const [start, end] = trimmed(text, [Math.max(cut[0], least), cut[1]])
  const marks = places
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]): Range => [from - start, to - start])
  const before = text.slice(least, start).trim() === '' ? '' : '…'
  const after = text.slice(end).trim() === '' ? '' : '…'
  return {
    // One unit for one: a line end becomes a space, and the marks still fit.
    text: before + text.slice(start, end).replaceAll(/\s/g, ' ') + after,
    marks: merge(marks).map(([from, to]): Range => [from + before.length, to + before.length]),
    first,
  }
}

/** The place from which a snippet's width of text shows the most different words; the earliest such. */
function bestPlace(text: string, places: Range[]): number {
  let best = 0
  let most = 0
  for (let i = 0; i < Math.min(places.length, 200); i++) {
    const from = places[i]?.[0] ?? 0
    const words = new Set<string>()
    for (let j = i; j < places.length && (places[j]?.[1] ?? 0) - from < WIDTH / 2; j++)
      words.add(text.slice(...(places[j] ?? [0, 0])).toLowerCase())
    if (words.size > most) [best, most] = [i, words.size]
  }
  return best
}

function stretch(text: string, [from, to]: Range): Range {
  const rest = Math.max(0, WIDTH - widthOf(text.slice(from, to)))
  // A third before, two thirds after: what follows a name says more than what leads up to it.
  const start = edge(text, walk(text, from, -1, rest / 3), -1, from)
  const end = edge(
    text,
    walk(text, Math.min(to, from + WIDTH), 1, rest - widthOf(text.slice(start, from))),
    1,
    to,
  )
  return [start, end]
}

function trimmed(text: string, [start, end]: Range): Range {
  const part = text.slice(start, end)
  return [start + part.length - part.trimStart().length, end - part.length + part.trimEnd().length]
}

const isWide = (char: string): boolean => char >= '\u1100'
const widthOf = (text: string): number => text.length + (text.match(/[\u1100-\uffff]/g)?.length ?? 0)

/** The offset `width` away from `at` in a direction; never between the halves of a character. */
function walk(text: string, at: number, direction: 1 | -1, width: number): number {
  let used = 0
  let to = at
  while (to + direction >= 0 && to + direction <= text.length) {
    const char = text[direction < 0 ? to - 1 : to] ?? ''
    used += isWide(char) ? 2 : 1
    if (used > width) break
    to += direction
  }
  return cutsPair(text, to) ? to - direction : to
}

/** Moves an edge towards the words to the end of a sentence, else of a clause, else of a Latin word, if one is near. */
function edge(text: string, at: number, direction: 1 | -1, stop: number): number {
  if (at === 0 || at === text.length) return at
  const limit = direction < 0 ? Math.min(stop, at + SLACK) : Math.max(stop, at - SLACK)
  const near = direction < 0 ? text.slice(at, limit) : text.slice(limit, at)
  for (const ending of [SENTENCE_END, CLAUSE_END, /\s/]) {
    const places = Array.from(near.matchAll(new RegExp(ending, 'g')), (match) => match.index + 1)
    const found = direction < 0 ? places[0] : places.at(-1)
    if (found !== undefined) return pastClosers(text, (direction < 0 ? at : limit) + found)
  }
  return at
}

/** A sentence ends after its closing quotes and brackets. */
function pastClosers(text: string, at: number): number {
  let end = at
  while (/[」』”’）)】》〉\]"]/.test(text[end] ?? '')) end++
  return end
}

const cutsPair = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')

/** Overlapping and touching marks become one. */
function merge(marks: Range[]): Range[] {
  const merged: Range[] = []
  for (const [start, end] of marks) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
