/** What commands, buttons and ribbons do with reports that are read side by side. */
import { t } from 'i18next'
import type { Ghost } from '../../../shared/model/parallel.ts'
import { send } from '../../queries.ts'
import { notify } from '../../ui/notify.tsx'
import { preferencesNow, setPreference, type PreferenceKey } from '../../ui/preferences.ts'
import type { FixedPoint } from '../../../shared/model/fixed-point.ts'
import { useWorkspace } from '../../workspace.ts'
import { activateHighlight, shorten } from '../actions.ts'
import { comparePositions, type Span } from '../positions.ts'
import { moveCursor } from '../reading-cursor.ts'
import { announce, useReader } from '../reader-store.ts'
import { firstVisible } from '../reading-place.ts'
import { activeSession, sessionOf, type ReadingSession } from '../session.ts'
import { useBeside } from './beside-store.ts'
import type { Bond, BondEnd, ProposalBond } from './bonds.ts'
import { fixedBetween, sourceOf } from './fixed-points.ts'
import { alignTo, fixingPoints, letLead, readingLine } from './fastening.ts'
import { openReports } from './open-reports.ts'
import { spanIn, startsOf, unitOf } from './places.ts'
import { rulerOf } from './ruler.ts'
import { newSentences } from './told-spans.ts'

/** How far below the top of the lower pane both passages come to stand, as a share of its height. */
const STAND_AT = 0.28
/** A point set by hand is at the reading line when it is nearer than this, px. */
const NEAR = 48

type Switch = Extract<PreferenceKey, 'beside.ribbons' | 'beside.fastened' | 'beside.told' | 'beside.ghosts'>

/** Turns something on or off and says which. */
export function toggle(key: Switch): void {
  const on = !preferencesNow()[key]
  setPreference(key, on)
  if (key === 'beside.fastened' && on) {
    const { activePaneId } = useWorkspace.getState()
    alignTo(activePaneId)
    announce(t('beside:fastenedOn', { count: pointsInSight() }))
    return
  }
  announce(t(`beside:${key}.${on ? 'on' : 'off'}`))
}

/** How many fixing points the active pane shares with the others. */
export function pointsInSight(): number {
  const session = activeSession()
  if (!session) return 0
  return others(session).reduce((sum, other) => sum + fixingPoints(session, other).length, 0)
}

const others = (session: ReadingSession): ReadingSession[] =>
  openReports().flatMap(({ paneId }) => (paneId === session.paneId ? [] : (sessionOf(paneId) ?? [])))

/** The pane that shows an end: the active one first, else the one nearest to it; not `except`. */
function paneFor(end: BondEnd, except: string | null): string | null {
  const { panes, activePaneId } = useWorkspace.getState()
  const here = panes.findIndex(({ id }) => id === activePaneId)
  return (
    openReports()
      .filter(({ paneId, reportId }) => reportId === end.reportId && paneId !== except)
      .toSorted(
        (one, other) =>
          Math.abs(panes.findIndex(({ id }) => id === one.paneId) - here) -
          Math.abs(panes.findIndex(({ id }) => id === other.paneId) - here),
      )[0]?.paneId ?? null
  )
}

/** Both passages come to stand at the same height, lit up; the one that is not in sight opens beside. */
export function goToBond({ a, b }: Pick<Bond, 'a' | 'b'>, nearId?: string): void {
  const [near, far] = nearId !== undefined && b.reportId === nearId && a.reportId !== nearId ? [b, a] : [a, b]
  const nearPane = paneFor(near, null)
  const farPane = paneFor(far, nearPane)
  const [one, other] = [sessionOf(nearPane ?? ''), sessionOf(farPane ?? '')]
  const oneSpan = one && spanIn(one, near.ranges)
  const otherSpan = other && spanIn(other, far.ranges)
  if (!one || !other || !oneSpan || !otherSpan) {
    const { open, activePaneId } = useWorkspace.getState()
    open(near.reportId, { paneId: nearPane ?? activePaneId, ranges: near.ranges })
    open(far.reportId, { beside: true, ranges: far.ranges })
    return
  }
  standTogether([
    { session: one, span: oneSpan, end: near },
    { session: other, span: otherSpan, end: far },
  ])
}

function standTogether(ends: { session: ReadingSession; span: Span; end: BondEnd }[]): void {
  const views = ends.map(({ session }) => session.scroller.getBoundingClientRect())
  const top = Math.max(...views.map((view) => view.top))
  const height = Math.min(...views.map((view) => view.height))
  letLead(null)
  ends.forEach(({ session, span, end }, at) => {
    session.stand(span, Math.round(top - views[at]!.top + height * STAND_AT))
    session.light(end.ranges)
  })
}

