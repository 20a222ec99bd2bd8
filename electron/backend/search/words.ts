/** Where the words of a query really stand in a text, and in which script form. */
import type { Range } from '../../../shared/model/range.ts'
import { findPlace, type Place } from '../../../shared/search/keys.ts'
import { nodesOf, type Query, type WordsNode } from '../../../shared/search/query.ts'
import { splitRuns } from '../../../shared/text/bigrams.ts'
import { isPairwise, kindOf } from '../../../shared/text/characters.ts'
import { fold, hasVariants } from '../../../shared/text/fold.ts'
import { placeIn } from './plan-store.ts'

/** A word to look for. `last`: the last of the query, which may go on. */
interface Word {
  node: WordsNode
  /** Only these parts of a report are looked at; null: all. */
  in: Place | null
  isPlain: boolean
  find(folded: string): Range[]
}

export interface Words {
  /** Words that must or may be there, not those that must not. */
  count: number
  /** The index alone cannot tell whether a text holds them: there are marks inside a word, or several scripts. */
  needsLook: boolean
  isOneCharacter: boolean
  /** In which script they were typed, where that can be told from them. */
  script: 'zh-Hans' | 'zh-Hant' | null
  /** Are all that must be there in this title and text? */
  hold(title: string, body: string): boolean
  /** Does this text answer the query by itself, also by what must not be there? `place`: what kind of text it is. */
  answers(text: string, place: Place): boolean
  /** In order, those that touch are not joined; UTF-16 units of `text`. */
  places(text: string, part: 'title' | 'body'): Range[]
  /** What was found stands as it was typed, save for case and width: not only its twin in the other script. */
  standsAsTyped(found: readonly string[]): boolean
}

/**
 * @param loose take whatever marks between and around words, as the index does: for queries that nothing holds to
 *   the letter (`“俄罗斯”`, `F 16` for `F-16`)
 */
export function readWords(query: Query, { loose = false } = {}): Words {
  const last = lastWord(query)
  const words: Word[] = []
  const byNode = new Map<WordsNode, Word>()
  const gather = (node: Query, place: Place | null): void => {
    if (node.kind === 'words') {
      const word = makeWord(node, place, node.open || (node === last && !node.whole), loose)
      words.push(word)
      byNode.set(node, word)
    } else if ('parts' in node) for (const part of node.parts) gather(part, placeIn(node, place))
    else if (node.kind === 'not')
      // Not among the words to be found, but a text can be asked for them.
      for (const each of nodesOf(node.part))
        if (each.kind === 'words') byNode.set(each, makeWord(each, null, each.open, loose))
  }
  gather(query, null)
  const holds = (node: Query, title: string, body: string): boolean => {
    if (node.kind === 'words') {
      const word = byNode.get(node)
      if (!word || word.isPlain) return true
      return (
        (word.in !== 'text' && word.find(title).length > 0) ||
        (word.in !== 'titles' && word.find(body).length > 0)
      )
    }
    if (node.kind === 'any') return node.parts.some((part) => holds(part, title, body))
    return node.kind !== 'all' || node.parts.every((part) => holds(part, title, body))
  }
  const answers = (node: Query, text: string, place: Place): boolean => {
    if (node.kind === 'words') return byNode.get(node)!.find(text).length > 0
    if (node.kind === 'filter') return node.key !== 'in' || findPlace(node.value) === place
    if (node.kind === 'not') return !answers(node.part, text, place)
    return node.kind === 'any'
      ? node.parts.some((part) => answers(part, text, place))
      : node.parts.every((part) => answers(part, text, place))
  }
  return {
    count: words.length,
    needsLook: words.some((word) => !word.isPlain),
    isOneCharacter: words.length > 0 && words.every(({ node }) => Array.from(node.text).length === 1),
    script: scriptOf(words.map(({ node }) => node.text).join('')),
    hold: (title, body) => holds(query, fold(title), fold(body)),
    answers: (text, place) => answers(query, fold(text), place),
    places(text, part) {
      const folded = fold(text)
      const elsewhere = part === 'title' ? 'text' : 'titles'
      return words
        .filter((word) => word.in !== elsewhere)
        .flatMap((word) => word.find(folded))
        .toSorted((a, b) => a[0] - b[0] || b[1] - a[1])
    },
    standsAsTyped(found) {
      // A text says the same word many times in one form or two.
      const forms = [...new Set(found)]
      const standing = new Set(forms.map(plain))
      const folded = new Set(forms.map((text) => fold(text)))
      return words.every(
        ({ node }) => standing.has(plain(node.text)) || (words.length > 1 && !folded.has(fold(node.text))),
      )
    },
  }
}

/** The word that is perhaps still being typed. */
export function lastWord(query: Query): WordsNode | null {
  let last: WordsNode | null = null
  for (const node of nodesOf(query)) if (node.kind === 'words') last = node
  return last
}

function makeWord(node: WordsNode, place: Place | null, open: boolean, loose: boolean): Word {
  const folded = fold(node.text)
  const runs = splitRuns(folded)
  const isPlain = runs.length === 1 && runs[0]!.text.length === folded.length
  const base = { node, in: place, isPlain }
  if (isPlain && runs[0]!.pairwise) return { ...base, find: (text) => findAll(text, folded) }
  const pattern = loose
    ? runs.map(({ text }) => text).join('[^\\p{L}\\p{M}\\p{N}]{0,4}')
    : folded
        .split(/\s+/u)
        .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/\-&!#%,:;<=>@`~]/g, escaped))
        .join('\\s+')
  // Western words are whole, except the last while it is being typed: `C#` is not every c, `art` not in `start`.
  // Beside Han they need no space.
  const before = isLetter(folded.codePointAt(0)!) ? `(?<!${LETTER})` : ''
  const after = !open && isLetter(folded.codePointAt(folded.length - 1)!) ? `(?!${LETTER})` : ''
  const regex = new RegExp(before + pattern + after, 'gv')
  return {
    ...base,
    find: (text) =>
      Array.from(text.matchAll(regex), (match): Range => [match.index, match.index + match[0].length]),
  }
}

/** Characters of words that are set with spaces between them. */
const LETTER = String.raw`[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]`

/** Under the `v` flag some marks may not be escaped and some must be; their code is always right. */
const escaped = (mark: string): string => `\\u{${mark.codePointAt(0)!.toString(16)}}`

function isLetter(code: number): boolean {
  return kindOf(code) === 'word' && !isPairwise(code)
}

function findAll(folded: string, wanted: string): Range[] {
  const ranges: Range[] = []
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length))
    ranges.push([at, at + wanted.length])
  return ranges
}

/** Traditional where a character is not its class's plainest form, simplified where it is and others are not. */
function scriptOf(text: string): Words['script'] {
  const folded = fold(text)
  let isVaried = false
  for (let i = 0; i < text.length; i++) {
    const code = folded.charCodeAt(i)
    if (!isPairwise(code) || !hasVariants(code)) continue
    if (text.charCodeAt(i) !== code) return 'zh-Hant'
    isVaried = true
  }
  return isVaried ? 'zh-Hans' : null
}

/** Case and width do not make another form; script does. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
