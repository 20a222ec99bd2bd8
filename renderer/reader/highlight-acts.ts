/**
 * What is done to a highlight as a passage: merged, split, given another passage, one of it taken away; and going
 * through those that lie over one another.
 */
import { t } from 'i18next'
import type { Range } from '../../shared/model/range.ts'
import { toSource } from '../../shared/text/text-map.ts'
import { inReadingOrder, uniteRanges, withoutRanges } from '../../shared/text/unite-ranges.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace } from '../workspace.ts'
import { confirmMerge } from '../links/confirm-ends.tsx'
import { activateHighlight, inTurn, letGo, shorten, until } from './actions.ts'
import type { PlacedHighlight } from './highlights/placed.ts'
import type { Position, Span } from './positions.ts'
import { announce, showBar, useReader } from './reader-store.ts'
import { activeSession, type ReadingSession } from './session.ts'

/** The active pane with its highlight at hand and its selected passage, either of which may be missing. */
interface Hand {
  session: ReadingSession
  active: PlacedHighlight | undefined
  passage: Span | undefined
}

function hand(): Hand | null {
  const session = activeSession()
  if (!session) return null
  const passage = useReader.getState().passages[session.paneId]?.span
  return { session, active: session.find(useWorkspace.getState().activeHighlightId), passage }
}

const nothing = (key: 'highlights:noActive' | 'highlights:noOther' | 'highlights:noCut'): void =>
  notify.info(t(key), { id: 'nothing-selected' })

const sourceOf = (session: ReadingSession, { from, to }: Span): Range[] =>
  toSource(session.report.blocks, from, to)

/** What a passage would add to the active highlight, or take from it. */
function change(kind: 'add' | 'take'): { session: ReadingSession; id: string; ranges: Range[] } | null {
  const at = hand()
  if (!at?.active || !at.passage) return null
  const { session, active, passage } = at
  const { blocks } = session.report
  const { ranges, id } = active.highlight
  const chosen = sourceOf(session, passage)
  const next =
    kind === 'add'
      ? uniteRanges(blocks, ranges, chosen)
      : inReadingOrder(blocks, withoutRanges(ranges, chosen))
  const length = (all: readonly Range[]): number => all.reduce((sum, [start, end]) => sum + end - start, 0)
  return next.length > 0 && length(next) !== length(ranges) ? { session, id, ranges: next } : null
}

/** Whether the selected passage can be added to the active highlight, or taken out of it. */
export const canAdd = (): boolean => change('add') !== null
export const canTakeOut = (): boolean => change('take') !== null

/** Adds the selected passage to the active highlight, across whatever lies between: one highlight, several ranges. */
export const addPassage = (): void => applyChange('add')
/** Takes the selected passage out of the active highlight. */
export const takeOutPassage = (): void => applyChange('take')

function applyChange(kind: 'add' | 'take'): void {
  const wanted = change(kind)
  if (!wanted) return nothing('highlights:noActive')
  const { session, id, ranges } = wanted
  inTurn(async () => {
    await send('highlights.update', { id, ranges })
    await until(() => JSON.stringify(session.find(id)?.highlight.ranges) === JSON.stringify(ranges))
    letGo(session)
    if (useReader.getState().bar) showBar({ paneId: session.paneId, at: 'highlight', focus: false })
    const quote = shorten(session.words(session.find(id)?.highlight.ranges ?? ranges))
    announce(t(kind === 'add' ? 'highlights:added' : 'highlights:tookOut', { quote }))
  })
}

/** What a merge would join: all that the passage touches; else the active one with one it overlaps, else the next. */
function pair(): { session: ReadingSession; kept: PlacedHighlight; others: PlacedHighlight[] } | null {
  const at = hand()
  if (!at) return null
  const { session, active, passage } = at
  const touched = passage ? session.highlightsOn(passage) : []
  const [first, ...rest] = touched
  if (first && rest.length > 0) return { session, kept: first, others: rest }
  if (!active) return null
  const near = overlapping(session, active).find((one) => one !== active)
  const next = session.shown[session.shown.indexOf(active) + 1]
  const other = near ?? next
  return other ? { session, kept: active, others: [other] } : null
}

