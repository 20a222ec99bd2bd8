/** The directions in which a page is read, each turned so that its lines run from left to right and downwards. */
import type { Glyph } from './glyphs.ts'

/** A character in reading space: whichever way it stands on the page, its line runs to the right. */
export interface Letter {
  glyph: Glyph
  text: string
  x0: number
  y0: number
  x1: number
  y1: number
  base: number
  size: number
  bold: boolean
  /** White space drawn before it. */
  space: '' | ' ' | '　'
}

export interface Flow {
  /** `down`: columns of vertical writing and lines turned clockwise. */
  kind: 'across' | 'down' | 'up' | 'over'
  letters: Letter[]
}

export interface Sheet {
  width: number
  height: number
}

/** Fewer characters below each other are a list of single characters. */
const LEAST_DOWN = 12

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef\ue000-\uf8ff]/u
/** Whether it is set without spaces; quotation marks and dashes belong to either writing and are not. */
export const isHan = (text: string): boolean => HAN.test(text)

/** The page's directions, the one with most characters first. What is drawn askew (a stamp over the page) is left out. */
export function flowsOf(glyphs: readonly Glyph[], sheet: Sheet): Flow[] {
  const drawn = onceOnly(withoutHiddenTwin(glyphs))
  const down = standingBelow(drawn)
  const flows: Record<Flow['kind'], Letter[]> = { across: [], down: [], up: [], over: [] }
  let space: Letter['space'] = ''
  let last: Glyph | null = null
  for (const glyph of drawn) {
    if (glyph.text.trim() === '') {
      space = glyph.text.includes('\u3000') ? '　' : ' '
      continue
    }
    if (glyph.turn === -1) continue
    const kind = kindOf(glyph, down)
    const follows = last !== null && near(last, glyph)
    flows[kind].push(turned(glyph, kind, sheet, follows ? space : ''))
    space = ''
    last = glyph
  }
  return Object.entries(flows)
    .map(([kind, letters]) => ({ kind: kind as Flow['kind'], letters }))
    .filter(({ letters }) => letters.length > 0)
    .sort((a, b) => b.letters.length - a.letters.length)
}

const kindOf = (glyph: Glyph, down: ReadonlySet<Glyph>): Flow['kind'] =>
  glyph.vertical || glyph.turn === 90 || down.has(glyph)
    ? 'down'
    : glyph.turn === 270
      ? 'up'
      : glyph.turn === 180
        ? 'over'
        : 'across'

/** A box's place in reading space, and back: the turns are those of `turned`. */
export function turnBox(
  { x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number },
  kind: Flow['kind'],
  { width, height }: Sheet,
): { x0: number; y0: number; x1: number; y1: number } {
  switch (kind) {
    case 'across':
      return { x0, y0, x1, y1 }
    case 'down':
      return { x0: y0, x1: y1, y0: width - x1, y1: width - x0 }
    case 'up':
      return { x0: height - y1, x1: height - y0, y0: x0, y1: x1 }
    case 'over':
      return { x0: width - x1, x1: width - x0, y0: height - y1, y1: height - y0 }
  }
}

function turned(glyph: Glyph, kind: Flow['kind'], sheet: Sheet, space: Letter['space']): Letter {
  const box = turnBox(glyph, kind, sheet)
  const isUpright = kind === 'down' && glyph.turn !== 90
  const base = isUpright
    ? (box.y0 + box.y1) / 2 + 0.38 * glyph.size
    : kind === 'down'
      ? sheet.width - glyph.base
      : kind === 'over'
        ? sheet.height - glyph.base
        : glyph.base
  return { glyph, text: glyph.text, ...box, base, size: glyph.size, bold: glyph.bold, space }
}

const near = (a: Glyph, b: Glyph): boolean =>
  Math.abs(a.base - b.base) < a.size || Math.abs((a.x0 + a.x1 - b.x0 - b.x1) / 2) < a.size

/**
 * Characters set one below the other by a program that knows no vertical font: three and more in the order of drawing,
 * each right below the one before.
 */
function standingBelow(glyphs: readonly Glyph[]): Set<Glyph> {
  const found = new Set<Glyph>()
  const pairs: Glyph[][] = []
  let column: Glyph[] = []
  const close = (): void => {
    if (column.length >= 3) for (const glyph of column) found.add(glyph)
    else if (column.length === 2) pairs.push(column)
    column = []
  }
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') continue
    const last = column.at(-1)
    if (glyph.turn !== 0 || glyph.vertical) continue
    if (last && isBelow(last, glyph)) column.push(glyph)
    else {
      close()
      column = [glyph]
    }
  }
  close()
  // The end of a vertical headline, where the page has vertical writing at all.
  if (found.size >= LEAST_DOWN) for (const glyph of pairs.flat()) found.add(glyph)
  if (found.size > 0) addParted(glyphs, found)
  return found
}

/** One or two that a turned word or a column's end parted from the rest of their column. */
function addParted(glyphs: readonly Glyph[], found: Set<Glyph>): void {
  const alone = glyphs.filter((one) => one.turn === 0 && !found.has(one) && isHan(one.text))
  for (let round = 0; round < 2; round++) {
    const columns = glyphs.filter((one) => one.turn === 90 || found.has(one))
    for (const glyph of alone)
      if (!found.has(glyph) && columns.some((other) => continues(other, glyph))) found.add(glyph)
  }
}

/** In one column, hardly apart. */
function continues(a: Glyph, b: Glyph): boolean {
  const dx = (a.x0 + a.x1 - b.x0 - b.x1) / 2
  const apart = Math.max(a.y0 - b.y1, b.y0 - a.y1)
  return Math.abs(dx) < 0.45 * b.size && apart < 0.8 * b.size && apart > -0.5 * b.size
}

function isBelow(above: Glyph, below: Glyph): boolean {
  const dx = (below.x0 + below.x1 - above.x0 - above.x1) / 2
  const dy = below.y0 - above.y0
  const { size } = above
  return (
    (isHan(above.text) || isHan(below.text)) &&
    Math.abs(dx) < 0.45 * size &&
    dy > 0.45 * size &&
    dy < 2.2 * size &&
    Math.abs(below.size - size) < 0.15 * size
  )
}

/** Text recognised under text that is drawn as well would come twice. */
function withoutHiddenTwin(glyphs: readonly Glyph[]): Glyph[] {
  const visible = glyphs.filter(({ invisible }) => !invisible)
  const hidden = glyphs.length - visible.length
  return hidden > 0 && visible.length > hidden * 0.5 ? visible : [...glyphs]
}

/** Text drawn twice, a hair apart, to look bold is one text, and bold. */
function onceOnly(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = []
  const cells = new Map<string, Glyph[]>()
  for (const glyph of glyphs) {
    const far = Math.max(0.4, glyph.size * 0.12)
    const cx = Math.round(glyph.x0 / 4)
    const cy = Math.round(glyph.y0 / 4)
    let twin: Glyph | undefined
    for (let dx = -1; dx <= 1 && !twin; dx++) {
      for (let dy = -1; dy <= 1 && !twin; dy++) {
        twin = cells
          .get(`${cx + dx},${cy + dy},${glyph.text}`)
          ?.find((one) => Math.abs(one.x0 - glyph.x0) < far && Math.abs(one.y0 - glyph.y0) < far)
      }
    }
    if (twin) {
      if (twin.run !== glyph.run) twin.bold = true
      continue
    }
    const key = `${cx},${cy},${glyph.text}`
    const cell = cells.get(key)
    if (cell) cell.push(glyph)
    else cells.set(key, [glyph])
    kept.push(glyph)
  }
  return kept
}
