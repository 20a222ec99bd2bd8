/** From bits in their order to the lines of a page and its truth. */
import type { Language } from '../../shared/model/report.ts'
import { pick } from '../unit/text/corpus.ts'
import type { MadePage } from './lay-out.ts'
import type { TrueBlock } from './material.ts'
import { type Bit, type CutReport, type Random, between, chance } from './pieces.ts'
import type { Rates } from './rates.ts'

const WORDS: Record<'zh-Hans' | 'zh-Hant' | 'en', { masthead: string[]; notices: string[] }> = {
  'zh-Hans': {
    masthead: ['柳江晚报　2024年11月6日　星期三　第4版　综合', '柳江晚报', '2024年11月6日 星期三', '4'],
    notices: [
      '扫码看视频',
      '责任编辑：谭青　美编：穆然　校对：魏遥',
      '广告热线：0000-5551234',
      '本版电话 5556789',
    ],
  },
  'zh-Hant': {
    masthead: ['南灣日報　2024年11月6日　星期三　A7　要聞', '南灣日報', '2024年11月6日 星期三', 'A7'],
    notices: ['掃碼看片', '責任編輯：譚青　美術編輯：穆然', '廣告熱線：5555 1234'],
  },
  en: {
    masthead: ['THE WILLOW LEDGER   Wednesday, November 6, 2024   Page 4', 'THE WILLOW LEDGER', 'Page 4'],
    notices: ['Advertisement', 'Scan to watch the video'],
  },
}
const HEADING_KINDS = new Set(['title', 'kicker', 'label', 'subhead'])
const HALF: Record<string, string> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '！': '!',
  '？': '?',
}

export function render(
  random: Random,
  rates: Rates,
  fileName: string,
  language: Language,
  cut: CutReport[],
  stretches: Bit[][],
): MadePage {
  const words = WORDS[language === 'und' ? 'zh-Hans' : language]
  const nobody = (text: string): Bit => ({ report: -1, block: 0, part: 0, kind: 'furniture', text })
  if (chance(random, rates.masthead)) stretches.unshift([nobody(pick(random, words.masthead))])
  if (chance(random, rates.notices))
    stretches.splice(between(random, 1, stretches.length), 0, [nobody(pick(random, words.notices))])
  const marked = chance(random, rates.marks)
  const marks = { subhead: between(random, 2, 3), wrong: chance(random, rates.wrongLevels) }
  const half = language !== 'en' && chance(random, rates.halfWidth)
  const tight = chance(random, rates.tight)
  const wrapped = chance(random, rates.wrapped)
  const width = language === 'en' ? between(random, 58, 72) : between(random, 16, 26)
  const indented = (tight || wrapped) && language !== 'en'
  const narrow = (text: string) =>
    half ? text.replace(/[，；：（）！？]/g, (mark) => HALF[mark] ?? mark) : text

  const lines: string[] = chance(random, 0.5) ? ['', ''] : []
  const placed = new Map<Bit, number[]>()
  for (const bit of stretches.flat()) {
    const text = narrow(bit.text)
    const mark = marked ? markOf(random, rates, marks, bit) : ''
    const paragraph = bit.kind === 'paragraph' || bit.kind === 'repeat'
    const shown = paragraph && wrapped ? wrap(text, width) : [text]
    const first = paragraph && indented && bit.part === 0 ? '　　' : ''
    if (!tight && lines.length > 0) lines.push('')
    if (!tight && bit.kind === 'caption' && chance(random, 0.3)) lines.push('', '')
    placed.set(
      bit,
      shown.map((line, i) => lines.push(mark + (i === 0 ? first : '') + line)),
    )
  }
  return { text: lines.join('\n'), fileName, ...truthOf(fileName, cut, placed, narrow) }
}

function truthOf(
  file: string,
  cut: CutReport[],
  placed: Map<Bit, number[]>,
  narrow: (text: string) => string,
): Pick<MadePage, 'truth' | 'joins'> {
  const anywhere: number[] = []
  const blocks = cut.map(() => new Map<number, { kind: string; parts: [number, number[]][] }>())
  for (const [bit, lines] of placed) {
    const own = blocks[bit.report]
    if (!own) anywhere.push(...lines)
    else {
      const block = own.get(bit.block)
      if (block) block.parts.push([bit.part, lines])
      else own.set(bit.block, { kind: bit.kind, parts: [[bit.part, lines]] })
    }
  }
  const reports = blocks.map((own, i) => {
    const title = cut[i]?.title ?? null
    return {
      title: title === null ? null : narrow(title),
      blocks: [...own]
        .sort(([a], [b]) => a - b)
        .map(
          ([, { kind, parts }]): TrueBlock => ({
            kind,
            lines: parts.sort(([a], [b]) => a - b).flatMap(([, lines]) => lines),
          }),
        ),
    }
  })
  const joins = reports.flatMap((report) =>
    report.blocks.flatMap((block) =>
      block.lines.slice(1).map((line, i): [number, number] => [block.lines[i] as number, line]),
    ),
  )
  return { truth: { file, reports: reports.filter((report) => report.blocks.length > 0), anywhere }, joins }
}

/** What marks a page has: levels by kind, as on the real ones (titles 1, labels 2, subheads 2 or 3, kickers mostly none). */
function markOf(random: Random, rates: Rates, marks: { subhead: number; wrong: boolean }, bit: Bit): string {
  if (bit.kind === 'byline') return chance(random, rates.strayMark) ? '## ' : ''
  if (!HEADING_KINDS.has(bit.kind)) return ''
  if (chance(random, bit.kind === 'kicker' ? 0.6 : rates.lostMark)) return ''
  const level = bit.kind === 'title' ? 1 : bit.kind === 'subhead' ? marks.subhead : 2
  return `${'#'.repeat(marks.wrong ? between(random, 1, 3) : level)} `
}

/** Hard lines of about `width` characters: Latin words whole, no Chinese line that begins with a closing mark. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let rest = text
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width)
    let at = /[a-z ]/i.test(rest[width] ?? '') && space > width / 2 ? space : width
    while (at < rest.length && /[，。；：、！？”」』）》,.;:!?)]/.test(rest[at] ?? '')) at++
    lines.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return rest === '' ? lines : [...lines, rest]
}
