/**
 * Quotes of 12 to 400 characters in texts made afresh from the sample library and then damaged: how many are placed
 * right, wrong, or though they were removed, and in what time; approx-string-match, scored as Hypothesis scores it,
 * has the same questions in the same run. Only shares and ratios mean something.
 *
 *   node test/bench/anchors.ts [characters] [first seed]
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
/** Each from a seed of its own: one text's 150 quotes say little about shares of a hundredth. */
const TEXTS = 8
const size = Number(process.argv[2] ?? 100_000)
const first = Number(process.argv[3] ?? 2026)

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

const noTally = (): Tally => ({ present: 0, right: 0, wrong: 0, gone: 0, invented: 0, times: [], errors: [] })
const sums = new Map<string, Tally>()
function count(damage: string, way: string, more: Tally): void {
  const key = `${damage}\0${way}`
  const sum = sums.get(key) ?? noTally()
  for (const field of ['present', 'right', 'wrong', 'gone', 'invented'] as const) sum[field] += more[field]
  sum.times.push(...more.times)
  sums.set(key, sum)
}

for (let seed = first; seed < first + TEXTS; seed++) {
  const random = makeRandom(seed)
  const old = madeFromSamples(random, size)
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
    count(name, 'match-quote', tally(damaged.text, cases, byQuote(damaged.text)))
    const began = performance.now()
    const map = offsetMap(old, damaged.text)
    const made = performance.now() - began
    const mapped = tally(damaged.text, cases, ({ start, end }) => map.place(start, end))
    count(name, 'offset map', { ...mapped, times: [made] })
    const byHint = byQuote(damaged.text)
    const both = tally(damaged.text, cases, (one) => map.place(one.start, one.end) ?? byHint(one))
    count(name, 'map, then quote', both)
    const other = tally(damaged.text, cases, (one) => peer(damaged.text, one))
    count(name, 'approx-string-match', other)
  }
}

console.log(`${TEXTS} texts of ${size} characters (seeds from ${first}), ${QUOTES} quotes each`)
console.log(
  `${'damage'.padEnd(20)}  ${'way'.padEnd(20)}  ${'right'.padStart(8)}  ${'wrong'.padStart(8)}  ${'invented'.padStart(8)}          p50`,
)
const all = new Map<string, Tally>()
for (const [key, sum] of sums) {
  const [damage, way] = key.split('\0') as [string, string]
  row(
    damage,
    way,
    sum,
    way === 'offset map' ? `${median(sum.times).toFixed(1).padStart(9)} ms for all` : undefined,
  )
  const whole = all.get(way) ?? noTally()
  for (const field of ['present', 'right', 'wrong', 'gone', 'invented'] as const) whole[field] += sum[field]
  whole.times.push(...sum.times)
  all.set(way, whole)
}
for (const [way, sum] of all) row('together', way, sum, way === 'offset map' ? '' : undefined)
const [ours, theirs] = ['match-quote', 'approx-string-match'].map((way) => median(all.get(way)!.times))
console.log(`p50 of all: ${ours!.toFixed(3)} ms, ${(ours! / theirs!).toFixed(3)} of approx-string-match’s`)
