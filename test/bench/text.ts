/**
 * Medians of the text engine, each beside a floor measured in the same run: only the ratios mean something. GATE lines
 * say whether issue 5's limit of folding holds.
 *
 *   node test/bench/text.ts
 */
import { indexTokens } from '../../shared/text/bigrams.ts'
import { findAll, findTerms } from '../../shared/text/find.ts'
import { fold, foldUnits } from '../../shared/text/fold.ts'
import { matchQuote } from '../../shared/text/match-quote.ts'
import { sentences } from '../../shared/text/sentences.ts'
import { editText, makeRandom, makeScramble, makeText } from '../unit/text/corpus.ts'
import { endGates, gate, median, print } from './measure.ts'

/** Median milliseconds of `rounds` runs, after two that warm up. */
function time(rounds: number, run: () => unknown): number {
  const times: number[] = []
  for (let i = -2; i < rounds; i++) {
    const start = performance.now()
    run()
    if (i >= 0) times.push(performance.now() - start)
  }
  return median(times)
}

const random = makeRandom(1)
for (const size of [20_000, 1_000_000]) {
  const text = makeText(random, size)
  const floor = time(15, () => text.toLowerCase())
  print(`toLowerCase, ${size} characters`, floor)
  const folding = time(15, () => fold(text))
  print('  fold', folding, floor)
  gate(`fold ÷ toLowerCase, ${size} characters`, folding / floor, 2.5)
  print(
    '  findAll, a word of two characters',
    time(15, () => findAll(text, '木橋')),
    floor,
  )
  print(
    '  findTerms, two terms',
    time(15, () => findTerms(text, '木橋 harb')),
    floor,
  )
  const units = foldUnits(text)
  print(
    '  indexTokens',
    time(5, () => indexTokens(units)),
    floor,
  )
  print(
    '  sentences',
    time(5, () => sentences(text)),
    floor,
  )
}

for (const size of [10_000, 100_000]) {
  const old = makeScramble(random, size)
  const now = editText(random, old, 0.1)
  const floor = time(15, () => now.toLowerCase())
  print(`toLowerCase, ${size} characters`, floor)
  let turn = 0
  const texts = [now, `${now} `]
  const nowhere = { exact: '从未出现过的一句话在这里', prefix: '', suffix: '' }
  print(
    '  matchQuote, first of a text (indexes it)',
    time(9, () => matchQuote(texts[turn++ % 2]!, nowhere)),
    floor,
  )
  const times: number[] = []
  for (let i = 0; i < 200; i++) {
    const length = Math.round(6 * (400 / 6) ** random())
    const start = Math.floor(random() * (old.length - length))
    const quote = {
      exact: old.slice(start, start + length),
      prefix: old.slice(Math.max(0, start - 32), start),
      suffix: old.slice(start + length, start + length + 32),
    }
    const began = performance.now()
    matchQuote(now, quote, start)
    times.push(performance.now() - began)
  }
  print('  matchQuote, each further, 10 % edited', median(times), floor)
}
endGates()
