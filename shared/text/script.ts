/**
 * Simplified and traditional for showing, never for storing: every converted text has the length of its own in
 * UTF-16 units, so that all offsets hold and no anchor moves. Dictionaries are OpenCC's, handed in (1 MB that only
 * a window that switches needs). Greedy longest phrases, as OpenCC's own `mmseg`; where a phrase's other form has
 * another length (of TSCharacters 219 of 3,512 leave the BMP, search.md §2) its characters are taken one by one,
 * and what fits not even so stays. Never `twp`: it changes words (软件 → 軟體), and the length of 28 % of reports.
 */

/** OpenCC's form: `from to|from to|…`. */
export type Dictionary = string

/** One step of a conversion: its phrases and its characters. */
export interface Step {
  phrases: readonly Dictionary[]
  characters: Dictionary
}

export type Convert = (text: string) => string

/** Makes the function that takes a text through `steps`. The result has the length of the text. */
export function makeConverter(steps: readonly Step[]): Convert {
  const passes = steps.map(makePass)
  return (text) => passes.reduce((done, pass) => pass(done), text)
}

function makePass({ phrases, characters }: Step): Convert {
  const single = new Map<string, string>()
  for (const [from, to] of entries(characters)) if (from.length === to.length) single.set(from, to)
  const byCharacter = (text: string): string => {
    let done = ''
    for (const character of text) done += single.get(character) ?? character
    return done
  }
  const known = new Map<string, string>()
  /** The longest phrase by its first two units: most places are passed after one look. */
  const longest = new Map<string, number>()
  for (const dictionary of phrases)
    for (const [from, to] of entries(dictionary)) {
      if (known.has(from)) continue
      known.set(from, from.length === to.length ? to : byCharacter(from))
      const head = from.slice(0, 2)
      longest.set(head, Math.max(longest.get(head) ?? 0, from.length))
    }
  return (text) => {
    let done = ''
    for (let at = 0; at < text.length; ) {
      const phrase = phraseAt(text, at, longest.get(text.slice(at, at + 2)) ?? 0, known)
      const own = phrase ?? String.fromCodePoint(text.codePointAt(at)!)
      done += phrase === null ? (single.get(own) ?? own) : known.get(own)!
      at += own.length
    }
    return done
  }
}

function phraseAt(text: string, at: number, most: number, known: Map<string, string>): string | null {
  for (let length = Math.min(most, text.length - at); length >= 2; length--) {
    const phrase = text.slice(at, at + length)
    if (known.has(phrase)) return phrase
  }
  return null
}

function* entries(dictionary: Dictionary): Generator<[from: string, to: string]> {
  for (const entry of dictionary.split('|')) {
    const [from = '', to = ''] = entry.split(' ')
    if (from !== '' && to !== '') yield [from, to]
  }
}
