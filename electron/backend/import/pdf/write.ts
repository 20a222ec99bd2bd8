/** Passages to text, blocks and marks, and where each drawn character ended up in the text. */
import type { Range } from '../../../../shared/model/range.ts'
import type { BlockKind } from '../../../../shared/model/report.ts'
import type { BlockMark, DocumentBuilder, Run } from '../document.ts'
import type { Glyph } from './glyphs.ts'
import { type Whole, jointOf } from './join.ts'
import type { TextLine } from './lines.ts'
import { BULLET, type Passage } from './passages.ts'

/** Of the text: where a glyph's characters stand. */
export type GlyphPlaces = Map<Glyph, Range>

export interface WriteOptions {
  /** Levels of headings, by `headingLevels`. */
  levelOf: (passage: Passage) => number
  title: Passage | undefined
  /** Words that keep their hyphen. */
  hyphens: ReadonlySet<string>
  /** Ids of the footnotes of a page, by the mark they begin with. */
  notes: ReadonlyMap<number, ReadonlyMap<string, string>>
  places: GlyphPlaces
}

const KINDS: Readonly<Record<Passage['kind'], BlockKind>> = {
  heading: 'subhead',
  paragraph: 'paragraph',
  item: 'list',
  table: 'table',
  footnote: 'footnote',
  caption: 'caption',
}

/** A piece of text and what it is, with the glyphs it is drawn by. */
interface Spelled {
  text: string
  lines: { line: TextLine; from: number; cut: number }[]
}

/** Writes a passage's first part. */
export function writeBlock(builder: DocumentBuilder, passage: Passage, options: WriteOptions): Range | null {
  const isTitle = passage === options.title
  const spelled = spell(passage, options.hyphens)
  const marks = marksOf(passage, spelled.text, options)
  const runs = runsOf(spelled, passage, options)
  const range = builder.block({ kind: isTitle ? 'title' : KINDS[passage.kind], runs, marks })
  if (range) keepPlaces(spelled, range[0], options.places)
  return range
}

/** Writes a part that a column or a page cut off. */
export function writeMore(
  builder: DocumentBuilder,
  first: Range,
  passage: Passage,
  options: WriteOptions,
): void {
  const spelled = spell(passage, options.hyphens)
  const range = builder.more(first, runsOf(spelled, passage, options))
  if (range) keepPlaces(spelled, range[0], options.places)
}

/** Whether a paragraph goes on in what follows without a break to be seen: its parts are one range. */
export function spellWhole({ parts }: Whole, hyphens: ReadonlySet<string>): Spelled {
  return spellLines(
    parts.flatMap(({ lines }) => lines),
    hyphens,
  )
}

function spell({ kind, lines, block }: Passage, hyphens: ReadonlySet<string>): Spelled {
  if (kind === 'table' && block.rows) return spellTable(block.rows)
  const spelled = spellLines(lines, hyphens)
  const bullet = kind === 'item' ? BULLET.exec(spelled.text)?.[0].length : undefined
  if (!bullet) return spelled
  return {
    text: spelled.text.slice(bullet),
    lines: spelled.lines.map((one) => ({ ...one, from: one.from - bullet })),
  }
}

function spellLines(lines: readonly TextLine[], hyphens: ReadonlySet<string>): Spelled {
  let text = ''
  const placed: Spelled['lines'] = []
  for (const line of lines) {
    if (text !== '') {
      const { cut, space } = jointOf(text, line.text, hyphens)
      text = text.slice(0, text.length - cut) + space
      if (cut > 0) placed.at(-1)!.cut = cut
    }
    placed.push({ line, from: text.length, cut: 0 })
    text += line.text
  }
  return { text, lines: placed }
}

function spellTable(rows: readonly (readonly TextLine[])[]): Spelled {
  let text = ''
  const placed: Spelled['lines'] = []
  rows.forEach((row, r) => {
    if (r > 0) text += '\n'
    row.forEach((line, c) => {
      if (c > 0) text += '\t'
      placed.push({ line, from: text.length, cut: 0 })
      text += line.text.replaceAll(/[\t\n]/g, ' ')
    })
  })
  return { text, lines: placed }
}

