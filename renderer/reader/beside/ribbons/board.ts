/**
 * Draws the ribbons of all gutters in one animation frame: scrolling, a change of size, a new theme and new
 * bonds only say that something is to be drawn. What is far from the viewport is culled by its blocks before
 * anything of it is measured.
 */
import { preferencesNow } from '../../../ui/preferences.ts'
import type { Position } from '../../positions.ts'
import { onSessions, sessionOf, type ReadingSession } from '../../session.ts'
import { useBeside } from '../beside-store.ts'
import type { Bond } from '../bonds.ts'
import { fixedBetween } from '../fixed-points.ts'
import { spanIn } from '../places.ts'
import { drawPin, drawRibbon, ribbonPath, type Drawn } from './draw.ts'
import { colorOf, forcedColors, readPalette, type Palette } from './palette.ts'
import { PaneEdge } from './pane-edge.ts'
import { RibbonIndex, type Ribbon } from './ribbon-index.ts'

/** A canvas between two panes, and what is tied across it. */
interface Gutter {
  canvas: HTMLCanvasElement
  leftId: string
  rightId: string
  left: PaneEdge | null
  right: PaneEdge | null
  index: RibbonIndex
  pins: { left: Position; right: Position }[]
  drawn: Drawn[]
  box: DOMRect | null
}

const MEASURE = 'ribbons'
const gutters = new Set<Gutter>()
const edges = new WeakMap<ReadingSession, PaneEdge>()
let frame = 0
let palette: Palette | null = null
let stop: AbortController | null = null
let sizes: ResizeObserver | null = null

const edgeOf = (paneId: string): PaneEdge | null => {
  const session = sessionOf(paneId)
  if (!session) return null
  let edge = edges.get(session)
  if (!edge) edges.set(session, (edge = new PaneEdge(session)))
  return edge
}

/** Asks for one draw in the next frame. */
export function redraw(): void {
  frame ||= requestAnimationFrame(() => {
    frame = 0
    const start = performance.now()
    draw()
    // For the bench, which observes it; nothing piles up.
    performance.measure(MEASURE, { start, end: performance.now() })
    performance.clearMeasures(MEASURE)
  })
}

/** Bonds, panes or reports are others now. */
function gather(): void {
  const { bonds } = useBeside.getState()
  for (const gutter of gutters) {
    gutter.left = edgeOf(gutter.leftId)
    gutter.right = edgeOf(gutter.rightId)
    gutter.index = new RibbonIndex(ribbonsOf(gutter, bonds))
    gutter.pins = pinsOf(gutter)
    gutter.canvas.dataset.ribbons = String(gutter.index.ribbons.length)
  }
  watchSizes()
  redraw()
}

function ribbonsOf({ left, right }: Gutter, bonds: readonly Bond[]): Ribbon[] {
  if (!left || !right) return []
  const one = left.session.report.id
  const other = right.session.report.id
  return bonds.flatMap((bond) => {
    const { a, b } = bond
    // Where one report is in both panes, a repeat in it is tied both ways.
    return [
      ...(a.reportId === one && b.reportId === other ? [[a, b] as const] : []),
      ...(b.reportId === one && a.reportId === other ? [[b, a] as const] : []),
    ].flatMap(([from, to]): Ribbon[] => {
      const leftSpan = spanIn(left.session, from.ranges)
      const rightSpan = spanIn(right.session, to.ranges)
      return leftSpan && rightSpan ? [{ bond, left: leftSpan, right: rightSpan }] : []
    })
  })
}

function pinsOf({ left, right }: Gutter): Gutter['pins'] {
  if (!left || !right) return []
  return fixedBetween(left.session, right.session)
}

function draw(): void {
  palette ??= readPalette()
  const looked = new Set<PaneEdge>()
  // First all that is read, then all that is written: nothing is laid out twice in a frame.
  for (const gutter of gutters) {
    for (const edge of [gutter.left, gutter.right])
      if (edge && !looked.has(edge)) {
        looked.add(edge)
        edge.look()
      }
    gutter.box = gutter.canvas.getBoundingClientRect()
    gutter.drawn = gutter.box.width > 0 ? place(gutter, gutter.box) : []
  }
  for (const gutter of gutters) paint(gutter, palette)
}

