/**
 * What can be done to the passage or highlight at hand: colour, note, theme, link, copy, delete. Each finds
 * its object itself, so that a key, a button and the palette do the same.
 */
import { t } from 'i18next'
import type { HighlightColor, HighlightStyle } from '../../shared/model/highlight.ts'
import type { Target } from '../../shared/model/note.ts'
import type { Range } from '../../shared/model/range.ts'
import { confirmEnds } from '../links/confirm-ends.tsx'
import {
  beginLink,
  finishLink,
  linkSelections,
  linkState,
  useLinkGesture,
  type LinkInput,
} from '../links/link-gesture.ts'
import { openNote } from '../notes/editing.ts'
import type { PassageData } from '../notes/nodes/block-nodes.tsx'
import { quoteIntoNote } from '../notes/quoting.ts'
import { send } from '../queries.ts'
import { coinTheme } from '../themes/theme-actions.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace } from '../workspace.ts'
import { isLinkOnly } from './highlights/placed.ts'
import { announce, showBar, useReader } from './reader-store.ts'
import { activeSession, sessionOf, type ReadingSession } from './session.ts'

/** What an action acts on: ranges of the report shown, and the highlight that stands on just these, if any. */
export interface Aim {
  session: ReadingSession
  ranges: Range[]
  text: string
  highlightId: string | null
}

