/**
 * Pairs of texts with passages planted in both, for the alignment: made of a vocabulary of words that the sample
 * library's characters give, so that common words come often and hardly any sentence twice.
 */
import { readdirSync, readFileSync } from 'node:fs'
import OpenCC from 'opencc-js/dict/STCharacters'
import { makeRandom, pick } from './corpus.ts'

const PAGES = new URL('../../../seeds/pages/', import.meta.url)
const SHIFT = 12
const HAN = /[\u4e00-\u9fff]/gu

const TRADITIONAL = new Map(
  OpenCC.split('|')
    .map((pair) => pair.split(' ') as [string, string])
    .filter(([from, to]) => from.length === 1 && to.length === 1),
)
/** Each character in traditional script. */
export const toTraditional = (text: string): string =>
  Array.from(text, (character) => TRADITIONAL.get(character) ?? character).join('')

/** Sentences of words drawn by Zipf's law, with marks, numbers and a Latin word here and there. */
export function makeWriter(seed: number): (random: () => number, length: number) => string {
  const own = makeRandom(seed)
  const characters = readdirSync(PAGES).flatMap(
    (name) => readFileSync(new URL(name, PAGES), 'utf8').match(HAN) ?? [],
  )
  const words = Array.from({ length: 20_000 }, () => {
    const size = own() < 0.12 ? 1 : own() < 0.72 ? 2 : own() < 0.6 ? 3 : 4
    return Array.from({ length: size }, () => pick(own, characters)).join('')
  })
  // Zipf's law with Mandelbrot's shift. Two unrelated texts of 6,000 characters have 14 runs of four in common for each
  // million of pairs (28 without it), two pages of real news 1 to 6: harder than life, but of its kind.
  const zipf = (random: () => number): string =>
    words[Math.floor(SHIFT * ((words.length + SHIFT) / SHIFT) ** random() - SHIFT)]!
  return (random, length) => {
    let text = ''
    while (text.length < length) {
      const clauses = 1 + Math.floor(random() * 4)
      for (let clause = 0; clause < clauses; clause++) {
        const size = 4 + Math.floor(random() * 8)
        for (let word = 0; word < size; word++)
          text +=
            random() < 0.03
              ? String(1 + Math.floor(random() * 3000))
              : random() < 0.01
                ? pick(random, ['AI', '5G', 'Harbour Post', 'WAVE-7'])
                : zipf(random)
        text += clause === clauses - 1 ? '。' : '，'
      }
      if (random() < 0.25) text += '\n\n'
    }
    return text
  }
}

/** A share of the characters replaced, dropped or doubled by others of the same text. */
function edit(random: () => number, text: string, share: number): string {
  const pool = text.match(HAN) ?? ['某']
  return Array.from(text, (character) => {
    const roll = random()
    if (roll >= share) return character
    if (roll < share / 3) return pick(random, pool)
    return roll < (2 * share) / 3 ? character + pick(random, pool) : ''
  }).join('')
}

export interface PlantedPair {
  a: string
  b: string
  /** Where each planted passage stands in either text; UTF-16 units. */
  planted: { aStart: number; aEnd: number; bStart: number; bEnd: number }[]
}

/**
 * Two texts of about `size` characters, a third of each planted in both, in another order; the copies with a share of
 * their characters edited, every third one in traditional script.
 */
export function plantedPair(
  random: () => number,
  write: (random: () => number, length: number) => string,
  size: number,
  share: number,
): PlantedPair {
  const count = Math.max(1, Math.round(size / 3 / 260))
  const passages = Array.from({ length: count }, (_, at) => {
    const original = write(random, 40 + Math.floor(random() * 440)).trim()
    const copy = edit(random, original, share)
    return { at, original, copy: at % 3 === 2 ? toTraditional(copy) : copy }
  })
  const lay = (order: readonly { at: number; text: string }[]) => {
    let text = ''
    const places = new Map<number, [start: number, end: number]>()
    for (const { at, text: passage } of order) {
      text += `${write(random, Math.round((random() * 4 * size) / 3 / count))}\n\n`
      places.set(at, [text.length, text.length + passage.length])
      text += `${passage}\n\n`
    }
    return { text: text + write(random, 200), places }
  }
  const inA = lay(passages.map(({ at, original }) => ({ at, text: original })))
  const shuffled = passages
    .map((one) => ({ one, key: random() }))
    .toSorted((x, y) => x.key - y.key)
    .map(({ one: { at, copy } }) => ({ at, text: copy }))
  const inB = lay(shuffled)
  return {
    a: inA.text,
    b: inB.text,
    planted: passages.map(({ at }) => {
      const [aStart, aEnd] = inA.places.get(at)!
      const [bStart, bEnd] = inB.places.get(at)!
      return { aStart, aEnd, bStart, bEnd }
    }),
  }
}

export interface Found {
  aStart: number
  aEnd: number
  bStart: number
  bEnd: number
}

/** Share of the planted characters of A that passages cover at the right place of B, and passages that were not planted. */
export function rate(
  { planted }: PlantedPair,
  found: readonly Found[],
): { coverage: number; unplanted: number } {
  let [covered, all] = [0, 0]
  const known = new Set<Found>()
  for (const one of planted) {
    const units = new Uint8Array(one.aEnd - one.aStart)
    all += units.length
    for (const passage of found) {
      const [aStart, aEnd] = [Math.max(one.aStart, passage.aStart), Math.min(one.aEnd, passage.aEnd)]
      const inB = Math.min(one.bEnd, passage.bEnd) - Math.max(one.bStart, passage.bStart)
      if (aStart >= aEnd || inB <= 0) continue
      // Mostly the planted one: a long passage that only touches it is another.
      if (aEnd - aStart < 0.5 * (passage.aEnd - passage.aStart)) continue
      known.add(passage)
      units.fill(1, aStart - one.aStart, aEnd - one.aStart)
    }
    covered += units.reduce((sum, unit) => sum + unit, 0)
  }
  return {
    coverage: covered / all,
    unplanted: found.length === 0 ? 0 : (found.length - known.size) / found.length,
  }
}
