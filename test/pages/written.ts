/**
 * Pages written by hand for the page engine, each line tagged with the report it belongs to.
 *
 *   node test/pages/written.ts [--seams] [NAME…]   checks the pages (all, or those whose name begins so)
 *   node test/pages/written.ts --out DIR [NAME…]   writes NAME.txt and gold.json, for score-pages
 *
 * `written/NAME.tagged.txt`: every line that is not blank begins with a tag and a tab. `2.7b:paragraph` is the
 * second part of the seventh block of report 2; a letter stands only where a column broke the block. `-` is
 * furniture: mastheads, page numbers, passages that stand there twice. Lines stand as on the page; block
 * numbers and letters give the reading order. The same tag on lines that touch is one part set in several
 * lines, as English columns are.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BLOCK_KINDS, type BlockKind } from '../../shared/model/report.ts'

/** One page in the shape of the seeds' gold.json. `lines` are 1-based; several: one paragraph in parts. */
export type GoldBlock = { kind: BlockKind; lines: number[] }
export type GoldReport = { title: string | null; blocks: GoldBlock[] }
export type GoldPage = { file: string; reports: GoldReport[]; anywhere: number[] }
/** `wrapped`: the 1-based lines that only go on the line above, in the same part. */
export type WrittenPage = { name: string; text: string; gold: GoldPage; wrapped: ReadonlySet<number> }

const FOLDER = join(import.meta.dirname, 'written')
const SUFFIX = '.tagged.txt'
const TAG = /^(?:-|(\d+)\.(\d+)([a-z]?):([a-z]+))$/
const KINDS: ReadonlySet<string> = new Set(BLOCK_KINDS)

type Line = {
  number: number
  report: number
  block: number
  part: string
  kind: BlockKind
  text: string
  /** it goes on the line above it, in the same part */
  wrapped: boolean
}

/** A headline as score-pages compares it: without the marks an OCR model puts. */
const unmarked = (text: string) =>
  text
    .replace(/^[#\s]+/, '')
    .replaceAll('**', '')
    .trim()

/**
 * The page as an OCR would have it and what is right for it.
 * @throws Error with the line where a tag is missing or wrong, a block is missing, or parts do not fit
 */
export function readTagged(name: string, tagged: string): WrittenPage {
  const out: string[] = []
  const lines: Line[] = []
  const anywhere: number[] = []
  const fail = (number: number, why: string): never => {
    throw new Error(`${name}:${number}: ${why}`)
  }
  tagged.split('\n').forEach((raw, i) => {
    const number = i + 1
    const tab = raw.indexOf('\t')
    if (raw.trim() === '') {
      out.push('')
      return
    }
    const tag = TAG.exec(tab < 0 ? raw : raw.slice(0, tab))
    const text = raw.slice(tab + 1)
    if (tab < 0 || !tag) fail(number, 'no tag')
    if (text.trim() === '') fail(number, 'a tag without text')
    out.push(text)
    const [, report, block, part, kind] = tag ?? []
    if (report === undefined) {
      anywhere.push(number)
      return
    }
    if (!kind || !KINDS.has(kind) || kind === 'furniture') fail(number, `no such kind: ${kind}`)
    const line = {
      number,
      report: +report,
      block: +(block ?? 0),
      part: part ?? '',
      kind: kind as BlockKind,
      text,
    }
    const above = lines.at(-1)
    const wrapped =
      above?.number === number - 1 &&
      above.report === line.report &&
      above.block === line.block &&
      above.part === line.part
    lines.push({ ...line, wrapped })
  })

  const reports: GoldReport[] = []
  const total = Math.max(0, ...lines.map((line) => line.report))
  for (let r = 1; r <= total; r++) {
    const mine = lines.filter((line) => line.report === r)
    const blocks: GoldBlock[] = []
    const title: string[] = []
    const last = Math.max(0, ...mine.map((line) => line.block))
    if (last === 0) fail(0, `report ${r} has no lines`)
    for (let b = 1; b <= last; b++) {
      const parts = mine
        .filter((line) => line.block === b)
        .sort((x, y) => (x.part < y.part ? -1 : x.part > y.part ? 1 : 0))
      const [first] = parts
      if (!first) return fail(0, `report ${r} has no block ${b}`)
      const opening = parts.filter((line) => !line.wrapped)
      const letters = opening.map((line) => line.part).join('')
      if (letters !== (opening.length === 1 ? '' : 'abcdefghij'.slice(0, opening.length)))
        fail(first.number, `parts of block ${r}.${b} are “${letters}”`)
      if (parts.some((line) => line.kind !== first.kind)) fail(first.number, `block ${r}.${b} has two kinds`)
      blocks.push({ kind: first.kind, lines: parts.map((line) => line.number) })
      if (first.kind === 'title') title.push(...parts.map((line) => unmarked(line.text)))
    }
    reports.push({ title: title.length ? title.join(' ') : null, blocks })
  }
  const wrapped = new Set(lines.filter((line) => line.wrapped).map((line) => line.number))
  return { name, text: out.join('\n'), gold: { file: `${name}.txt`, reports, anywhere }, wrapped }
}

/** The written pages whose name begins with one of `prefixes` (all where there is none), by name. */
export function writtenPages(prefixes: string[] = []): WrittenPage[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .filter((name) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix)))
    .sort()
    .map((name) => readTagged(name, readFileSync(join(FOLDER, name + SUFFIX), 'utf8')))
}

