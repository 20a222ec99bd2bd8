/**
 * The characters of a page with their boxes, from pdf.js's list of drawing operators: its own text runs are made for
 * selecting, join columns and know no weight, colour or advance of single characters.
 * The walk follows PDF 32000-1, 9.4: text matrix, spacing, scaling, rise, writing mode.
 */
import type { PDFPageProxy } from 'pdfjs-dist'
import { type Matrix, IDENTITY, apply, multiply } from './matrix.ts'
import { repairRadicals } from '../../../../shared/text/radicals.ts'
import type { OpenPdf } from './open.ts'

/** A character as it stands on the page: top left is 0,0; points. */
export interface Glyph {
  text: string
  x0: number
  y0: number
  x1: number
  y1: number
  /** Height of its type. */
  size: number
  /** Where it stands: the baseline in the direction it reads, or the middle of a column of vertical writing. */
  base: number
  bold: boolean
  /** Direction of reading in degrees, clockwise: 0, 90, 180 or 270; -1 for anything between. */
  turn: number
  /** Set below the one before by its font. */
  vertical: boolean
  /** Drawn by neither fill nor stroke: the layer that text recognition lays over a scan. */
  invisible: boolean
  /** Number of the operator it was drawn by: characters of one string belong together. */
  run: number
}

interface Font {
  name?: string
  bold?: boolean
  black?: boolean
  vertical?: boolean
  fontMatrix?: number[]
  defaultVMetrics?: number[]
  isType3Font?: boolean
}

interface State {
  matrix: Matrix
  font: Font | null
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
}

interface DrawnGlyph {
  unicode: string
  width: number
  isSpace: boolean
  vmetric?: number[] | null
}

/** More characters than a printed sheet can hold. What is beyond is a trap. */
const MOST_GLYPHS = 400_000
/** Ascent and descent of an em box, as Han fonts have it. */
const ASCENT = 0.88
const DESCENT = 0.12

/** Of what is drawn on a page, characters in the order of drawing, hidden layers left out; and how many pictures. */
export async function readGlyphs(
  { pdfjs, document }: OpenPdf,
  page: PDFPageProxy,
): Promise<{ glyphs: Glyph[]; pictures: number }> {
  const { OPS } = pdfjs
  const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE })
  const layers = await document.getOptionalContentConfig()
  const view = page.getViewport({ scale: 1 })
  const fonts = new Map<string, Font>()
  const glyphs: Glyph[] = []
  const stack: State[] = []
  let pictures = 0
  let state: State = {
    matrix: view.transform as unknown as Matrix,
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  }
  let textMatrix: Matrix = IDENTITY
  let lineX = 0
  let lineY = 0
  let x = 0
  let y = 0
  /** Marked content that is open, and how much of it is hidden. */
  const marked: boolean[] = []
  let hidden = 0

  const moveTo = (dx: number, dy: number): void => {
    x = lineX += dx
    y = lineY += dy
  }

  for (let i = 0; i < list.fnArray.length && glyphs.length < MOST_GLYPHS; i++) {
    const args = (list.argsArray[i] ?? []) as unknown[]
    const number = (at: number): number => Number(args[at]) || 0
    switch (list.fnArray[i]) {
      case OPS.save:
      case OPS.beginGroup:
        stack.push({ ...state })
        break
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state
        break
      case OPS.paintFormXObjectBegin:
        stack.push({ ...state })
        if (isMatrix(args[0])) state.matrix = multiply(state.matrix, args[0])
        break
      case OPS.transform:
        state.matrix = multiply(state.matrix, args.map(Number) as unknown as Matrix)
        break
      case OPS.beginText:
        textMatrix = IDENTITY
        x = y = lineX = lineY = 0
        break
      case OPS.setTextMatrix:
        if (isMatrix(args[0])) textMatrix = [...args[0]] as unknown as Matrix
        x = y = lineX = lineY = 0
        break
      case OPS.moveText:
        moveTo(number(0), number(1))
        break
      case OPS.setLeadingMoveText:
        state.leading = -number(1)
        moveTo(number(0), number(1))
        break
      case OPS.nextLine:
        moveTo(0, -state.leading)
        break
      case OPS.setLeading:
        state.leading = number(0)
        break
      case OPS.setCharSpacing:
        state.charSpacing = number(0)
        break
      case OPS.setWordSpacing:
        state.wordSpacing = number(0)
        break
      case OPS.setHScale:
        state.scale = number(0) / 100
        break
      case OPS.setTextRise:
        state.rise = number(0)
        break
      case OPS.setTextRenderingMode:
        state.mode = number(0)
        break
      case OPS.setFont:
        state.font = await fontOf(page, String(args[0]), fonts)
        state.size = number(1)
        break
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps: {
        const isHidden = args[0] === 'OC' && !layers.isVisible(args[1])
        marked.push(isHidden)
        if (isHidden) hidden++
        break
      }
      case OPS.endMarkedContent:
        if (marked.pop()) hidden--
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintImageXObjectRepeat:
        pictures++
        break
      case OPS.showText:
        if (hidden === 0 && Array.isArray(args[0])) show(args[0] as (DrawnGlyph | number)[], i)
        break
    }
  }
  const onSheet = ({ x0, y0, x1, y1 }: Glyph): boolean =>
    x1 > 0 && y1 > 0 && x0 < view.width && y0 < view.height
  return { glyphs: glyphs.filter(onSheet), pictures }

  function show(drawn: (DrawnGlyph | number)[], run: number): void {
    const { font, charSpacing, wordSpacing } = state
    if (!font || state.size === 0) return
    const size = Math.abs(state.size)
    const direction = state.size < 0 ? -1 : 1
    const scale = state.scale * direction
    const unit = size * (font.fontMatrix?.[0] ?? 0.001)
    const isVertical = font.vertical === true
    const matrix = multiply(multiply(state.matrix, textMatrix), [1, 0, 0, direction, x, y + state.rise])
    const bold = isBold(font, state.mode)
    const invisible = state.mode === 3 || state.mode === 7
    let pen = 0
    for (const glyph of drawn) {
      if (typeof glyph === 'number') {
        pen += ((isVertical ? 1 : -1) * glyph * size) / 1000
        continue
      }
      const spacing = (glyph.isSpace ? wordSpacing : 0) + charSpacing
      const width = glyph.width * unit
      if (isVertical) {
        const [advance, vx, vy] = glyph.vmetric ?? font.defaultVMetrics ?? [-1000, glyph.width / 2, 880]
        const height = -(advance ?? -1000) * unit
        // The pen goes down the column's middle, the character hangs from it.
        const left = -(vx ?? 500) * unit
        const base = -pen - (vy ?? 880) * unit
        add(glyph.unicode, matrix, [left, base, left + width, size], true)
        pen += height - spacing * direction
      } else {
        add(glyph.unicode, matrix, [pen * scale, 0, (pen + width) * scale, size], false)
        pen += width + spacing * direction
      }
    }
    if (isVertical) y -= pen
    else x += pen * scale

    function add(
      unicode: string,
      at: Matrix,
      [left, base, right, height]: [number, number, number, number],
      vertical: boolean,
    ): void {
      const text = clean(unicode)
      if (text === '') return
      const corners = [
        apply(at, left, base - DESCENT * height),
        apply(at, right, base - DESCENT * height),
        apply(at, left, base + ASCENT * height),
        apply(at, right, base + ASCENT * height),
      ]
      const xs = corners.map(([cx]) => cx)
      const ys = corners.map(([, cy]) => cy)
      const x0 = Math.min(...xs)
      const y0 = Math.min(...ys)
      if (!Number.isFinite(x0 + y0)) return
      const turn = turnOf(at)
      const [bx, by] = apply(at, left, base)
      glyphs.push({
        text,
        x0,
        y0,
        x1: Math.max(...xs),
        y1: Math.max(...ys),
        size: height * Math.hypot(at[2], at[3]),
        base: turn === 90 || turn === 270 ? bx : by,
        bold,
        turn,
        vertical,
        invisible,
        run,
      })
    }
  }
}

