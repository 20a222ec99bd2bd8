/**
 * How long a page takes to be put together, and how well: medians over lengths beside a floor of the same run, pages
 * that no newspaper would print, the scores of made pages by preset and of the five real ones where they are there.
 *
 *   node test/bench/pages.ts [--seed 1000] [--pages 100] [--quick]
 */
import { parseArgs } from 'node:util'
import { splitPage } from '../../electron/backend/pages/index.ts'
import { readLines } from '../../electron/backend/pages/lines.ts'
import { termsOf } from '../../electron/backend/pages/cohesion.ts'
import { BAD_PAGES } from '../pages/bad-pages.ts'
import { makePages } from '../pages/lay-out.ts'
import { makeLargePage } from '../pages/large.ts'
import { PRESETS, type Preset } from '../pages/rates.ts'
import { type Scores, loadScorer, meanScores, scoreMade, scoreReal } from '../pages/score.ts'
import { median } from './measure.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1000' },
    pages: { type: 'string', default: '100' },
    quick: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)

/** What cannot be left out: cutting the page into lines and the lines into terms. */
const floorOf = (text: string): number =>
  readLines(text).reduce((sum, line) => sum + termsOf(line.text).size, 0)

function time(rounds: number, run: () => unknown): number {
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  return median(times)
}

const row = (...cells: (string | number)[]): void =>
  console.log(
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(38) : String(cell).padStart(12))).join(''),
  )

const warm = makeLargePage(seed, 12_000)
for (let i = 0; i < 20; i++) splitPage(warm)

row(`characters (seed ${seed})`, 'ms', 'floor ms', '× floor', 'ns/n log n')
for (const size of [3000, 6000, 12_000, 25_000, 50_000, 100_000, 200_000, 1_000_000, 5_000_000]) {
  if (values.quick && size > 200_000) break
  const text = makeLargePage(seed, size)
  const rounds = size <= 25_000 ? 15 : size <= 200_000 ? 7 : 1
  const floor = time(rounds, () => floorOf(text))
  const split = time(rounds, () => splitPage(text))
  const perStep = (split / (text.length * Math.log2(text.length))) * 1e6
  row(text.length, split.toFixed(1), floor.toFixed(1), (split / floor).toFixed(1), perStep.toFixed(0))
}

row(`\nbad pages, 200,000 characters`, 'ms', '× a quarter of it')
for (const [name, make] of Object.entries(BAD_PAGES)) {
  const [quarter, whole] = [50_000, 200_000].map((size) => time(3, () => splitPage(make(size))))
  if (quarter !== undefined && whole !== undefined && whole > 100)
    row(`  ${name}`, whole.toFixed(0), (whole / quarter).toFixed(1))
}

const scorePage = await loadScorer()
if (scorePage) {
  const show = (name: string, scores: Scores) =>
    row(name, ...Object.entries(scores).map(([figure, value]) => `${figure.slice(0, 6)} ${value.toFixed(3)}`))
  const count = Number(values.pages)
  console.log(`\nscores, mean of ${count} made pages each (seeds ${seed} to ${seed + count - 1})`)
  for (const preset of Object.keys(PRESETS) as Preset[])
    show(`  ${preset}`, meanScores(scoreMade(scorePage, makePages(seed, count, preset))))
  const real = scoreReal(scorePage)
  if (real.length > 0) show('the five real pages', meanScores(real))
}
