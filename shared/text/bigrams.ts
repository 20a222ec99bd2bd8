import { kindOf, type CharacterKind } from './characters.ts'
import { fold } from './fold.ts'
import { splitTerms } from './terms.ts'

/** A stretch of one kind: Han and kana (`pairwise`), or one word of another script. */
export interface Run {
  pairwise: boolean
  text: string
}

/**
 * The tokens of folded text for the full-text index, joined by spaces: every two neighbouring characters of a run
 * of Han or kana and then the run's last character alone, and the words of other scripts. `中国，5g网络` becomes
 * `中国 国 5g 网络 络`. The last character alone is what lets a single character be found at a run's end.
 */
export function indexText(folded: string): string {
  let tokens = ''
  for (let at = 0; at < folded.length; ) {
    const code = folded.codePointAt(at)!
    const end = at + (code > 0xffff ? 2 : 1)
    const kind = kindOf(code)
    if (kind === 'pairwise') {
      const next = folded.codePointAt(end)
      const isLast = next === undefined || kindOf(next) !== 'pairwise'
      tokens += `${folded.slice(at, isLast ? end : end + (next > 0xffff ? 2 : 1))} `
      at = end
    } else if (kind === 'word') {
      at = wordEnd(folded, end)
      tokens += `${folded.slice(end - 1, at)} `
    } else at = end
  }
  return tokens.slice(0, -1)
}

/** Words hold no surrogate pairs: those are indexed by pairs. */
function wordEnd(folded: string, from: number): number {
  let end = from
  while (end < folded.length && kindOf(folded.charCodeAt(end)) === 'word') end++
  return end
}

/**
 * A MATCH expression for what a user typed: every term must stand in the text, an inexact last word as the beginning
 * of one. Built from letters and digits only, so nothing typed can be read as query syntax. Null if there is nothing
 * to search for.
 */
export function matchQuery(query: string): string | null {
  const phrases = splitTerms(query).flatMap(({ text, whole }) => {
    const phrase = matchTerm(fold(text), whole)
    return phrase === null ? [] : [phrase]
  })
  return phrases.length === 0 ? null : phrases.join(' AND ')
}

/** Does folded text hold anything the index has? */
export const isSearchable = (folded: string): boolean => splitRuns(folded).length > 0

/**
 * One word or phrase as an FTS5 phrase.
 * @param whole false: its last word, of a script that is written with spaces, may go on
 */
export function matchTerm(folded: string, whole: boolean): string | null {
  const runs = splitRuns(folded)
  const last = runs.at(-1)
  if (!last) return null
  // Only the last run may end in the middle of a longer one; those before it end where theirs does in the index.
  const tokens = runs.map((run) => (run.pairwise ? pairs(run.text, run !== last) : run.text))
  const open = last.pairwise ? isOneCharacter(last.text) : !whole
  return `"${tokens.join(' ')}"${open ? ' *' : ''}`
}

/** The runs of folded text, in order. What is between them (marks, spaces, broken surrogates) is not searched. */
export function splitRuns(folded: string): Run[] {
  const runs: Run[] = []
  let start = 0
  let kind: CharacterKind = null
  for (let at = 0; at <= folded.length; ) {
    const code = folded.codePointAt(at)
    const next = code === undefined ? null : kindOf(code)
    if (next !== kind) {
      if (kind !== null) runs.push({ pairwise: kind === 'pairwise', text: folded.slice(start, at) })
      start = at
      kind = next
    }
    at += code !== undefined && code > 0xffff ? 2 : 1
  }
  return runs
}

function pairs(run: string, withLast: boolean): string {
  const characters = Array.from(run)
  const tokens: string[] = []
  for (let i = 0; i + 1 < characters.length; i++) tokens.push(`${characters[i]}${characters[i + 1]}`)
  if (withLast || characters.length === 1) tokens.push(characters.at(-1)!)
  return tokens.join(' ')
}

function isOneCharacter(run: string): boolean {
  return run.length === (run.codePointAt(0)! > 0xffff ? 2 : 1)
}