/** The highlights that share text with one, itself among them, in reading order. */
function overlapping(session: ReadingSession, one: PlacedHighlight): PlacedHighlight[] {
  return session.shown.filter((other) =>
    other.parts.some((a) => one.parts.some((b) => a.block === b.block && a.start < b.end && b.start < a.end)),
  )
}

export const canMerge = (): boolean => pair() !== null

/** Merges highlights into the first of them; notes, themes and links of all are kept on it. */
export function mergeHighlights(): void {
  const at = pair()
  if (!at) return nothing('highlights:noOther')
  const { session, kept, others } = at
  const { id } = kept.highlight
  inTurn(async () => {
    const otherIds = others.map(({ highlight }) => highlight.id)
    const confirmed = await confirmMerge(otherIds)
    if (confirmed === null) return
    await send('highlights.merge', { id, otherIds, confirmed })
    await until(() => others.every((other) => !session.find(other.highlight.id)))
    letGo(session)
    useWorkspace.getState().set({ activeHighlightId: id })
    if (useReader.getState().bar) showBar({ paneId: session.paneId, at: 'highlight', focus: false })
    const quote = shorten(session.words(session.find(id)?.highlight.ranges ?? []))
    announce(t('highlights:merged', { quote }))
  })
}

/** Where the last click on a highlight fell: the cut of a split without a passage. */
let clicked: { session: ReadingSession; position: Position } | null = null
export const rememberClick = (session: ReadingSession, position: Position | null): void => {
  clicked = position && { session, position }
}

/** The parts that a split would make: around the passage, else before and from the clicked character. */
function cut(): { session: ReadingSession; id: string; parts: Range[][] } | null {
  const at = hand()
  if (!at) return null
  const { session, active, passage } = at
  const touched = passage ? session.highlightsOn(passage) : []
  const isTouched = active !== undefined && (!passage || touched.includes(active))
  const one = isTouched ? active : touched.length === 1 ? touched[0] : undefined
  if (!one) return null
  const { blocks } = session.report
  const { id, ranges } = one.highlight
  const whole = session.dom.all()
  if (!whole) return null
  const middle = passage
    ? sourceOf(session, passage)
    : clicked?.session === session
      ? toSource(blocks, clicked.position, whole.to)
      : []
  const from = passage?.from ?? clicked?.position
  if (!from || middle.length === 0) return null
  const before = toSource(blocks, whole.from, from)
  const inside = ranges.length > 0 ? withoutRanges(ranges, withoutRanges(ranges, middle)) : []
  const ahead = withoutRanges(withoutRanges(ranges, middle), withoutRanges(ranges, before))
  const rest = withoutRanges(ranges, [...ahead, ...inside])
  const parts = [ahead, inside, rest].filter((part) => part.length > 0)
  return parts.length > 1 ? { session, id, parts } : null
}

export const canSplit = (): boolean => cut() !== null

/** Cuts the highlight at the passage or where it was clicked; each part keeps its colour and themes. */
export function splitHighlight(): void {
  const at = cut()
  if (!at) return nothing('highlights:noCut')
  const { session, id, parts } = at
  inTurn(async () => {
    const made = await send('highlights.split', { id, parts })
    await until(() => made.every((one) => session.find(one.id)))
    letGo(session)
    announce(t('highlights:splitDone', { count: made.length }))
  })
}

/** The highlights over one another at hand: where one clicked, or those that share text with the active one. */
export function stackHere(): { ids: string[]; at: number } {
  const session = activeSession()
  const active = session?.find(useWorkspace.getState().activeHighlightId)
  if (!session || !active) return { ids: [], at: -1 }
  const { stack } = useReader.getState()
  const known = stack.filter((id) => session.find(id))
  const ids = known.includes(active.highlight.id)
    ? known
    : overlapping(session, active).map(({ highlight }) => highlight.id)
  return { ids, at: ids.indexOf(active.highlight.id) }
}

/** Makes the next of those over one another the active one. */
export function nextInStack(): void {
  const session = activeSession()
  const { ids, at } = stackHere()
  const next = ids[(at + 1) % ids.length]
  if (!session || next === undefined || ids.length < 2) return
  useReader.setState({ stack: ids })
  activateHighlight(session, next)
}
