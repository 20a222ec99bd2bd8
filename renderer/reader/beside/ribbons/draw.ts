/** How a ribbon looks. The user's own are solid, what is proposed is dashed; what is only alike is a quiet band. */
import type { Bond } from '../bonds.ts'
import type { Palette } from './palette.ts'

/** One ribbon of a gutter, heights in px of its canvas. */
export interface Drawn {
  bond: Bond
  path: Path2D
  left: readonly [top: number, bottom: number]
  right: readonly [top: number, bottom: number]
}

/** From edge to edge: level where it leaves a pane, as on the picture to aim at. */
export function ribbonPath(
  width: number,
  [leftTop, leftBottom]: Drawn['left'],
  [rightTop, rightBottom]: Drawn['right'],
): Path2D {
  const path = new Path2D()
  const half = width / 2
  path.moveTo(0, leftTop)
  path.bezierCurveTo(half, leftTop, half, rightTop, width, rightTop)
  path.lineTo(width, rightBottom)
  path.bezierCurveTo(half, rightBottom, half, leftBottom, 0, leftBottom)
  path.closePath()
  return path
}

const FILL = { link: 0.28, proposal: 0.15, passage: 0.2 }
const LIT = { link: 0.5, proposal: 0.34, passage: 0.36 }
/** The bracket at either end, px. */
const BRACKET = 2

export function drawRibbon(
  context: CanvasRenderingContext2D,
  { bond, path, left, right }: Drawn,
  width: number,
  color: string,
  palette: Palette,
  isLit: boolean,
): void {
  context.fillStyle = color
  if (!palette.forced) {
    context.globalAlpha = (isLit ? LIT : FILL)[bond.kind]
    context.fill(path)
    context.globalAlpha = 1
  }
  if (bond.kind !== 'passage' || isLit || palette.forced) {
    context.strokeStyle = isLit && palette.forced ? palette.accent : color
    context.lineWidth = isLit ? 1.5 : 1
    context.setLineDash(bond.kind === 'proposal' ? [4, 3] : [])
    context.stroke(path)
  }
  const bracket = (x: number, [top, bottom]: readonly [number, number]): void =>
    context.fillRect(x, top, isLit ? BRACKET + 1 : BRACKET, bottom - top)
  bracket(0, left)
  bracket(width - (isLit ? BRACKET + 1 : BRACKET), right)
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
