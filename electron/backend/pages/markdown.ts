/**
 * Markdown as text, its marks in it: documents that came in before they were read as saved pages are (import/markdown), and
 * what is nested too deep for that. Also tells documents from newspaper pages.
 */
import MarkdownIt from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import type { Range } from '../../../shared/model/range.ts'
import type { Block, BlockKind, Origin } from '../../../shared/model/report.ts'
import { detectLanguage } from '../../../shared/text/language.ts'
import { powersKept } from './emphasis.ts'
import { type Form, datelineOf, formOf, isContinuedFrom } from './forms.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { readLines } from './lines.ts'
import { leftOver, lineRanges } from './markdown-lines.ts'
import { withDetails } from './details.ts'
import { type Claims, gather, readMetadata } from './metadata.ts'
import { NO_DETAILS, type PageFacts, type SplitOptions, type SplitPage, type SplitReport } from './page.ts'
import { readPeople } from './people.ts'
import { openEnd } from './ends.ts'
import { withoutSettled } from './settled.ts'
import { smallForm } from './small-form.ts'
import { joinTexts, joinWrapped } from './units.ts'

const parser = new MarkdownIt({ html: true }).use(cjkFriendly).use(powersKept)

/** A newspaper page with Markdown marks shows at least this much more of the newspaper than of the document. */
const NEWSPAPER = 2

/**
 * Whether a `.md` file is a document somebody wrote, not a newspaper page whose OCR put `#` marks. For the document
 * speak front matter, links, code, tables, numbered lists; for the page bylines and datelines of more than one story,
 * continuation marks, captions, paragraphs that break off.
 */
