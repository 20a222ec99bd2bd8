/** Whole pages in the other script, by OpenCC, phrases and regional forms included: folded, both are the same text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Converter } from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../shared/text/fold.ts'
import { makeRandom, makeText } from './corpus.ts'

const MOST_IN_10000 = 0.5

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url)
const pages = existsSync(SEEDS)
  ? readdirSync(SEEDS)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(new URL(name, SEEDS), 'utf8').normalize('NFC'))
  : []
const texts = [...pages, makeText(makeRandom(3), 20_000)]

/** Characters that differ after folding, in 10,000; a line of another length differs wholly. */
function differing(text: string, twin: string): number {
  const [lines, others] = [text.split('\n'), twin.split('\n')]
  let count = 0
  lines.forEach((line, i) => {
    const [a, b] = [fold(line), fold(others[i] ?? '')]
    if (a.length !== b.length) count += a.length
    else for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) count++
  })
  return (10_000 * count) / text.length
}

describe('script twins', () => {
  test.each([
    ['simplified to Hong Kong', 'cn', 'hk'],
    ['simplified to Taiwan', 'cn', 'tw'],
    ['traditional to simplified', 't', 'cn'],
    ['Hong Kong to simplified', 'hk', 'cn'],
  ] as const)('are one text when folded: %s', (_, from, to) => {
    const convert = Converter({ from, to })
    const worst = Math.max(...texts.map((text) => differing(text, convert(text))))
    expect(worst).toBeLessThanOrEqual(MOST_IN_10000)
  })
})
