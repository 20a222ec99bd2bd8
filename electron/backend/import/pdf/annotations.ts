/** Highlights and comments that stand in the PDF: placed by their quadrilaterals on the characters below them. */
import type { PDFPageProxy } from 'pdfjs-dist'
import type { ForeignAnnotation, ForeignReply } from '../../../../shared/model/foreign.ts'
import type { Range } from '../../../../shared/model/range.ts'
import { joinRanges } from '../../../../shared/text/text-map.ts'
import { type Matrix, apply } from './matrix.ts'
import type { Box } from './blocks.ts'
import type { Glyph } from './glyphs.ts'
import type { GlyphPlaces } from './write.ts'

/** As pdf.js hands it over; all of it is foreign. */
interface RawAnnotation {
  id?: unknown
  subtype?: unknown
  quadPoints?: unknown
  rect?: unknown
  color?: unknown
  contentsObj?: { str?: unknown }
  titleObj?: { str?: unknown }
  creationDate?: unknown
  modificationDate?: unknown
  inReplyTo?: unknown
  replyType?: unknown
  textContent?: unknown
}

/** An annotation of a page, in the page's place: top left is 0,0. */
export interface PageAnnotation {
  id: string
  page: number
  boxes: Box[]
  raw: RawAnnotation
}

const MARKS: Readonly<Record<string, ForeignAnnotation['style']>> = {
  Highlight: 'fill',
  Underline: 'underline',
  Squiggly: 'underline',
  StrikeOut: 'strike',
}
/** Drawn round words: what stands inside is what they are about. */
const AREAS = new Set(['Square', 'Circle', 'Polygon'])
/** Comments that stand in the page by themselves. All else was drawn: without words of its own it can only be counted. */
const COMMENTS = new Set(['Text', 'FreeText', 'Caret'])
/** No reader's: addresses, form fields, and the windows that show what another annotation says. */
const PARTS = new Set(['Link', 'Widget', 'Popup'])
const MOST = 20_000
/** Share of a character that must lie under the mark. */
const UNDER = 0.5

/** The page's marks and comments. Never throws: what cannot be read is none. */
export async function readAnnotations(page: PDFPageProxy, index: number): Promise<PageAnnotation[]> {
  const raw = (await page.getAnnotations({ intent: 'display' }).catch(() => [])) as RawAnnotation[]
  const { transform } = page.getViewport({ scale: 1 })
  const found: PageAnnotation[] = []
  for (const one of raw.slice(0, MOST)) {
    const subtype = String(one.subtype)
    if (PARTS.has(subtype)) continue
    const quads = numbers(one.quadPoints)
    const boxes: Box[] = []
    for (let i = 0; i + 8 <= quads.length; i += 8)
      boxes.push(boxOf(quads.slice(i, i + 8), transform as unknown as Matrix))
    if (boxes.length === 0 && (subtype in MARKS || AREAS.has(subtype)))
      boxes.push(boxOf(numbers(one.rect), transform as unknown as Matrix))
    const id = typeof one.id === 'string' ? one.id : `${index}-${found.length}`
    found.push({ id, page: index, boxes, raw: one })
  }
  return found
}

function numbers(value: unknown): number[] {
  if (value === null || typeof value !== 'object' || !('length' in value)) return []
  return Array.from(value as ArrayLike<unknown>, Number).filter(Number.isFinite)
}

function boxOf(points: readonly number[], matrix: Matrix): Box {
  const xs: number[] = []
  const ys: number[] = []
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = apply(matrix, points[i]!, points[i + 1]!)
    xs.push(x)
    ys.push(y)
  }
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) }
}

/**
 * @param glyphs of each page that carries annotations, by its index
 * @returns the annotations, and how many drawings and marks over pictures have no word to keep
 */
export function placeAnnotations(
  annotations: readonly PageAnnotation[],
  glyphs: ReadonlyMap<number, readonly Glyph[]>,
  places: GlyphPlaces,
  text: string,
): { annotations: ForeignAnnotation[]; drawings: number } {
  const threads = threadsOf(annotations)
  const found: ForeignAnnotation[] = []
  let drawings = 0
  for (const { root, members, replies } of threads) {
    const { id, raw } = root
    const parts = [root, ...members]
    const under = parts.flatMap(({ page, boxes }) =>
      (glyphs.get(page) ?? []).filter((glyph) => boxes.some((box) => isUnder(glyph, box))),
    )
    const ranges = rangesOf(under, places, text)
    const comment = commentOf(raw)
    const mark = parts.map((part) => subtypeOf(part)).find((subtype) => subtype in MARKS)
    const isKept = comment !== undefined || replies.length > 0 || (mark !== undefined && ranges.length > 0)
    if (!isKept) {
      if (!COMMENTS.has(subtypeOf(root))) drawings++
      continue
    }
    found.push({
      origin: 'pdf',
      id,
      ...(ranges.length > 0 ? { ranges, quote: quoteOf(text, ranges) } : {}),
      color: colorOf(raw.color),
      style: mark === undefined ? undefined : MARKS[mark],
      comment,
      tags: [],
      author: words(raw.titleObj?.str),
      created: instant(raw.creationDate),
      modified: instant(raw.modificationDate),
      ...(replies.length > 0 ? { replies } : {}),
    })
  }
  return { annotations: found, drawings }
}

