/**
 * Quotes of 12 to 400 characters in texts made afresh from the sample library and then damaged: how many are placed
 * right, wrong, or though they were removed, and in what time; approx-string-match, scored as Hypothesis scores it,
 * has the same questions in the same run. Only shares and ratios mean something.
 *
 *   node test/bench/anchors.ts [characters]
 */
import search from 'approx-string-match'
import { matchQuote } from '../../shared/text/match-quote.ts'
import { offsetMap } from '../../shared/text/offset-map.ts'
import {
  byQuote,
  casesOf,
  DAMAGES,
  madeFromSamples,
  tally,
  withoutQuotes,
  type Case,
  type Tally,
} from '../unit/text/damage.ts'
import { makeRandom } from '../unit/text/corpus.ts'
import { median } from './measure.ts'

const QUOTES = 150
const size = Number(process.argv[2] ?? 100_000)

/** Hypothesis' match-quote: the quote by approximate search, its places weighed 50 : 20 : 20 : 2. */
function peer(text: string, { quote, start: hint }: Case): { start: number; end: number } | null {
  const { exact, prefix, suffix } = quote
  const places = search(text, exact, Math.min(256, exact.length / 2))
  const scored = places.map(({ start, end, errors }) => {
    const like = (there: string, wanted: string): number =>
      wanted === ''
        ? 1
        : 1 - (search(there, wanted, wanted.length)[0]?.errors ?? wanted.length) / wanted.length
    const score =
      (50 * (1 - errors / exact.length) +
        20 * like(text.slice(Math.max(0, start - prefix.length), start), prefix) +
        20 * like(text.slice(end, end + suffix.length), suffix) +
        2 * (1 - Math.abs(start - hint) / text.length)) /
      92
    return { start, end, score }
  })
  return scored.toSorted((a, b) => b.score - a.score)[0] ?? null
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

function row(damage: string, way: string, sum: Tally, whole?: string): void {
  console.log(
    [
      damage.padEnd(20),
      way.padEnd(20),
      share(sum.right, sum.present).padStart(8),
      share(sum.wrong, sum.present).padStart(8),
      share(sum.invented, sum.gone).padStart(8),
      whole ?? `${median(sum.times).toFixed(3).padStart(9)} ms`,
    ].join('  '),
  )
}

const random = makeRandom(2026)
const old = madeFromSamples(random, size)
console.log(`${old.length} characters, ${QUOTES} quotes each`)
console.log(
  `${'damage'.padEnd(20)}  ${'way'.padEnd(20)}  ${'right'.padStart(8)}  ${'wrong'.padStart(8)}  ${'invented'.padStart(8)}          p50`,
)
const ours: number[] = []
const theirs: number[] = []
const asked = [
  ...Object.entries(DAMAGES).map(([name, damage]) => {
    const damaged = damage(random, old)
    return { name, damaged, cases: casesOf(random, old, damaged, QUOTES) }
  }),
  { name: 'quotes removed', ...withoutQuotes(random, old, QUOTES) },
]
for (const { name, damaged, cases } of asked) {
  // The text is indexed once for all its quotes; that is not a question's time.
  matchQuote(damaged.text, { exact: '从未出现过的一句话在这里', prefix: '', suffix: '' })
  const quote = tally(damaged.text, cases, byQuote(damaged.text))
  row(name, 'match-quote', quote)
  const began = performance.now()
  const map = offsetMap(old, damaged.text)
  const made = performance.now() - began
  const mapped = tally(damaged.text, cases, ({ start, end }) => map.place(start, end))
  row(name, 'offset map', mapped, `${made.toFixed(1).padStart(9)} ms for all`)
  const other = tally(damaged.text, cases, (one) => peer(damaged.text, one))
  row(name, 'approx-string-match', other)
  ours.push(...quote.times)
  theirs.push(...other.times)
}
console.log(
  `p50 of all: ${median(ours).toFixed(3)} ms, ${(median(ours) / median(theirs)).toFixed(3)} of approx-string-match’s`,
)