export function isMarkdownDocument(text: string): boolean {
  const { end } = readFrontMatter(text)
  if (end > 0) return true
  const units = joinWrapped(readLines(text.slice(0, 60_000)))
  const forms = units.map((unit, i): Form => formOf(unit, units[i - 1]))
  const count = (form: Form) => forms.filter((other) => other === form).length
  const datelines = units.filter(
    (unit) => datelineOf(unit.text) !== null || isContinuedFrom(unit.text),
  ).length
  const broken = units.filter(
    (unit, i) => forms[i] === 'paragraph' && unit.text.length > 30 && openEnd(unit.text) >= 0.9,
  ).length
  const newspaper =
    Math.max(0, count('byline') - 1) * 1.5 +
    Math.max(0, datelines - 1) +
    count('continuation') * 2 +
    Math.min(4, broken) +
    Math.min(2, count('caption') * 0.5)
  const document = [/\]\([^)\s]+\)/, /^```/m, /^\|.*\|\s*\n\|[\s:|-]+\|/m, /^\d+\.\s/m, /^>\s/m].filter(
    (mark) => mark.test(text),
  ).length
  return newspaper - document < NEWSPAPER
}

/** Splits a document: one report, or one for each H1 when there are several. */
export function splitMarkdown(text: string, options: SplitOptions = {}): SplitPage {
  const front = readFrontMatter(text)
  const settled = options.settled ?? []
  const all = blocksOf(text, front.end)
  const blocks = all.flatMap((block) => unsettled(text, block, settled))
  const tops = all.filter((block) => block.level === 1).length
  const parts: MarkdownBlock[][] = []
  for (const block of blocks) {
    if (parts.length === 0 || (tops > 1 && block.level === 1)) parts.push([])
    parts.at(-1)?.push(block)
  }
  const page = factsOf(front, options)
  return {
    ...page,
    reports: parts.map((part) => reportOf(text, part, parts.length === 1 ? front : null, page)),
    furniture: furnitureOf(text, blocks, settled),
    decisions: [],
  }
}

/** Paper, date, page and edition as the front matter says, else the file's name. */
export function factsOf(front: FrontMatter, options: SplitOptions): ReturnType<typeof gather> {
  const named = readMetadata([], options)
  const claims = (name: 'publication' | 'published' | 'pageLabel' | 'edition'): Claims => [
    [front[name], 'front-matter'],
    [named[name], named.origins[name]?.from ?? 'file-name'],
  ]
  return gather(
    {
      publication: claims('publication'),
      published: claims('published'),
      pageLabel: claims('pageLabel'),
      edition: claims('edition'),
    },
    options,
  )
}

interface MarkdownBlock extends Block {
  /** Heading level; 0 for text. */
  level: number
}

/** The leaves of the document: headings, paragraphs, list items, quotes, table rows as one table, code. */
function blocksOf(text: string, start: number): MarkdownBlock[] {
  const { starts, rangesIn } = lineRanges(text, start)
  const blocks: MarkdownBlock[] = []
  const covered: [number, number][] = []
  const around: string[] = []
  const add = (kind: BlockKind, map: [number, number] | null, level: number, marks: 'prose' | 'verbatim') => {
    if (!map) return
    const ranges = rangesIn(map, marks, level > 0)
    covered.push(map)
    if (ranges.length > 0) blocks.push({ kind, ranges, level })
  }
  for (const token of parser.parse(text.slice(start), {})) {
    if (token.nesting === 1) around.push(token.type)
    if (token.type === 'heading_open') add('subhead', token.map, Number(token.tag.slice(1)), 'prose')
    else if (token.type === 'paragraph_open') add(kindIn(around), token.map, 0, 'prose')
    else if (token.type === 'table_open') add('table', token.map, 0, 'verbatim')
    else if (token.type === 'fence' || token.type === 'code_block' || token.type === 'html_block')
      add('paragraph', token.map, 0, 'verbatim')
    if (token.nesting === -1) around.pop()
  }
  for (const map of gapsOf(covered, starts.length)) add('paragraph', map, 0, 'prose')
  return blocks.sort((a, b) => (a.ranges[0] as Range)[0] - (b.ranges[0] as Range)[0])
}

function kindIn(around: string[]): BlockKind {
  if (around.includes('blockquote_open')) return 'quote'
  return around.includes('list_item_open') ? 'list' : 'paragraph'
}

/** Lines that no token claims, such as link definitions: they are text all the same. */
function gapsOf(covered: [number, number][], lines: number): [number, number][] {
  const gaps: [number, number][] = []
  let at = 0
  for (const [from, to] of [...covered].sort((a, b) => a[0] - b[0])) {
    if (from > at) gaps.push([at, from])
    at = Math.max(at, to)
  }
  if (at < lines) gaps.push([at, lines])
  return gaps
}

/** @param front what the file's front matter says, where it has but one report */
function reportOf(
  text: string,
  part: MarkdownBlock[],
  front: FrontMatter | null,
  page: PageFacts,
): SplitReport {
  const shown = (block: Block) => joinTexts(block.ranges.map(([start, end]) => text.slice(start, end).trim()))
  const title = part.find((block) => block.level === 1)
  const blocks = part.map((block, i): Block => ({ kind: kindOf(block, i), ranges: block.ranges }))
  function kindOf(block: MarkdownBlock, i: number): BlockKind {
    if (block === title) return 'title'
    if (block.kind !== 'paragraph') return block.kind
    const form = smallForm(shown(block), i > 0 && part[i - 1] === title)
    return form ?? 'paragraph'
  }
  const report = withDetails(
    text,
    {
      title: title ? shown(title) : null,
      byline: null,
      dateline: null,
      ...NO_DETAILS,
      language: detectLanguage(part.map(shown).join('\n').slice(0, 20_000)),
      blocks,
    },
    page,
  )
  return front ? withFrontMatter(report, front) : report
}

/** What the front matter says of a file's only report is believed, save that its headline is its title. */
export function withFrontMatter(report: SplitReport, front: FrontMatter): SplitReport {
  const said: Origin = { from: 'front-matter', certainty: 'certain' }
  const titled: SplitReport =
    report.title === null && front.title !== null
      ? { ...report, title: front.title, origins: { ...report.origins, title: said } }
      : report
  if (front.byline === null) return titled
  const people = front.authors.flatMap((line) => {
    const read = readPeople(line, true).people
    // A name no form knows is a name all the same: the field is for nothing else.
    return read.length > 0 ? read : [{ name: line.slice(0, 200), role: 'author' as const, as: null }]
  })
  return {
    ...titled,
    byline: front.byline,
    people,
    origins: { ...titled.origins, byline: said, people: said },
  }
}

/** A block without what the user has settled; a block cut in two keeps both halves. */
function unsettled(text: string, block: MarkdownBlock, settled: readonly Range[]): MarkdownBlock[] {
  return withoutSettled(text, block.ranges, settled).map((ranges) => ({ ...block, ranges }))
}

/** Front matter and the like: no text of a report, but part of the file. */
function furnitureOf(text: string, blocks: Block[], settled: readonly Range[]): Block[] {
  const left = leftOver(text, [...blocks.flatMap((block) => block.ranges), ...settled])
  return left.map((range) => ({ kind: 'furniture', ranges: [range] }))
}