/** One annotation with all that was said to it. `members`: what is grouped with it, as the words a replacement strikes out. */
interface Thread {
  root: PageAnnotation
  members: PageAnnotation[]
  replies: ForeignReply[]
}

/** Replies to replies belong to what was first; one whose first is not here, or that answers itself, stands by itself. */
function threadsOf(annotations: readonly PageAnnotation[]): Thread[] {
  const byId = new Map(annotations.map((one) => [one.id, one]))
  const rootOf = (one: PageAnnotation): PageAnnotation => {
    const seen = new Set([one])
    let at = one
    for (;;) {
      const to = typeof at.raw.inReplyTo === 'string' ? byId.get(at.raw.inReplyTo) : undefined
      if (!to) return at
      if (seen.has(to)) return one
      seen.add(to)
      at = to
    }
  }
  const threads = new Map<PageAnnotation, Thread>()
  const threadOf = (root: PageAnnotation): Thread => {
    const thread = threads.get(root) ?? { root, members: [], replies: [] }
    threads.set(root, thread)
    return thread
  }
  for (const one of annotations) {
    const { raw } = one
    const root = rootOf(one)
    const thread = threadOf(root)
    if (root === one) continue
    const text = commentOf(raw)
    // pdf.js gives members of a group the words of the first.
    if (raw.replyType === 'Group' || text === undefined) thread.members.push(one)
    else
      thread.replies.push({
        text,
        author: words(raw.titleObj?.str),
        created: instant(raw.creationDate ?? raw.modificationDate),
      })
  }
  return [...threads.values()]
}

const subtypeOf = ({ raw }: PageAnnotation): string => String(raw.subtype)

const commentOf = ({ contentsObj, textContent }: RawAnnotation): string | undefined =>
  words(contentsObj?.str) ?? (Array.isArray(textContent) ? words(textContent.join('\n')) : undefined)

function isUnder(glyph: Glyph, box: Box): boolean {
  const cx = (glyph.x0 + glyph.x1) / 2
  const width = Math.min(glyph.x1, box.x1) - Math.max(glyph.x0, box.x0)
  const height = Math.min(glyph.y1, box.y1) - Math.max(glyph.y0, box.y0)
  const isAcross = glyph.turn === 0 || glyph.turn === 180
  const inside = isAcross ? cx >= box.x0 && cx <= box.x1 : width > UNDER * (glyph.x1 - glyph.x0)
  return inside && height > UNDER * Math.min(glyph.y1 - glyph.y0, Math.max(1, box.y1 - box.y0))
}

/** Ranges in order; those with nothing but white space between are one. */
function rangesOf(glyphs: readonly Glyph[], places: GlyphPlaces, text: string): Range[] {
  const found = glyphs
    .map((glyph) => places.get(glyph))
    .filter((range): range is Range => range !== undefined)
    .sort((a, b) => a[0] - b[0])
  const ranges: Range[] = []
  for (const [start, end] of found) {
    const last = ranges.at(-1)
    if (last && (start <= last[1] || /^[ 　]+$/u.test(text.slice(last[1], start))))
      last[1] = Math.max(last[1], end)
    else ranges.push([start, end])
  }
  return ranges
}

function quoteOf(text: string, ranges: readonly Range[]): NonNullable<ForeignAnnotation['quote']> {
  const start = ranges[0]![0]
  const end = ranges.at(-1)![1]
  return {
    exact: joinRanges(text, ranges),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
  }
}

function words(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const clean = value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim()
  return clean === '' ? undefined : clean.slice(0, 100_000)
}

function colorOf(value: unknown): string | undefined {
  const [red, green, blue] = numbers(value)
  if (red === undefined || green === undefined || blue === undefined) return undefined
  const hex = (part: number): string =>
    Math.min(255, Math.max(0, Math.round(part)))
      .toString(16)
      .padStart(2, '0')
  return `#${hex(red)}${hex(green)}${hex(blue)}`
}

/** `D:20260304120000+08'00'` to ISO 8601. */
function instant(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const found = /^D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/.exec(
    value,
  )
  if (!found) return undefined
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    ,
    sign,
    h = '00',
    m = '00',
  ] = found
  const zone = sign ? `${sign}${h}:${m}` : 'Z'
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
