/**
 * How well the engine knows what it does not know: for each kind of decision, on made pages, how often its statement
 * is true where it says so with this or that probability; how many wrong decisions it asks about, and how many it asks.
 *
 *   node test/bench/calibration.ts [SEED] [PAGES]
 *
 * Real pages beside the repository are counted too, where they are.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { splitPage } from '../../electron/backend/pages/index.ts'
import type { Decision } from '../../shared/model/page.ts'
import { makePages } from '../pages/lay-out.ts'
import { type Truth, truthReports } from '../pages/material.ts'
import { REAL } from '../pages/score.ts'

interface KnownPage {
  text: string
  fileName: string
  truth: Truth
}
interface Judged extends Decision {
  right: boolean
}
interface Place {
  report: number
  block: number
  part: number
  kind: string
}

const [seed = 9000, count = 100] = process.argv.slice(2).map(Number)
const BINS = 5

function judge({ text, fileName, truth }: KnownPage): Judged[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((found) => found.index + 1)]
  const lineOf = (at: number): number => starts.findLastIndex((start) => start <= at) + 1
  const places = new Map<number, Place>()
  truth.reports.forEach(({ blocks }, report) =>
    blocks.forEach(({ kind, lines }, block) =>
      lines.forEach((line, part) => places.set(line, { report, block, part, kind })),
    ),
  )
  return splitPage(text, { fileName }).decisions.flatMap((decision): Judged[] => {
    const here = places.get(lineOf(decision.at))
    const there = decision.to === null ? undefined : places.get(lineOf(decision.to))
    const right = isTrue(decision, here, there, () => placeAbove(places, lineOf(decision.at)))
    return right === null ? [] : [{ ...decision, right }]
  })
}

/** Whether the statement of a decision is true; null where the truth does not say. */
function isTrue(
  { kind, at, to }: Decision,
  here: Place | undefined,
  there: Place | undefined,
  above: () => Place | undefined,
): boolean | null {
  if (kind === 'aside') return here === undefined
  if (!here) return kind === 'join' ? false : null
  if (kind === 'title') return here.kind === 'title'
  if (kind === 'border') {
    const before = above()
    return before ? before.report !== here.report : null
  }
  if (!there || at === to) return null
  if (kind === 'member') return here.report === there.report
  return here.report === there.report && here.block === there.block && there.part === here.part + 1
}

function placeAbove(places: Map<number, Place>, line: number): Place | undefined {
  for (let i = line - 1; i > 0; i--) if (places.has(i)) return places.get(i)
  return undefined
}

function table(name: string, pages: KnownPage[]): void {
  const judged = pages.flatMap(judge)
  const wrong = judged.filter(({ applied, right }) => applied !== right)
  const asked = judged.filter(({ doubtful }) => doubtful)
  console.log(
    `\n${name}: ${pages.length} pages; a page has ${(wrong.length / pages.length).toFixed(1)} wrong decisions`,
    `and ${(asked.length / pages.length).toFixed(1)} proposals;`,
    `${((100 * wrong.filter(({ doubtful }) => doubtful).length) / Math.max(1, wrong.length)).toFixed(0)} % of what is wrong is asked about`,
  )
  for (const kind of ['join', 'border', 'member', 'title', 'aside'])
    for (const applied of [true, false]) {
      const own = judged.filter((one) => one.kind === kind && one.applied === applied)
      if (own.length === 0) continue
      const bins = Array.from({ length: BINS }, (_, i) => {
        const inside = own.filter((one) => Math.min(BINS - 1, Math.floor(one.probability * BINS)) === i)
        const share = inside.filter(({ right }) => right).length / inside.length
        return inside.length === 0 ? '      –    ' : `${share.toFixed(2)} (${inside.length})`.padEnd(11)
      })
      console.log(`  ${(applied ? kind : `${kind}, not made`).padEnd(18)}`, bins.join(' '))
    }
}

console.log('true where the probability is', ['0–.2', '.2–.4', '.4–.6', '.6–.8', '.8–1'].join('     '))
table('our own reports', makePages(seed, count, 'like these'))
if (REAL) {
  const { gold, folder } = REAL
  const { pages } = JSON.parse(readFileSync(gold, 'utf8')) as { pages: Truth[] }
  table('real reports', makePages(seed, count, 'like these', truthReports(gold, folder)))
  const read = (truth: Truth): KnownPage => ({
    text: readFileSync(join(folder, truth.file), 'utf8'),
    fileName: truth.file,
    truth,
  })
  table('the real pages', pages.map(read))
}
