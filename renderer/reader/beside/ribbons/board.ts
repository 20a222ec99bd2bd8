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
import { drawPin, drawRibbons, pathOf, type Drawn } from './draw.ts'
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
  /** Null while ribbons are hidden. */
  box: DOMRect | null
  isPainted: boolean
}

/** What the bench observes: places read from the panes, and the painting of all gutters. */
const LOOK = 'ribbons-look'
const PAINT = 'ribbons'
const gutters = new Set<Gutter>()
const edges = new WeakMap<ReadingSession, PaneEdge>()
let frame = 0
/** Ribbons or pins have to be gathered. */
let isStale = false
let isWatched = false
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
    if (isStale) gather()
    const looking = performance.now()
    look()
    const painting = performance.now()
    const colors = (palette ??= readPalette())
    for (const gutter of gutters) paint(gutter, colors)
    // For the bench, which observes them; nothing piles up.
    performance.measure(LOOK, { start: looking, end: painting })
    performance.measure(PAINT, { start: painting, end: performance.now() })
    for (const name of [LOOK, PAINT]) performance.clearMeasures(name)
  })
}

/** Bonds, panes, reports or pins are others now: they are gathered anew, once, before the next draw. */
export function regather(): void {
  isStale = true
  redraw()
}

function gather(): void {
  isStale = false
  const { bonds } = useBeside.getState()
  const ofPair = Map.groupBy(bonds, ({ a, b }) => pairOf(a.reportId, b.reportId))
  for (const gutter of gutters) {
    const { left, right } = gutter
    gutter.left = edgeOf(gutter.leftId)
    gutter.right = edgeOf(gutter.rightId)
    gutter.index = new RibbonIndex(ribbonsOf(gutter, ofPair))
    gutter.pins = gutter.left && gutter.right ? fixedBetween(gutter.left.session, gutter.right.session) : []
    gutter.canvas.dataset.ribbons = String(gutter.index.ribbons.length)
    if (left !== gutter.left || right !== gutter.right) isWatched = false
  }
  if (!isWatched) watchSizes()
}

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

function ribbonsOf({ left, right }: Gutter, ofPair: ReadonlyMap<string, readonly Bond[]>): Ribbon[] {
  if (!left || !right) return []
  const one = left.session.report.id
  const other = right.session.report.id
  return (ofPair.get(pairOf(one, other)) ?? []).flatMap((bond) => {
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

/** All that is read, before anything is written: nothing is laid out twice in a frame. What is not shown is not looked at. */
function look(): void {
  const isShown = preferencesNow()['beside.ribbons']
  const looked = new Set<PaneEdge>()
  for (const gutter of gutters) {
    gutter.box = isShown ? gutter.canvas.getBoundingClientRect() : null
    gutter.drawn = []
    if (!gutter.box || gutter.box.width === 0) continue
    for (const edge of [gutter.left, gutter.right])
      if (edge && !looked.has(edge)) {
        looked.add(edge)
        edge.look()
      }
    gutter.drawn = place(gutter, gutter.box)
  }
}

function place({ left, right, index }: Gutter, box: DOMRect): Drawn[] {
  if (!left || !right) return []
  return index.near(left.blocks, right.blocks).map((ribbon) => {
    const [leftTop, leftBottom] = left.ends(ribbon.left)
    const [rightTop, rightBottom] = right.ends(ribbon.right)
    return {
      bond: ribbon.bond,
      left: [leftTop - box.top, leftBottom - box.top],
      right: [rightTop - box.top, rightBottom - box.top],
    }
  })
}

function paint(gutter: Gutter, colors: Palette): void {
  const { canvas, box, left, right, drawn } = gutter
  const context = canvas.getContext('2d')
  if (!context) return
  const ratio = devicePixelRatio
  if (box) {
    const width = Math.round(box.width * ratio)
    const height = Math.round(box.height * ratio)
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (gutter.isPainted) context.clearRect(0, 0, canvas.width, canvas.height)
  gutter.isPainted = false
  if (!box || !left || !right || drawn.length + gutter.pins.length === 0) return
  gutter.isPainted = true
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.save()
  const top = Math.max(left.top, right.top) - box.top
  context.beginPath()
  context.rect(0, top, box.width, Math.min(left.bottom, right.bottom) - box.top - top)
  context.clip()
  const { hoverId, activeId, colors: relations } = useBeside.getState()
  drawRibbons(context, drawn, box.width, {
    palette: colors,
    colorOf: (bond) => colorOf(bond, colors, relations),
    isLit: ({ id }) => id === hoverId || id === activeId,
  })
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
  const { width } = gutter.box
  const [inX, inY] = [x - gutter.box.left, y - gutter.box.top]
  context.setTransform(1, 0, 0, 1, 0, 0)
  return gutter.drawn.findLast((one) => context.isPointInPath(pathOf(one, width), inX, inY))?.bond ?? null
}

/** A canvas stands between two panes until the returned function is called. */
export function mountCanvas(canvas: HTMLCanvasElement, leftId: string, rightId: string): () => void {
  const gutter: Gutter = {
    ...{ canvas, leftId, rightId, left: null, right: null, pins: [], drawn: [], box: null, isPainted: false },
    index: new RibbonIndex([]),
  }
  gutters.add(gutter)
  if (!stop) start()
  isWatched = false
  regather()
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
  isWatched = true
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

type State = ReturnType<typeof useBeside.getState>
const isDrawnBy = (now: State, before: State): boolean =>
  now.hoverId !== before.hoverId || now.activeId !== before.activeId || now.colors !== before.colors

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
    onSessions(regather),
    useBeside.subscribe((now, before) => {
      if (now.bonds !== before.bonds) regather()
      else if (isDrawnBy(now, before)) redraw()
    }),
  ]
  signal.addEventListener('abort', () => {
    theme.disconnect()
    for (const one of undo) one()
  })
}
