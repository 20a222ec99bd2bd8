/** Lays out pages whose truth is known, from one seeded source of numbers: the same seed, the same page. */
import { Converter } from 'opencc-js/cn2t'
import { makeRandom, pick } from '../unit/text/corpus.ts'
import { type MadeReport, type Truth, ownReports } from './material.ts'
import { type Bit, type CutReport, type Random, between, chance, cutBit, cutUp } from './pieces.ts'
import { PRESETS, type Preset, type Rates } from './rates.ts'
import { render } from './render.ts'

export interface MadePage {
  text: string
  fileName: string
  truth: Truth
  /** Pairs of lines (from 1): the paragraph of the first goes on in the second. */
  joins: [number, number][]
}

/** Blocks of a long report. */
const LONG = 14
const convert = Converter({ from: 'cn', to: 'hk' })
let own: MadeReport[] | undefined

/** One page. `material`: other reports than our own (`truthReports`), read at run time. */
export function makePage(seed: number, rates: Rates | Preset, material?: readonly MadeReport[]): MadePage {
  const random = makeRandom(seed)
  const wanted = typeof rates === 'string' ? PRESETS[rates] : rates
  own ??= ownReports()
  const reports = choose(random, wanted, material ?? own)
  const cut = reports.map((report, i) => cutUp(random, wanted, report, i))
  const stretches = arrange(random, wanted, cut)
  strayCaptions(random, wanted, cut, stretches)
  if (chance(random, wanted.repeats)) repeat(random, stretches)
  const language = reports[0]?.language ?? 'zh-Hans'
  return render(random, wanted, `made-${seed}.txt`, language, cut, stretches)
}

/** `count` pages, seeds from `seed` up. */
export function makePages(
  seed: number,
  count: number,
  rates: Rates | Preset,
  material?: readonly MadeReport[],
): MadePage[] {
  return Array.from({ length: count }, (_, i) => makePage(seed + i, rates, material))
}

function choose(random: Random, rates: Rates, material: readonly MadeReport[]): MadeReport[] {
  const language = pick(random, rates.languages)
  const mixed = language !== 'en' && chance(random, rates.mixed)
  const converted = language === 'zh-Hant' && chance(random, rates.converted)
  const fits = (report: MadeReport) =>
    mixed || converted
      ? report.language !== 'en'
      : report.language === language || (report.language === 'und' && language !== 'en')
  const left = shuffle(random, material.filter(fits))
  const count = between(random, ...rates.reports)
  const chosen: MadeReport[] = []
  while (chosen.length < count && left.length > 0) {
    const long = chance(random, rates.long)
    const at = left.findIndex((report) => report.blocks.length >= LONG === long)
    chosen.push(...left.splice(Math.max(0, at), 1))
  }
  if (chance(random, rates.sameSubject)) {
    const twin = left.find((report) => report.subject !== '' && report.subject === chosen[0]?.subject)
    if (twin && chosen.length > 2) chosen[between(random, 1, chosen.length - 1)] = twin
  }
  return converted && !mixed ? chosen.map(traditional) : chosen
}

function traditional(report: MadeReport): MadeReport {
  if (report.language === 'zh-Hant') return report
  return {
    ...report,
    language: 'zh-Hant',
    title: report.title === null ? null : convert(report.title),
    blocks: report.blocks.map((block) => ({ ...block, text: convert(block.text) })),
  }
}

function shuffle<T>(random: Random, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = between(random, 0, i)
    ;[items[i], items[j]] = [items[j] as T, items[i] as T]
  }
  return items
}

/** The page as stretches, each of one report (but for what strays into it), from top to bottom. */
function arrange(random: Random, rates: Rates, cut: CutReport[]): Bit[][] {
  const stretches: Bit[][] = []
  const carried: { stretch: Bit[]; from: number }[] = []
  for (const report of cut) {
    const { head, flow } = report
    const at = flow.length > 3 ? breakAt(random, rates, flow) : 0
    if (at > 0 && chance(random, rates.carried)) {
      carried.push({ stretch: flow.slice(at), from: stretches.length })
      stretches.push([...head, ...flow.slice(0, at)])
    } else if (at > 0 && chance(random, rates.moved))
      stretches.push([...head, ...flow.slice(at), ...flow.slice(0, at)])
    else if (at > 0 && chance(random, rates.titleInside))
      stretches.push([...flow.slice(0, at), ...head, ...flow.slice(at)])
    else stretches.push([...head, ...flow])
  }
  // Places are counted in the stretches as they stand without the carried ones; the last carried goes in first.
  const places = carried.map(({ stretch, from }) => {
    const up = from > 0 && (from === stretches.length - 1 || chance(random, rates.carriedUp))
    const to = up ? between(random, Math.max(0, from - 3), from - 1) : from + 1 + between(random, 1, 6)
    return { stretch, to: Math.min(to, stretches.length) }
  })
  for (const { stretch, to } of places.sort((a, b) => b.to - a.to)) stretches.splice(to, 0, stretch)
  return stretches.filter((stretch) => stretch.length > 0)
}

/** Where a report's text is broken in two: mostly in the middle of a sentence, by a cut that is there or is made now. */
function breakAt(random: Random, rates: Rates, flow: Bit[]): number {
  if (!chance(random, rates.atCut)) return between(random, 2, flow.length - 1)
  const cuts = flow.flatMap((bit, i) => (i > 1 && bit.part > 0 ? [i] : []))
  if (cuts.length > 0) return pick(random, cuts)
  const at = between(random, 1, flow.length - 1)
  const bit = flow[at] as Bit
  if (bit.kind !== 'paragraph' || bit.text.length < 40) return at > 1 ? at : 0
  const halves = cutBit(random, { ...rates, wordTwice: 0 }, { ...bit })
  const [, second] = halves
  if (!second) return 0
  // A cut nobody sees makes a paragraph more: the numbers behind it move up.
  if (second.part === 0) for (const later of flow.slice(at + 1)) later.block++
  else for (const later of flow.slice(at + 1)) if (later.block === bit.block) later.part++
  flow.splice(at, 1, ...halves)
  return at + 1
}

function strayCaptions(random: Random, rates: Rates, cut: CutReport[], stretches: Bit[][]): void {
  cut.forEach((report, index) => {
    for (const caption of report.captions) {
      const own = stretches.filter((stretch) => stretch.some((bit) => bit.report === index))
      const astray = chance(random, rates.captionAstray) || own.length === 0
      const stretch = pick(random, astray ? stretches : own)
      const cuts = stretch.flatMap((bit, i) => (i > 0 && bit.report === index && bit.part > 0 ? [i] : []))
      const at =
        cuts.length > 0 && chance(random, rates.captionInCut)
          ? pick(random, cuts)
          : between(random, Math.min(1, stretch.length), stretch.length)
      stretch.splice(at, 0, caption)
    }
  })
}

/** A passage stands once more, at the edge of another stretch: nobody's. */
function repeat(random: Random, stretches: Bit[][]): void {
  const from = pick(random, stretches)
  const long = from.filter((bit) => bit.kind === 'paragraph' && bit.text.length >= 30)
  const others = stretches.filter((stretch) => stretch !== from)
  if (long.length < 3 || others.length === 0) return
  const start = between(random, 1, long.length - 1)
  const copies = long
    .slice(start, start + between(random, 1, 2))
    .map((bit): Bit => ({ ...bit, report: -1, kind: 'repeat' }))
  const to = pick(random, others)
  if (chance(random, 0.5)) to.push(...copies)
  else stretches.splice(stretches.indexOf(to), 0, copies)
}
