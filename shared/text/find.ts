import type { Range } from '../model/range.ts'
import { splitRuns } from './bigrams.ts'
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
  const patterns = splitTerms(query).flatMap(({ text: term, whole }) => {
    const pattern = termPattern(fold(term), whole)
    return pattern === null ? [] : [pattern]
  })
  if (patterns.length === 0) return []
  const folded = fold(text)
  const ranges: Range[] = []
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) ranges.push([match.index, match.index + match[0].length])
  }
  return mergeRanges(ranges)
}

const PAIRWISE = String.raw`\u3400-\u9fff\uf900-\ufaff\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uac00-\ud7a3\u3005\u3007\u{10000}-\u{10ffff}`
const WORD = String.raw`[[\p{L}\p{M}\p{N}]--[${PAIRWISE}]]`
const MARK = String.raw`[^\p{L}\p{M}\p{N}${PAIRWISE}]`

/** Runs hold letters, marks and digits only, so nothing in them needs escaping. */
function termPattern(folded: string, whole: boolean): RegExp | null {
  const runs = splitRuns(folded)
  let source = ''
  runs.forEach((run, i) => {
    const before = runs[i - 1]
    if (before) source += before.pairwise === run.pairwise ? `${MARK}+` : `${MARK}*`
    else if (!run.pairwise) source += `(?<!${WORD})`
    source += run.text
  })
  if (source === '') return null
  if (whole && runs.at(-1)?.pairwise === false) source += `(?!${WORD})`
  return new RegExp(source, 'gv')
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
