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
import { truthReports } from '../pages/material.ts'
import { REAL, type Scores, loadScorer, meanScores, scoreMade, scoreReal } from '../pages/score.ts'
import { writtenPages } from '../pages/written.ts'
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

/** Milliseconds: by the clock (median), and of this thread's processor (mean), in which other work has no part. */
function time(rounds: number, run: () => unknown): { clock: number; cpu: number } {
  const clocks: number[] = []
  const before = process.threadCpuUsage()
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    run()
    clocks.push(performance.now() - start)
  }
  const { user, system } = process.threadCpuUsage(before)
  return { clock: median(clocks), cpu: (user + system) / 1000 / rounds }
}

const row = (...cells: (string | number)[]): void =>
  console.log(
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(38) : String(cell).padStart(15))).join(''),
  )

const warm = makeLargePage(seed, 12_000)
for (let i = 0; i < 20; i++) splitPage(warm)

row(`characters (seed ${seed})`, 'ms', 'cpu ms', 'floor ms', '× floor', 'ns/n log n')
for (const size of [3000, 6000, 12_000, 25_000, 50_000, 100_000, 200_000, 1_000_000, 5_000_000]) {
  if (values.quick && size > 200_000) break
  const text = makeLargePage(seed, size)
  const rounds = size <= 25_000 ? 25 : size <= 200_000 ? 7 : 1
  const floor = time(rounds * 3, () => floorOf(text)).clock
  const { clock, cpu } = time(rounds, () => splitPage(text))
  const perStep = (cpu / (text.length * Math.log2(text.length))) * 1e6
  row(
    text.length,
    clock.toFixed(1),
    cpu.toFixed(1),
    floor.toFixed(1),
    (clock / floor).toFixed(1),
    perStep.toFixed(0),
  )
}

const most = values.quick ? 200_000 : 5_000_000
row(`\nbad pages, ${most} characters`, 'ms', 'cpu ms', '× a quarter of it')
for (const [name, make] of Object.entries(BAD_PAGES)) {
  const quarter = time(1, () => splitPage(make(most / 4)))
  const whole = time(1, () => splitPage(make(most)))
  if (whole.cpu > most / 2000)
    row(`  ${name}`, whole.clock.toFixed(0), whole.cpu.toFixed(0), (whole.cpu / quarter.cpu).toFixed(1))
}

const scorePage = await loadScorer()
if (scorePage) {
  const show = (name: string, scores: Scores) =>
    row(name, ...Object.entries(scores).map(([figure, value]) => `${figure} ${value.toFixed(3)}`))
  const count = Number(values.pages)
  console.log(`\nscores, mean of ${count} made pages each (seeds ${seed} to ${seed + count - 1})`)
  for (const preset of Object.keys(PRESETS) as Preset[])
    show(`  ${preset}`, meanScores(scoreMade(scorePage, makePages(seed, count, preset))))
  if (REAL) {
    const reports = truthReports(REAL.gold, REAL.folder)
    const pages = makePages(seed, count, 'like these', reports)
    show('  like these, of the real reports', meanScores(scoreMade(scorePage, pages)))
  }
  const written = writtenPages().map(({ name, text, gold }) =>
    scorePage(gold, text, splitPage(text, { fileName: `${name}.txt` })),
  )
  show(`written by hand (${written.length})`, meanScores(written))
  const real = scoreReal(scorePage)
  if (real.length > 0) show('the five real pages', meanScores(real))
}