/** Goes to a bond and opens its card. */
export function chooseBond(bond: Bond, nearId?: string): void {
  goToBond(bond, nearId)
  useBeside.setState({ activeId: bond.id })
}

/** Closes the card; the keys go back to the text. */
export function closeBond(): void {
  useBeside.setState({ activeId: null, hoverId: null })
  activeSession()?.scroller.focus({ preventScroll: true })
}

/** Bonds of the active report in reading order, with where they begin in it. */
function bondsHere(session: ReadingSession): { bond: Bond; unit: number }[] {
  const { id } = session.report
  return useBeside
    .getState()
    .bonds.flatMap((bond) => {
      // What a report tells twice is no tie: stepping on it would put this report in the other's place.
      if (bond.a.reportId === bond.b.reportId) return []
      const end = bond.a.reportId === id ? bond.a : bond.b.reportId === id ? bond.b : null
      const span = end && spanIn(session, end.ranges)
      return span ? [{ bond, unit: unitOf(session, span.from) }] : []
    })
    .toSorted((one, other) => one.unit - other.unit)
}

/** The next or previous passage that is tied to another report, from the one at hand or from where one reads. */
export function stepBond(step: 1 | -1): void {
  const session = activeSession()
  if (!session) return
  const here = bondsHere(session)
  if (here.length === 0) return announce(t('beside:none'))
  const { activeId } = useBeside.getState()
  const now = here.findIndex(({ bond }) => bond.id === activeId)
  const place = rulerOf(session).unitAt(readingLine(session))
  const after = here.findIndex(({ unit }) => unit > place)
  const from =
    now >= 0 ? now : step > 0 ? (after < 0 ? here.length : after) - 1 : after < 0 ? here.length : after
  const { bond } = here[(from + step + here.length) % here.length]!
  chooseBond(bond, session.report.id)
  announce(t('beside:at', { current: here.findIndex((one) => one.bond === bond) + 1, count: here.length }))
}

const passage = ({ reportId, ranges }: BondEnd): Pick<BondEnd, 'reportId' | 'ranges'> => ({
  reportId,
  ranges,
})

/** Makes the proposed link the user's own. */
export async function confirmProposal({ a, b, id }: ProposalBond, relation: string): Promise<void> {
  try {
    await send('proposals.confirm', { from: passage(a), to: passage(b), relation })
    announce(t('beside:confirmed'))
    if (useBeside.getState().activeId === id) closeBond()
  } catch (error) {
    notify.error(error)
  }
}

/** Refuses a proposed link for good; it can be taken back at once, and later from the list. */
export async function refuseProposal({ a, b, id }: ProposalBond): Promise<void> {
  try {
    const refused = await send('proposals.refuse', { from: passage(a), to: passage(b) })
    if (useBeside.getState().activeId === id) closeBond()
    notify.info(t('beside:refused'), {
      id: `refused-${refused.id}`,
      action: { label: t('common:undo'), run: () => void restoreRefusal(refused.id) },
    })
  } catch (error) {
    notify.error(error)
  }
}

export const restoreRefusal = (id: string): Promise<void> =>
  send('proposals.restore', { id }).then(
    () => announce(t('beside:restored')),
    (error: unknown) => notify.error(error),
  )

/** The place of a pane that is fastened: the passage at hand if it is in sight, else the line at the reading height. */
function placeToFasten(session: ReadingSession, line: number): { unit: number; offset: number } | null {
  const span = useReader.getState().passages[session.paneId]?.span
  const from = span && session.isSpanInView(span) ? span.from : placeAt(session, line)
  const offset = from && sourceOf(session, from)
  return from && offset !== null ? { unit: unitOf(session, from), offset } : null
}

function placeAt(session: ReadingSession, line: number): Span['from'] | null {
  const starts = startsOf(session)
  const unit = Math.round(rulerOf(session).unitAt(line))
  const block = Math.max(
    0,
    starts.findLastIndex((start) => start <= unit),
  )
  const length = session.report.blocks[block]?.text.length ?? 0
  return length > 0 ? { block, offset: Math.min(unit - starts[block]!, length - 1) } : null
}

/** Fastens the panes as they stand now; where a point was set here already, takes it away. */
export function fastenHere(): void {
  const session = activeSession()
  const rest = session ? others(session) : []
  const here = session && placeToFasten(session, readingLine(session))
  if (!session || !here || rest.length === 0) return notify.info(t('beside:needsTwo'), { id: 'needs-two' })
  const line = readingLine(session)
  // The others' characters at the height of the one that was taken here: no half line is lost by rounding.
  const height = rulerOf(session).heightOf(here.unit)
  const near = rest.flatMap((other) =>
    fixedBetween(session, other)
      .filter(({ left }) => Math.abs(rulerOf(session).heightOf(unitOf(session, left)) - line) < NEAR)
      .map(({ point }) => point),
  )
  if (near.length > 0) {
    void unfix(...near)
    return
  }
  const points: FixedPoint[] = rest.flatMap((other) => {
    const there = placeToFasten(other, height)
    return there
      ? [
          {
            a: { reportId: session.report.id, offset: here.offset },
            b: { reportId: other.report.id, offset: there.offset },
          },
        ]
      : []
  })
  if (points.length === 0) return
  send('fastening.add', { points }).then(
    () => {
      if (!preferencesNow()['beside.fastened']) setPreference('beside.fastened', true)
      announce(t('beside:fixedHere'))
    },
    (error: unknown) => notify.error(error),
  )
}

