/**
 * Scroll fastened by content. The pane under the user's hands leads; the others follow so that what tells the same
 * stands at the same height. Only a wheel, a press or a key in a pane makes it lead: scrolls that come of following,
 * or of far sections that get their true heights, are nobody's wish and move nothing.
 */
import {
  FIXING_WEIGHTS,
  followPanes,
  pointsOf,
  scrollMap,
  type FixingPoint,
  type ScrollMap,
} from '../../../shared/text/scroll-map.ts'
import { useWorkspace } from '../../workspace.ts'
import { preferencesNow } from '../../ui/preferences.ts'
import type { Range } from '../../../shared/model/range.ts'
import { onSessions, sessionOf, type ReadingSession } from '../session.ts'
import { useBeside } from './beside-store.ts'
import { fixedBetween } from './fixed-points.ts'
import { spanIn, startsOf, unitOf } from './places.ts'
import { rulerOf } from './ruler.ts'

/** Where one reads, as a share of the pane's height: there the panes agree. */
const LINE = 0.3
/**
 * A follower keeps pace with the leader, this many times as fast and this many px a frame more; the rest of its way it
 * glides. Where it has a paragraph more than the leader, or was let go, it would otherwise jump.
 */
const PACE = 2
const EXTRA = 24
const GLIDE = 0.3
/** Frames in which a follower is held after the last scroll: skipped sections come to their true heights. */
const SETTLE = 6

const still = matchMedia('(prefers-reduced-motion: reduce)')

/** The window's height of a pane's reading line. */
export function readingLine({ scroller }: ReadingSession): number {
  const view = scroller.getBoundingClientRect()
  return view.top + view.height * LINE
}

const shown = (): ReadingSession[] => useWorkspace.getState().panes.flatMap(({ id }) => sessionOf(id) ?? [])

/** Maps between pairs of panes, made when first asked for; forgotten when bonds, points or reports change. */
let maps = new Map<string, ScrollMap | null>()

/** The points by which two mounted reports are fastened: links, parallel passages, those set by hand. */
export function fixingPoints(one: ReadingSession, other: ReadingSession): FixingPoint[] {
  const ids = [one.report.id, other.report.id]
  const stretch = (session: ReadingSession, ranges: readonly Range[]) => {
    const span = spanIn(session, ranges)
    return span && { start: unitOf(session, span.from), end: unitOf(session, span.to) }
  }
  const points = useBeside.getState().bonds.flatMap((bond) => {
    const { a, b } = bond
    const isTurned = a.reportId === ids[1] && b.reportId === ids[0]
    if (ids[0] === ids[1] || !(isTurned || (a.reportId === ids[0] && b.reportId === ids[1]))) return []
    const from = stretch(one, (isTurned ? b : a).ranges)
    const to = stretch(other, (isTurned ? a : b).ranges)
    return from && to ? pointsOf(from, to, bond.kind === 'link' ? FIXING_WEIGHTS.link : bond.matched) : []
  })
  const fixed = fixedBetween(one, other).map(({ left, right }) => ({
    a: unitOf(one, left),
    b: unitOf(other, right),
    weight: FIXING_WEIGHTS.hand,
  }))
  return [...points, ...fixed]
}

const lengthOf = (session: ReadingSession): number => startsOf(session).at(-1)! - 1

function mapBetween(one: ReadingSession, other: ReadingSession): ScrollMap {
  const key = `${one.paneId} ${other.paneId}`
  let map = maps.get(key)
  if (!map) maps.set(key, (map = scrollMap(fixingPoints(one, other), lengthOf(one), lengthOf(other))))
  return map
}

let leader: string | null = null
let frame = 0
let settling = 0
/** Where the leader stood in the frame before, px. */
let ledFrom = 0

/** What the user did in another way (a jump of both panes) stands: nobody leads until the next wheel, press or key. */
export const letLead = (paneId: string | null): void => {
  leader = paneId
  settling = 0
}

/** Brings all panes to where one of them is, as when fastening begins. */
export function alignTo(paneId: string): void {
  leader = paneId
  follow()
}

function follow(): void {
  settling = SETTLE
  frame ||= requestAnimationFrame(step)
}

function step(): void {
  frame = 0
  if (leader === null || !preferencesNow()['beside.fastened']) return
  const sessions = shown()
  const at = sessions.findIndex(({ paneId }) => paneId === leader)
  const first = sessions[at]
  if (!first || sessions.length < 2) return
  const place = rulerOf(first).unitAt(readingLine(first))
  const places = followPanes(at, place, sessions.map(lengthOf), (i, j) =>
    mapBetween(sessions[i]!, sessions[j]!),
  )
  const led = Math.abs(first.scroller.scrollTop - ledFrom)
  ledFrom = first.scroller.scrollTop
  let isGliding = false
  // All is read before anything moves.
  const moves = sessions.map((session, pane) =>
    pane === at ? 0 : rulerOf(session).heightOf(places[pane]!) - readingLine(session),
  )
  sessions.forEach(({ scroller }, pane) => {
    const off = moves[pane]!
    if (Math.abs(off) < 0.75) return
    const pace = still.matches ? Math.abs(off) : Math.min(Math.abs(off), PACE * led + EXTRA)
    const rest = Math.abs(off) - pace
    const before = scroller.scrollTop
    scroller.scrollTop += Math.sign(off) * (pace + rest * GLIDE)
    // At its end a report follows no further.
    if (rest > 0 && Math.abs(scroller.scrollTop - before) >= 0.5) isGliding = true
  })
  if (isGliding || settling-- > 0) frame = requestAnimationFrame(step)
}

const paneOf = (target: EventTarget | null): string | null =>
  (target instanceof Element ? target : null)?.closest<HTMLElement>('[data-pane]')?.dataset.pane ?? null

/** Listens while the reader is mounted. Alt held lets go: the pane moves alone. */
export function mountFastening(): () => void {
  const stop = new AbortController()
  const options = { capture: true, passive: true, signal: stop.signal } as const
  const lead = (event: Event & { altKey?: boolean }): void => {
    const paneId = paneOf(event.target)
    if (paneId !== null) letLead(event.altKey ? null : paneId)
  }
  for (const type of ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const)
    window.addEventListener(type, lead, options)
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (leader === null || paneOf(target) !== leader) return
      if (target === sessionOf(leader)?.scroller) follow()
    },
    options,
  )
  const forget = (): void => {
    maps = new Map()
  }
  const undo = [
    onSessions(forget),
    useBeside.subscribe((now, before) => now.bonds !== before.bonds && forget()),
  ]
  return () => {
    stop.abort()
    for (const one of undo) one()
    cancelAnimationFrame(frame)
    frame = 0
    leader = null
    forget()
  }
}

/** Points set by hand are others now. */
export const forgetMaps = (): void => {
  maps = new Map()
}