const sameRanges = (a: Range[], b: Range[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The highlight that stands on exactly these ranges. */
const highlightOn = (session: ReadingSession, ranges: Range[]): string | null =>
  session.placed.find(({ highlight }) => sameRanges(highlight.ranges, ranges))?.highlight.id ?? null

/** The active pane's passage, else its active highlight where one sees it, else null. */
export function aim(session = activeSession()): Aim | null {
  if (!session) return null
  const { selections, activeHighlightId } = useWorkspace.getState()
  const chosen = selections[session.paneId]
  if (chosen && chosen.reportId === session.report.id) {
    const { ranges, text } = chosen
    return { session, ranges, text, highlightId: highlightOn(session, ranges) }
  }
  const active = session.find(activeHighlightId)?.highlight
  // A key must not recolour or delete what was scrolled away.
  return active && session.isInView(active.ranges)
    ? { session, ranges: active.ranges, text: session.words(active.ranges), highlightId: active.id }
    : null
}

/** Long passages are announced by their beginning. */
export const shorten = (text: string, most = 60): string => {
  const line = text.replaceAll(/\s+/gu, ' ')
  return line.length > most ? `${line.slice(0, most)}…` : line
}

/** Actions run one after the other: the second press of a key must find the highlight the first one made. */
let turn: Promise<unknown> = Promise.resolve()

/** Runs something after the actions before it; what fails is told. */
export function inTurn(action: () => Promise<void>): void {
  turn = turn.then(action).catch((error: unknown) => notify.error(error))
}

/** Takes what is at hand now, for it may be another passage when the turn comes; says so when nothing is. */
function act(action: (at: Aim) => Promise<void>): void {
  const at = aim()
  if (!at) return notify.info(t('highlights:nothing'), { id: 'nothing-selected' })
  const passage = useReader.getState().passages[at.session.paneId]
  inTurn(async () => {
    await action({ ...at, highlightId: at.highlightId ?? highlightOn(at.session, at.ranges) })
    // The browser's selection has served, unless another was begun meanwhile; the reading cursor stays.
    if (passage?.via === 'pointer' && useReader.getState().passages[at.session.paneId] === passage)
      letGo(at.session)
  })
}

/** The pane's passage and the browser's selection have served. */
export function letGo(session: ReadingSession): void {
  session.choose(null)
  getSelection()?.removeAllRanges()
}

/** Lets the panes hear of a change before the next action looks for it; waits a second at most. */
export const until = (holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const end = performance.now() + 1000
    const look = (): void => {
      if (holds() || performance.now() > end) resolve()
      else setTimeout(look, 10)
    }
    look()
  })

async function create(at: Aim, color: HighlightColor, style: HighlightStyle): Promise<string> {
  const made = await send('highlights.create', {
    reportId: at.session.report.id,
    ranges: at.ranges,
    color,
    style,
  })
  await until(() => at.session.find(made.id) !== undefined)
  return made.id
}

/** Colours the passage, or changes the highlight that stands there. */
export function colorPassage(color: HighlightColor): void {
  const style = 'fill'
  act(async (at) => {
    useWorkspace.getState().set({ lastColor: color })
    const words = { color: t(`common:color.${color}`), quote: shorten(at.text) }
    const there = at.session.find(at.highlightId)?.highlight
    if (there) {
      await send('highlights.update', { id: there.id, color, ...(isLinkOnly(there) ? { style } : {}) })
      announce(t('highlights:changed', words))
    } else await mark(at, color, style)
  })
}

/** Makes a highlight, the active one from now on, and says so. */
async function mark(at: Aim, color: HighlightColor, style: HighlightStyle): Promise<void> {
  const id = await create(at, color, style)
  useWorkspace.getState().set({ activeHighlightId: id })
  announce(t('highlights:made', { color: t(`common:color.${color}`), quote: shorten(at.text) }))
  const { bar } = useReader.getState()
  const chosen = useWorkspace.getState().selections[at.session.paneId]
  if (bar && chosen?.ranges === at.ranges) showBar({ ...bar, at: 'highlight', focus: false })
}

/** Marks the passage in the last colour and a style, or changes the style of the highlight that stands there. */
export function stylePassage(style: HighlightStyle): void {
  act(async (at) => {
    const there = at.session.find(at.highlightId)?.highlight
    if (!there) return mark(at, useWorkspace.getState().lastColor, style)
    await send('highlights.update', { id: there.id, style })
    announce(t('highlights:styled', { style: t(`highlights:style.${style}`), quote: shorten(at.text) }))
  })
}

/** Opens the note of the passage in the side panel; a bare passage is highlighted in the last colour. */
export function writeNote(): void {
  act(async (at) => {
    const target = await highlightFor(at)
    showBar(null)
    openNote(target)
  })
}

/** Opens the theme picker at the passage; its highlight is made when a theme is set. */
export function chooseThemes(): void {
  const at = aim()
  if (!at) return notify.info(t('highlights:nothing'), { id: 'nothing-selected' })
  const { paneId } = at.session
  const isPassage = useWorkspace.getState().selections[paneId] !== undefined
  showBar({ paneId, at: isPassage ? 'passage' : 'highlight', focus: false, opens: 'theme' })
}

/** Makes a theme of the passage's own words. */
export function coinPassage(): void {
  act(async ({ session, ranges, text }) => {
    showBar(null)
    await coinTheme({ reportId: session.report.id, ranges, text }, useWorkspace.getState().lastColor)
  })
}

/** The highlight that a passage's theme goes on: there already, or made now in the last colour. */
export async function highlightFor(at: Aim): Promise<Target> {
  const id = at.highlightId ?? (await create(at, useWorkspace.getState().lastColor, 'fill'))
  useWorkspace.getState().set({ activeHighlightId: id })
  return { kind: 'highlight', id }
}

/** Deletes the highlight at hand; its note, themes and links go with it, and undo brings all back. */
export function removeHighlight(): void {
  act(async (at) => {
    if (!at.highlightId) return
    if (!(await confirmEnds({ highlightIds: [at.highlightId] }))) return
    await send('highlights.remove', { id: at.highlightId })
    if (useWorkspace.getState().activeHighlightId === at.highlightId) {
      useWorkspace.getState().set({ activeHighlightId: null })
    }
    showBar(null)
    announce(t('highlights:removed'))
    at.session.scroller.focus({ preventScroll: true })
  })
}

/** What a report gives to a note: its words and where they stand. */
export const passageOf = ({
  session,
  ranges,
  text,
}: Pick<Aim, 'session' | 'ranges' | 'text'>): PassageData => ({
  ...{ reportId: session.report.id, ranges, text },
  title: session.report.title ?? session.report.blocks[0]?.text.slice(0, 80) ?? '',
})

/** Puts the passage into the note at hand, with the way back to it. */
export function quotePassage(): void {
  act((at) => quoteIntoNote(passageOf(at)))
}

/** Puts the passage on the clipboard, in the source's own script. */
export function copyPassage(): void {
  const at = aim()
  if (at) copy(at.text)
}

/** Puts the passage on the clipboard as it is drawn, in whatever script. */
export function copyAsShown(): void {
  const at = aim()
  if (at) copy(at.session.words(at.ranges, true))
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => notify.done(t('highlights:copied'), { id: 'copied' }),
    () => notify.problem(t('highlights:copyFailed')),
  )
}