function marksOf(passage: Passage, text: string, { levelOf, notes }: WriteOptions): BlockMark[] {
  const { kind, lines, block } = passage
  if (kind === 'heading') return [{ type: 'heading', level: levelOf(passage) }]
  if (kind === 'item' && BULLET.test(lines[0]!.text)) return [{ type: 'item', depth: 0, number: null }]
  if (kind === 'table') return [{ type: 'table', header: block.rows?.[0]?.every(({ bold }) => bold) ? 1 : 0 }]
  const id = kind === 'footnote' ? notes.get(passage.page)?.get(noteLabel(text) ?? '') : undefined
  return id === undefined ? [] : [{ type: 'note', id }]
}

/** The mark a footnote begins with: `3`, `[3]`, `③`, `*`. */
export function noteLabel(text: string): string | null {
  const found = /^\s*(\[?\d{1,3}\]?|[①-⑳*†‡§]+)/u.exec(text)?.[1]
  return found ? found.replaceAll(/[[\]]/g, '') : null
}

/** Text cut where its look changes. */
function runsOf({ text, lines }: Spelled, passage: Passage, { notes }: WriteOptions): Run[] {
  const bounds: { start: number; end: number; run: Omit<Run, 'text'> }[] = []
  for (const { line, from } of lines) {
    for (const [start, end] of line.raised) {
      const label = noteLabel(line.text.slice(start, end))
      const id =
        label === null || passage.kind === 'footnote' ? undefined : notes.get(passage.page)?.get(label)
      bounds.push({
        start: from + start,
        end: from + end,
        run: { marks: ['superscript'], ...(id === undefined ? {} : { noteRef: id }) },
      })
    }
    if (passage.kind === 'heading') continue
    for (const [start, end] of line.strong)
      bounds.push({ start: from + start, end: from + end, run: { marks: ['strong'] } })
    // Bold lines in a paragraph that is not, as a whole.
    if (line.bold && !passage.bold)
      bounds.push({ start: from, end: from + line.text.length, run: { marks: ['strong'] } })
  }
  bounds.sort((a, b) => a.start - b.start)
  const runs: Run[] = []
  let at = 0
  for (const { start, end, run } of bounds) {
    const from = Math.max(at, start, 0)
    const to = Math.min(end, text.length)
    if (from >= to) continue
    if (from > at) runs.push({ text: text.slice(at, from) })
    runs.push({ text: text.slice(from, to), ...run })
    at = to
  }
  if (at < text.length) runs.push({ text: text.slice(at) })
  return runs
}

/** @param start where the block's text begins in the document's */
export function keepPlaces({ lines, text }: Spelled, start: number, places: GlyphPlaces): void {
  for (const { line, from, cut } of lines) {
    const end = Math.min(text.length, from + line.text.length - cut)
    for (const { glyph, at, length } of line.places) {
      const a = Math.max(0, from + at)
      const z = Math.min(end, from + at + length)
      if (a < z) places.set(glyph, [start + a, start + z])
    }
  }
}

/**
 * Levels of headings: by the list of contents where it names them, else by size, the largest first; bold lines in the
 * running text's size come last.
 */
export function headingLevels(
  passages: readonly Passage[],
  outline: ReadonlyMap<string, number>,
): (passage: Passage) => number {
  const sizeOf = ({ size }: Passage): number => Math.round(size * 2) / 2
  const headings = passages.filter(({ kind }) => kind === 'heading')
  const sizes = [...new Set(headings.map(sizeOf))].sort((a, b) => b - a)
  return (passage) => {
    const words = passage.lines
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s+/g, '')
    return Math.min(6, outline.get(words) ?? sizes.indexOf(sizeOf(passage)) + 1)
  }
}