/** Takes points away that were set by hand. */
export const unfix = (...points: FixedPoint[]): Promise<void> =>
  send('fastening.remove', { points }).then(
    () => announce(t('beside:unfixed')),
    (error: unknown) => notify.error(error),
  )

/** The next or previous sentence that no earlier report has told. */
export function stepNew(step: 1 | -1): void {
  const session = activeSession()
  if (!session) return
  if (!preferencesNow()['beside.told']) setPreference('beside.told', true)
  const sentences = newSentences(session)
  if (!sentences) return announce(t('beside:toldLooking'))
  const at = useReader.getState().passages[session.paneId]?.span
  const from =
    at && session.isSpanInView(at)
      ? at.from
      : (firstVisible(session.dom, session.scroller.getBoundingClientRect().top)?.position ?? {
          block: 0,
          offset: 0,
        })
  const next =
    step > 0
      ? sentences.find((span) => comparePositions(span.from, from) > (at ? 0 : -1))
      : sentences.findLast((span) => comparePositions(span.from, from) < 0)
  if (next) moveCursor(session, next)
  else announce(t(step > 0 ? 'beside:noNextNew' : 'beside:noPreviousNew'))
}

/** Makes twins of highlights real: the one at hand, or all of the reports in sight. */
export async function adoptTwins(which: 'here' | 'all'): Promise<void> {
  const { twins } = useBeside.getState()
  const session = activeSession()
  if (!session) return
  const chosen = which === 'all' ? twins : twinsHere(session)
  if (chosen.length === 0) return announce(t(twins.length > 0 ? 'beside:noTwinHere' : 'beside:noTwins'))
  await adoptAll(chosen)
}

/** So many in one call, as its contract has it; each call is one step of undo. */
const AT_ONCE = 500

/** Makes twins highlights, however many there are, and says how many. */
export async function adoptAll(twins: readonly Ghost[]): Promise<void> {
  let count = 0
  try {
    for (let at = 0; at < twins.length; at += AT_ONCE) {
      const made = await send('parallels.adopt', {
        ghosts: twins
          .slice(at, at + AT_ONCE)
          .map(({ highlightId, reportId, ranges }) => ({ highlightId, reportId, ranges })),
      })
      count += made.length
    }
  } catch (error) {
    notify.error(error)
  }
  if (count > 0) announce(t('beside:adopted', { count }))
}

/** Shows the highlight that a twin is of, in the pane that has its report. */
export function goToOriginal({ fromReportId, highlightId }: Ghost): void {
  const pane = openReports().find(({ reportId }) => reportId === fromReportId)
  const session = sessionOf(pane?.paneId ?? '')
  const highlight = session?.find(highlightId)?.highlight
  if (!session || !highlight) return
  useWorkspace.getState().activatePane(session.paneId)
  session.scroller.focus({ preventScroll: true })
  session.flash(highlight.ranges)
  activateHighlight(session, highlightId)
}

/** Makes one twin a highlight. */
export const adoptOne = (twin: Ghost): Promise<void> => adoptAll([twin])

/** The twin that was clicked; else those on the passage at hand; without one, those of the active highlight; else the first in sight. */
function twinsHere(session: ReadingSession): readonly Ghost[] {
  const { clicked } = useBeside.getState()
  if (clicked?.paneId === session.paneId) return [clicked.twin]
  const all = useBeside.getState().twins
  const { id } = session.report
  const span = useReader.getState().passages[session.paneId]?.span
  const inside = all.filter((twin) => twin.reportId === id)
  if (span) {
    return inside.filter(({ ranges }) => {
      const own = spanIn(session, ranges)
      return own && comparePositions(own.from, span.to) < 0 && comparePositions(own.to, span.from) > 0
    })
  }
  const { activeHighlightId } = useWorkspace.getState()
  const ofActive = all.filter(({ highlightId }) => highlightId === activeHighlightId)
  if (ofActive.length > 0) return ofActive
  return inside.filter(({ ranges }) => session.isInView(ranges)).slice(0, 1)
}

/** What a passage says, cut for a list. */
export const brief = (text: string): string => shorten(text, 120)