/** Makes a highlight the active one, shown by the side panel. */
export function activateHighlight(session: ReadingSession, id: string): void {
  useWorkspace.getState().set({ activeHighlightId: id, sideTab: 'highlights', sideOpen: true })
  const found = session.find(id)?.highlight
  if (!found) return
  const color = t(`common:color.${found.color}`)
  const { stack } = useReader.getState()
  const current = stack.length > 1 ? stack.indexOf(id) + 1 : 0
  announce(
    [
      t('highlights:announced', { color, quote: shorten(session.words(found.ranges)) }),
      current > 0 ? t('highlights:stack', { current, count: stack.length }) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  )
}

/** Goes to the next or previous highlight, from the active one or from where one reads; round the ends. */
export function stepHighlight(step: 1 | -1): void {
  const session = activeSession()
  if (!session) return
  const placed = session.shown.filter(({ parts }) => parts.length > 0)
  if (placed.length === 0) return announce(t('highlights:none'))
  const { activeHighlightId } = useWorkspace.getState()
  const here = placed.findIndex(({ highlight }) => highlight.id === activeHighlightId)
  const from = here >= 0 ? here : step > 0 ? -1 : 0
  const { highlight } = placed[(from + step + placed.length) % placed.length]!
  session.choose(null)
  const span = session.spanOf(highlight.ranges)
  if (span) session.reveal(span)
  activateHighlight(session, highlight.id)
}

const linkInput = ({ session, ranges, text, highlightId }: Aim): LinkInput =>
  highlightId
    ? { kind: 'highlight', id: highlightId, quote: text }
    : { reportId: session.report.id, ranges, text }

const linksOn = ({ session, ranges }: Aim): number =>
  session.placed.find(({ highlight }) => sameRanges(highlight.ranges, ranges))?.links ?? 0

/** Once the link is made its passages have served; when the user stepped back they stay selected. */
function releaseWhenLinked(): void {
  const ends = passages().map((end) => ({ end, before: linksOn(end) }))
  const stop = useLinkGesture.subscribe(({ state }) => {
    if (state.phase !== 'idle') return
    stop()
    const until = performance.now() + 1000
    const look = (): void => {
      for (const { end, before } of ends) {
        const chosen = useWorkspace.getState().selections[end.session.paneId]
        if (chosen?.ranges !== end.ranges || linksOn(end) <= before) continue
        end.session.choose(null)
        getSelection()?.removeAllRanges()
      }
      if (performance.now() < until) setTimeout(look, 20)
    }
    look()
  })
}

/** The selected passages of all panes, from left to right. */
function passages(): Aim[] {
  const { panes, selections } = useWorkspace.getState()
  return panes.filter((pane) => selections[pane.id]).flatMap((pane) => aim(sessionOf(pane.id)) ?? [])
}

/**
 * Links in one gesture: with passages in two panes, from the active one to the other; with one passage,
 * begins there; with a link begun, finishes it.
 */
export function linkPassage(): void {
  const at = aim()
  if (!at) return notify.info(t('links:nothingSelected'), { id: 'nothing-selected' })
  showBar(null)
  const other = passages().find(({ session }) => session !== at.session)
  if (linkState().phase === 'begun') finishLink(linkInput(at))
  else if (other) linkSelections(linkInput(at), linkInput(other))
  else return beginLink(linkInput(at))
  releaseWhenLinked()
}