function place({ left, right, index }: Gutter, box: DOMRect): Drawn[] {
  if (!left || !right) return []
  return index.near(left.blocks, right.blocks).map((ribbon) => {
    const [leftTop, leftBottom] = left.ends(ribbon.left)
    const [rightTop, rightBottom] = right.ends(ribbon.right)
    const one = [leftTop - box.top, leftBottom - box.top] as const
    const other = [rightTop - box.top, rightBottom - box.top] as const
    return { bond: ribbon.bond, path: ribbonPath(box.width, one, other), left: one, right: other }
  })
}

function paint(gutter: Gutter, colors: Palette): void {
  const { canvas, box, left, right, drawn } = gutter
  const context = box && canvas.getContext('2d')
  if (!context || !left || !right) return
  const ratio = devicePixelRatio
  const width = Math.round(box.width * ratio)
  const height = Math.round(box.height * ratio)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, width, height)
  if (!preferencesNow()['beside.ribbons']) return
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.save()
  const top = Math.max(left.top, right.top) - box.top
  context.beginPath()
  context.rect(0, top, box.width, Math.min(left.bottom, right.bottom) - box.top - top)
  context.clip()
  const { hoverId, activeId, colors: relations } = useBeside.getState()
  const isLit = ({ bond }: Drawn): boolean => bond.id === hoverId || bond.id === activeId
  for (const one of drawn)
    if (!isLit(one)) drawRibbon(context, one, box.width, colorOf(one.bond, colors, relations), colors, false)
  // Above the others.
  for (const one of drawn)
    if (isLit(one)) drawRibbon(context, one, box.width, colorOf(one.bond, colors, relations), colors, true)
  for (const pin of gutter.pins) {
    const at = (edge: PaneEdge, { block, offset }: Position): number =>
      edge.ends({ from: { block, offset }, to: { block, offset: offset + 1 } })[0] + 14 - box.top
    drawPin(context, box.width, at(left, pin.left), at(right, pin.right), colors.accent)
  }
  context.restore()
}

/** The bond whose ribbon is under a point of the window; of several the one that lies above. */
export function bondAt(canvas: HTMLCanvasElement, x: number, y: number): Bond | null {
  const gutter = [...gutters].find((one) => one.canvas === canvas)
  const context = canvas.getContext('2d')
  if (!gutter?.box || !context) return null
  if (!preferencesNow()['beside.ribbons']) return null
  const ratio = devicePixelRatio
  const at = [(x - gutter.box.left) * ratio, (y - gutter.box.top) * ratio] as const
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  return gutter.drawn.findLast(({ path }) => context.isPointInPath(path, ...at))?.bond ?? null
}

/** A canvas stands between two panes until the returned function is called. */
export function mountCanvas(canvas: HTMLCanvasElement, leftId: string, rightId: string): () => void {
  const gutter: Gutter = {
    ...{ canvas, leftId, rightId, left: null, right: null, pins: [], drawn: [], box: null },
    index: new RibbonIndex([]),
  }
  gutters.add(gutter)
  if (!stop) start()
  gather()
  return () => {
    gutters.delete(gutter)
    if (gutters.size > 0) return
    stop?.abort()
    stop = null
    sizes?.disconnect()
    sizes = null
    cancelAnimationFrame(frame)
    frame = 0
  }
}

function watchSizes(): void {
  sizes?.disconnect()
  for (const { canvas, left, right } of gutters) {
    sizes?.observe(canvas)
    for (const edge of [left, right]) {
      if (!edge) continue
      sizes?.observe(edge.session.scroller)
      // Skipped sections come to their true heights while one scrolls.
      sizes?.observe(edge.session.dom.root)
    }
  }
}

function start(): void {
  stop = new AbortController()
  const { signal } = stop
  sizes = new ResizeObserver(redraw)
  const recolor = (): void => {
    palette = null
    redraw()
  }
  document.addEventListener('scroll', redraw, { capture: true, passive: true, signal })
  forcedColors.addEventListener('change', recolor, { signal })
  document.fonts.addEventListener(
    'loadingdone',
    () => {
      for (const { left, right } of gutters) for (const edge of [left, right]) edge?.forget()
      redraw()
    },
    { signal },
  )
  const theme = new MutationObserver(recolor)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const undo = [
    onSessions(gather),
    useBeside.subscribe((now, before) => {
      if (now.bonds !== before.bonds) gather()
      else redraw()
    }),
  ]
  signal.addEventListener('abort', () => {
    theme.disconnect()
    for (const one of undo) one()
  })
}

/** A preference that ribbons or pins are drawn by is another now. */
export const regather = (): void => gather()
