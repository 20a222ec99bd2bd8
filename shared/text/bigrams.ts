import { isPairwise, isWord } from './characters.ts'
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
  for (const run of splitRuns(folded)) {
    const text = run.pairwise ? pairs(run.text, true) : run.text
    tokens += tokens === '' ? text : ` ${text}`
  }
  return tokens
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

function matchTerm(folded: string, whole: boolean): string | null {
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
  let kind: boolean | null = null
  for (let at = 0; at <= folded.length; ) {
    const code = folded.codePointAt(at)
    const next = code === undefined ? null : isPairwise(code) ? true : isWord(code) ? false : null
    if (next !== kind) {
      if (kind !== null) runs.push({ pairwise: kind, text: folded.slice(start, at) })
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
