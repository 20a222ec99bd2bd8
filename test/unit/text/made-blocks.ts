/** Pages cut into blocks at random, corrected and shown in the other script: what the text map must bear. */
import STCharacters from 'opencc-js/dict/STCharacters'
import STPhrases from 'opencc-js/dict/STPhrases'
import TSCharacters from 'opencc-js/dict/TSCharacters'
import TSPhrases from 'opencc-js/dict/TSPhrases'
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { applyCorrections, type Overlay } from '../../../shared/text/corrections.ts'
import { planCorrection } from '../../../shared/text/plan-correction.ts'
import { makeConverter } from '../../../shared/text/script.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { pick } from './corpus.ts'

export const toTraditional = makeConverter([{ phrases: [STPhrases], characters: STCharacters }])
export const toSimplified = makeConverter([{ phrases: [TSPhrases], characters: TSCharacters }])

const PIECES =
  '各方|停火|协议。|“好”|，|他说：|𠮷野|3月|12|葛󠄀|皇后|以后|头发|发展|乾隆|干燥|裏|the |mis-|siles|Asia-|Pacific |a|5,|000 |“yes” |e\u0301|ก็|👩🏽‍🚀|한|\n|\n\n| |　|\u00ad\n|-\n|\t\n|**|𠂎|㑮'.split(
    '|',
  )
const TYPED = '已经|后|X|𠮷|e\u0301|the |一句长得多的话|。| |发|髮|\u0301|👩🏽‍🚀'.split('|')

export interface MadePage {
  source: string
  /** As the source has them. */
  base: ShownBlock[]
  corrections: Overlay[]
  /** With the corrections. */
  blocks: ShownBlock[]
}

/** A page of up to `most` pieces in three blocks with columns shuffled, and up to `edits` corrections by a rough hand. */
export function makePage(random: () => number, most = 40, edits = 6): MadePage {
  const source = Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, PIECES)).join('')
  const cuts = [0, source.length, ...Array.from({ length: 8 }, () => Math.floor(random() * source.length))]
  const sorted = [...new Set(cuts)].sort((a, b) => a - b)
  const ranges = sorted.slice(1).map((end, i): Range => [sorted[i]!, end])
  ranges.sort(() => random() - 0.5)
  const dealt: Range[][] = [[], [], []]
  for (const range of ranges) if (random() < 0.9) dealt[Math.floor(random() * 3)]!.push(range)
  const base = dealt.map((own) => showBlock(source, { kind: 'paragraph', ranges: own }))
  let corrections: Overlay[] = []
  let blocks = base
  for (let n = 0; n < edits; n++) {
    const at = Math.floor(random() * source.length)
    const chosen: Range = [at, Math.min(source.length, at + 1 + Math.floor(random() * 6))]
    const typed = random() < 0.15 ? '' : pick(random, TYPED) + (random() < 0.3 ? pick(random, TYPED) : '')
    const plan = planCorrection(blocks, [chosen], typed)
    if (typeof plan === 'string') continue
    corrections = corrections.filter(({ id }) => !plan.replaced.includes(id))
    if (plan.text !== plan.original) corrections.push({ ...plan, id: `c${n}` })
    blocks = base.map((block) => applyCorrections(block, corrections))
  }
  return { source, base, corrections, blocks }
}

/** Each shown unit with the source units it stands for, worked out unit by unit: slow, and sure. */
export interface Unit {
  sources: number[]
  /** The correction it belongs to. */
  edit: string | null
}

export function unitsOf(base: ShownBlock, corrections: readonly Overlay[]): Unit[] {
  let units: Unit[] = Array.from({ length: base.text.length }, () => ({ sources: [], edit: null }))
  for (const [at, source, length] of base.segments)
    for (let i = 0; i < length; i++) units[at + i] = { sources: [source + i], edit: null }
  for (const { id, ranges, text } of corrections) {
    const wanted = ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i))
    const first = units.findIndex(({ sources }) => sources[0] === wanted[0])
    if (first < 0) continue
    let last = first
    const seen: number[] = []
    for (let at = first; at < units.length && seen.length < wanted.length; at++) {
      seen.push(...units[at]!.sources)
      last = at
    }
    if (seen.join() !== wanted.join()) continue
    const whole = Array.from({ length: text.length }, (): Unit => ({ sources: wanted, edit: id }))
    units = [...units.slice(0, first), ...whole, ...units.slice(last + 1)]
  }
  return units
}
