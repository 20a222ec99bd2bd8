/** How a ribbon looks. The user's own are solid, what is proposed is dashed; what is only alike is a quiet band. */
import type { Bond } from '../bonds.ts'
import type { Palette } from './palette.ts'

/** One ribbon of a gutter, heights in px of its canvas. */
export interface Drawn {
  bond: Bond
  left: readonly [top: number, bottom: number]
  right: readonly [top: number, bottom: number]
}

/** From edge to edge: level where it leaves a pane, as on the picture to aim at. */
function trace(path: CanvasPath, { left, right }: Drawn, width: number): void {
  const half = width / 2
  path.moveTo(0, left[0])
  path.bezierCurveTo(half, left[0], half, right[0], width, right[0])
  path.lineTo(width, right[1])
  path.bezierCurveTo(half, right[1], half, left[1], 0, left[1])
  path.closePath()
}

/** For asking whether a point is in it; drawing needs no object for each ribbon and frame. */
export function pathOf(one: Drawn, width: number): Path2D {
  const path = new Path2D()
  trace(path, one, width)
  return path
}

const FILL = { link: 0.28, proposal: 0.15, passage: 0.2 }
const LIT = { link: 0.5, proposal: 0.34, passage: 0.36 }
/** The bracket at either end, px. */
const BRACKET = 2

interface Look {
  palette: Palette
  colorOf: (bond: Bond) => string
  /** Under the pointer or chosen. */
  isLit: (bond: Bond) => boolean
}

/** All ribbons of a gutter; those of one look have their lines and brackets drawn in one go, lit ones lie above. */
export function drawRibbons(
  context: CanvasRenderingContext2D,
  drawn: readonly Drawn[],
  width: number,
  { palette, colorOf, isLit }: Look,
): void {
  const looks = new Map<string, Drawn[]>()
  for (const one of drawn) {
    const key = `${isLit(one.bond) ? 1 : 0} ${one.bond.kind} ${colorOf(one.bond)}`
    const alike = looks.get(key)
    if (alike) alike.push(one)
    else looks.set(key, [one])
  }
  // Those that are not lit come first.
  for (const key of [...looks.keys()].toSorted()) {
    const alike = looks.get(key)!
    const { bond } = alike[0]!
    drawAlike(context, alike, width, { palette, color: colorOf(bond), isLit: isLit(bond), kind: bond.kind })
  }
}

function drawAlike(
  context: CanvasRenderingContext2D,
  alike: readonly Drawn[],
  width: number,
  look: { palette: Palette; color: string; isLit: boolean; kind: Bond['kind'] },
): void {
  const { palette, color, isLit, kind } = look
  context.fillStyle = color
  if (!palette.forced) {
    context.globalAlpha = (isLit ? LIT : FILL)[kind]
    // One by one: where two cross, both are seen.
    for (const one of alike) {
      context.beginPath()
      trace(context, one, width)
      context.fill()
    }
    context.globalAlpha = 1
  }
  if (kind !== 'passage' || isLit || palette.forced) {
    context.strokeStyle = isLit && palette.forced ? palette.accent : color
    context.lineWidth = isLit ? 1.5 : 1
    context.setLineDash(kind === 'proposal' ? [4, 3] : [])
    context.beginPath()
    for (const one of alike) trace(context, one, width)
    context.stroke()
  }
  const bracket = isLit ? BRACKET + 1 : BRACKET
  context.beginPath()
  for (const { left, right } of alike) {
    context.rect(0, left[0], bracket, left[1] - left[0])
    context.rect(width - bracket, right[0], bracket, right[1] - right[0])
  }
  context.fill()
}

/** A place fastened by hand: a pin on either side and the thread between. */
export function drawPin(
  context: CanvasRenderingContext2D,
  width: number,
  left: number,
  right: number,
  color: string,
): void {
  context.strokeStyle = color
  context.fillStyle = color
  context.lineWidth = 1.5
  context.setLineDash([])
  context.beginPath()
  context.moveTo(4, left)
  context.bezierCurveTo(width / 2, left, width / 2, right, width - 4, right)
  context.stroke()
  for (const [x, y] of [
    [4, left],
    [width - 4, right],
  ] as const) {
    context.beginPath()
    context.arc(x, y, 3.5, 0, Math.PI * 2)
    context.fill()
  }
}
