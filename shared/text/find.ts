import type { Range } from '../model/range.ts'
import { splitRuns, type Run } from './bigrams.ts'
import { kindOf } from './characters.ts'
import { fold } from './fold.ts'
import { splitTerms } from './terms.ts'

/**
 * Where `query` stands in `text`, whatever its width, case, script or quotation marks; in order, not overlapping,
 * at most `limit`. Spaces around the query do not count, spaces inside it do. UTF-16 units of `text`.
 */
export function findAll(text: string, query: string, limit = Number.POSITIVE_INFINITY): Range[] {
  const wanted = fold(query.trim())
  if (wanted === '') return []
  const folded = fold(text)
  const ranges: Range[] = []
  for (let at = folded.indexOf(wanted); at !== -1 && ranges.length < limit; ) {
    ranges.push([at, at + wanted.length])
    at = folded.indexOf(wanted, at + wanted.length)
  }
  return ranges
}

/**
 * Where the terms of a search stand in `text`, as the index sees them: words of alphabetic scripts from their
 * beginning, marks and spaces inside a term of any kind. In order; ranges that touch or overlap are one.
 */
export function findTerms(text: string, query: string): Range[] {
  const folded = fold(text)
  const ranges: Range[] = []
  for (const { text: term, whole } of splitTerms(query))
    ranges.push(...findTerm(folded, splitRuns(fold(term)), whole))
  return mergeRanges(ranges)
}

function findTerm(folded: string, runs: Run[], whole: boolean): Range[] {
  const [first, ...rest] = runs
  const ranges: Range[] = []
  if (!first) return ranges
  for (let at = folded.indexOf(first.text); at !== -1; at = folded.indexOf(first.text, at + 1)) {
    if (!first.pairwise && isWordBefore(folded, at)) continue
    let end = at + first.text.length
    let before = first
    for (const run of rest) {
      const next = skipMarks(folded, end)
      const isApart = next > end || run.pairwise !== before.pairwise
      end = isApart && folded.startsWith(run.text, next) ? next + run.text.length : -1
      if (end === -1) break
      before = run
    }
    if (end === -1 || (whole && !before.pairwise && kindOf(folded.codePointAt(end) ?? 0) === 'word')) continue
    ranges.push([at, end])
  }
  return ranges
}

function isWordBefore(folded: string, at: number): boolean {
  return at > 0 && kindOf(folded.charCodeAt(at - 1)) === 'word'
}

/** The next offset from `at` where something searchable stands, or the text's end. */
function skipMarks(folded: string, at: number): number {
  let next = at
  while (next < folded.length) {
    const code = folded.codePointAt(next)!
    if (kindOf(code) !== null) break
    next++
  }
  return next
}

/** Sorts by start; ranges that touch or overlap become one. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
