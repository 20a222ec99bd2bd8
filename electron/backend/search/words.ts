/** Where the words of a query really stand in a text, and in which script form. */
import type { Range } from '../../../shared/model/range.ts'
import type { Place } from '../../../shared/search/keys.ts'
import { nodesOf, type Query, type WordsNode } from '../../../shared/search/query.ts'
import { splitRuns } from '../../../shared/text/bigrams.ts'
import { isPairwise, kindOf } from '../../../shared/text/characters.ts'
import { fold, hasVariants } from '../../../shared/text/fold.ts'
import { placeQuery, type Placed, type PlacedWords, type Places } from './places.ts'

/** A word to look for. `last`: the last of the query, which may go on. */
interface Word {
  node: WordsNode
  /** Only these are looked at. */
  in: Places
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
  /** Are all that must be there in these texts of one report, note or highlight? */
  hold(texts: Partial<Record<Place, string>>): boolean
  /** Does this text answer the query by itself, also by what must not be there? `place`: what kind of text it is. */
  answers(text: string, place: Place): boolean
  /** In order, those that touch are not joined; UTF-16 units of `text`. */
  places(text: string, place: Place): Range[]
  /** What was found stands as it was typed, save for case and width: not only its twin in the other script. */
  standsAsTyped(found: readonly string[]): boolean
}

/**
 * @param loose take whatever marks between and around words, as the index does: for queries that nothing holds to
 *   the letter (`“俄罗斯”`, `F 16` for `F-16`)
 */
export function readWords(query: Query, { loose = false } = {}): Words {
  const last = lastWord(query)
  const placed = placeQuery(query)
  const words: Word[] = []
  const byNode = new Map<PlacedWords, Word>()
  // What must not be there is not among the words to be found, but a text can be asked for it.
  const gather = (placed: Placed, isLeftOut: boolean): void => {
    if (placed.kind === 'words') {
      const { node } = placed
      const isOpen = node.open || (!isLeftOut && node === last && !node.whole)
      const word = makeWord(node, placed.in, isOpen, loose)
      if (!isLeftOut) words.push(word)
      byNode.set(placed, word)
    } else if ('parts' in placed) for (const part of placed.parts) gather(part, isLeftOut)
    else if (placed.kind === 'not') gather(placed.part, true)
  }
  gather(placed, false)
  const holds = (placed: Placed, texts: [Place, string][]): boolean => {
    if (placed.kind === 'words') {
      const word = byNode.get(placed)!
      return (
        word.isPlain || texts.some(([place, text]) => word.in.includes(place) && word.find(text).length > 0)
      )
    }
    if (placed.kind === 'any') return placed.parts.some((part) => holds(part, texts))
    return placed.kind !== 'all' || placed.parts.every((part) => holds(part, texts))
  }
  /** @param isLeftOut below an odd number of minuses: a filter, which no text can answer, holds there, too */
  const answers = (placed: Placed, text: string, place: Place, isLeftOut = false): boolean => {
    if (placed.kind === 'words') return placed.in.includes(place) && byNode.get(placed)!.find(text).length > 0
    if (placed.kind === 'places') return placed.in.includes(place)
    if (placed.kind === 'filter') return !isLeftOut
    if (placed.kind === 'not') return !answers(placed.part, text, place, !isLeftOut)
    return placed.kind === 'any'
      ? placed.parts.some((part) => answers(part, text, place, isLeftOut))
      : placed.parts.every((part) => answers(part, text, place, isLeftOut))
  }
  return {
    count: words.length,
    needsLook: words.some((word) => !word.isPlain),
    isOneCharacter: words.length > 0 && words.every(({ node }) => Array.from(node.text).length === 1),
    script: scriptOf(words.map(({ node }) => node.text).join('')),
    hold: (texts) =>
      holds(
        placed,
        Object.entries(texts).map(([place, text]) => [place as Place, fold(text)]),
      ),
    answers: (text, place) => answers(placed, fold(text), place),
    places(text, place) {
      const folded = fold(text)
      return words
        .filter((word) => word.in.includes(place))
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

function makeWord(node: WordsNode, places: Places, open: boolean, loose: boolean): Word {
  const folded = fold(node.text)
  const runs = splitRuns(folded)
  const isPlain = runs.length === 1 && runs[0]!.text.length === folded.length
  const base = { node, in: places, isPlain }
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
