/** Lines that a narrow setting broke become one unit again: the smallest thing that later steps move about. */
import type { Range } from '../../../shared/model/range.ts'
import { endsSentence, isMostlyHan, widthOf } from './characters.ts'
import type { Line } from './lines.ts'

export interface Unit {
  /** Place on the page, from 0. */
  index: number
  /** Running text: lines joined, with a space between Latin ones. */
  text: string
  ranges: Range[]
  level: number
  list: boolean
  quote: boolean
  table: boolean
  bold: boolean
  /** Blank lines before. Two and more mean that the page left a region: a picture, a column. */
  gap: number
  gapAfter: number
  /** Text that is left out stood above it. */
  torn: boolean
}

/** A line at least this much of the setting's width was broken by the setting, not by the writer. */
const FULL_CHINESE = 0.85
const FULL_LATIN = 0.62
/** A Latin line that is shorter, together with the next word, was ended by the writer. */
const ROOM = 0.9
const BYLINE = /^(?:by\s+\p{Lu}|[■◎●□◆]|本[报報]记?者?)/iu

/** Groups the lines of a page into units. Linear. */
export function joinWrapped(lines: Line[]): Unit[] {
  const units: Unit[] = []
  let run: Line[] = []
  const flush = () => {
    for (const group of splitRun(run)) units.push(unitOf(group, units.length))
    run = []
  }
  for (const line of lines) {
    const last = run.at(-1)
    if (last && (line.gap > 0 || line.torn || !continuesBlock(last, line))) flush()
    run.push(line)
  }
  flush()
  for (const unit of units) unit.gapAfter = units[unit.index + 1]?.gap ?? 9
  return units
}

function continuesBlock(last: Line, line: Line): boolean {
  if (last.level > 0 || line.level > 0 || last.bold || line.bold || line.list) return false
  return last.table === line.table && last.quote === line.quote
}

/** Cuts a run of neighbouring lines into paragraphs. */
function splitRun(run: Line[]): Line[][] {
  if (run.length < 2) return run.length ? [run] : []
  if (run[0]?.table || run[0]?.list || run[0]?.quote) return [run]
  const widths = run.map((line) => widthOf(line.text))
  const joins = isMostlyHan(run.map((line) => line.text.slice(0, 40)).join(''))
    ? chineseJoins(run, widths)
    : latinJoins(run)
  const groups: Line[][] = [[run[0] as Line]]
  for (let i = 1; i < run.length; i++) {
    if (joins(i)) groups.at(-1)?.push(run[i] as Line)
    else groups.push([run[i] as Line])
  }
  return groups
}

/** For hard-wrapped Chinese: most lines equally wide; indents, where there are any, begin the paragraphs. */
function chineseJoins(run: Line[], widths: number[]): (i: number) => boolean {
  const sorted = [...widths].sort((a, b) => a - b)
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0
  const columns = run.length >= 8 && (sorted[Math.floor(sorted.length * 0.9)] ?? 9) <= 2
  if (columns) return () => true
  const isFull = (w: number) => w >= width * FULL_CHINESE && w <= width * 1.2
  const full = run.length < 6 ? widths.slice(0, -1).filter(isFull).length : widths.filter(isFull).length
  // Few lines: signatures, lists of names. Only when all but the last are full is it one paragraph.
  const needed = run.length < 6 ? run.length - 1 : run.length * 0.5
  if (run.length < 3 || width < 7 || width > 60 || full < needed) return () => false
  const indents = run.filter((line) => line.indented).length
  if (indents > 0 && indents < run.length) return (i) => !(run[i] as Line).indented
  return (i) => (widths[i - 1] ?? 0) >= width * FULL_CHINESE
}

function latinJoins(run: Line[]): (i: number) => boolean {
  // A headline in lines of its own, right above its byline.
  const by = run.slice(0, 5).findIndex((line) => BYLINE.test(line.text))
  if (by > 1 && by < run.length) {
    const [head, rest] = [latinJoins(run.slice(0, by)), latinJoins(run.slice(by))]
    return (i) => (i < by ? head(i) : i > by && rest(i - by))
  }
  const width = Math.max(...run.slice(0, 2000).map((line) => line.text.length))
  // A headline set in two or three lines has no stop anywhere.
  const headline = run.length <= 3 && width <= 60 && !run.some((line) => /[.,;:]$/.test(line.text))
  if (headline && !run.some((line) => BYLINE.test(line.text))) return () => true
  return (i) => {
    const before = run[i - 1] as Line
    const line = run[i] as Line
    if (BYLINE.test(before.text) || BYLINE.test(line.text) || line.indented) return false
    if (/[-\u00ad\u2010]$/.test(before.text) || /^\p{Ll}/u.test(line.text)) return true
    // The next word would have fitted: the writer ended the line, not the setting. So short heads of briefs stand apart.
    const word = line.text.indexOf(' ')
    if (before.text.length + 1 + (word < 0 ? line.text.length : word) <= width * ROOM) return false
    return width >= 30 && before.text.length >= width * (endsSentence(before.text) ? 0.75 : FULL_LATIN)
  }
}

function unitOf(lines: Line[], index: number): Unit {
  const first = lines[0] as Line
  return {
    index,
    text: joinTexts(lines.map((line) => line.text)),
    ranges: lines.flatMap((line) => line.ranges),
    level: first.level,
    list: first.list,
    quote: first.quote,
    table: first.table,
    bold: first.bold,
    gap: first.gap,
    gapAfter: 0,
    torn: first.torn,
  }
}

/** Pieces of one text as a reader sees them: Latin words apart, a hyphen at a break dropped. Linear. */
export function joinTexts(texts: string[]): string {
  const pieces: string[] = []
  for (const text of texts) {
    const before = pieces.at(-1)
    if (before === undefined) pieces.push(text)
    else if (/\p{L}[-\u00ad\u2010]$/u.test(before.slice(-4)) && /^\p{Ll}/u.test(text)) {
      pieces[pieces.length - 1] = before.slice(0, -1)
      pieces.push(text)
    } else {
      const apart =
        /[\p{Script=Latin}\p{N},.;:]$/u.test(before.slice(-2)) && /^[\p{Script=Latin}\p{N}]/u.test(text)
      pieces.push(apart ? ` ${text}` : text)
    }
  }
  return pieces.join('')
}