const isMatrix = (value: unknown): value is Matrix =>
  value !== null && typeof value === 'object' && 'length' in value && value.length === 6

/** The direction in which a line reads on the page, whose y grows downwards. */
function turnOf([a, b]: Matrix): number {
  const degrees = (Math.atan2(b, a) * 180) / Math.PI
  const nearest = Math.round(degrees / 90) * 90
  return Math.abs(degrees - nearest) > 3 ? -1 : (nearest + 360) % 360
}

/** By its name, or drawn with an outline that thickens it. */
function isBold({ name = '', bold, black }: Font, mode: number): boolean {
  return (
    bold === true ||
    black === true ||
    mode === 2 ||
    /bold|black|heavy|simhei|heiti|xbsong|dabiao|粗|黑体/i.test(name)
  )
}

/** Fonts are sent with the page, but unpacked a moment later. */
async function fontOf(page: PDFPageProxy, id: string, known: Map<string, Font>): Promise<Font> {
  const found = known.get(id)
  if (found) return found
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs
  const font = await new Promise<Font>((resolve) => objects.get(id, resolve))
  known.set(id, font)
  return font
}

/** Marks as vertical writing turns them, and as they are written. NFKC would narrow （ to (. */
const UPRIGHT: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰‥︱—︲–︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］',
  ]
    .map((form, i, all): [string, string] => [form, all[i + 1] ?? form])
    .filter((_, i) => i % 2 === 0),
)

/** Letters that a font draws as one, and marks that are no text. */
function clean(unicode: string): string {
  if (unicode.length === 1) {
    const code = unicode.charCodeAt(0)
    if (code > 0x2f && code < 0x7f) return unicode
    if (code === 0xa0 || code === 0x09) return ' '
    if (code < 0x20 || code === 0xad || code === 0x7f || code === 0xfeff || code === 0x200b)
      return code === 0xad ? '-' : ''
  }
  return repairRadicals(unicode)
    .replaceAll(/[\ufe10-\ufe48]/g, (form) => UPRIGHT[form] ?? form)
    .replaceAll(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replaceAll(/[\p{Cc}\p{Cs}\ufeff\u200b\ufffe\uffff]/gu, '')
}