const ENDED = /[。！？…：；.!?:;][”’」』）)"'*]*$/

/** What looks wrong on a page (a paragraph that breaks off and is not joined may be meant so), and its seams. */
function inspect(page: WrittenPage): { doubts: string[]; seams: string[] } {
  const lines = page.text.split('\n')
  const doubts: string[] = []
  const seams: string[] = []
  page.gold.reports.forEach((report, r) =>
    report.blocks.forEach(({ kind, lines: [first = 0, ...rest] }, b) => {
      let at = first
      for (const next of rest) {
        const before = lines[at - 1] ?? ''
        const after = lines[next - 1] ?? ''
        if (page.wrapped.has(next)) {
          at = next
          continue
        }
        seams.push(`${r + 1}.${b + 1} ${at}+${next} ${before.slice(-14)}⟶${after.slice(0, 14)}`)
        if (kind === 'paragraph' && ENDED.test(before)) doubts.push(`${at}: joined behind a full stop`)
        at = next
      }
      const text = lines[at - 1] ?? ''
      if (kind === 'paragraph' && !ENDED.test(text)) doubts.push(`${at}: breaks off: ${text.slice(-14)}`)
    }),
  )
  const seen = new Map<string, number>()
  const furniture = new Set(page.gold.anywhere)
  lines.forEach((text, i) => {
    if (text === '') return
    const twin = seen.get(text)
    // furniture may say again what stands in a report
    if (twin && !furniture.has(twin) && !furniture.has(i + 1))
      doubts.push(`${i + 1}: the same as line ${twin}`)
    seen.set(text, i + 1)
  })
  return { doubts, seams }
}

if (import.meta.main) {
  const args = process.argv.slice(2)
  const out = args.indexOf('--out')
  const [, folder] = out < 0 ? [] : args.splice(out, 2)
  const pages = writtenPages(args.filter((arg) => !arg.startsWith('--')))
  for (const page of pages) {
    const { doubts, seams } = inspect(page)
    const characters = page.text.replace(/\s/g, '').length
    console.log(
      `${page.name}: ${page.gold.reports.length} reports, ${characters} characters, ${seams.length} seams`,
    )
    for (const doubt of doubts) console.log(`  ? ${doubt}`)
    if (args.includes('--seams')) for (const seam of seams) console.log(`    ${seam}`)
  }
  if (folder) {
    mkdirSync(folder, { recursive: true })
    for (const page of pages) writeFileSync(join(folder, page.gold.file), page.text)
    writeFileSync(
      join(folder, 'gold.json'),
      `${JSON.stringify({ pages: pages.map((p) => p.gold) }, null, 1)}\n`,
    )
  }
}
