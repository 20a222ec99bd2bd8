/** Moving the ends of the active highlight: by its handles with the pointer, or by keys until it is kept or let go. */
import { t } from 'i18next'
import { send } from '../queries.ts'
import { matchesKeys, IS_MAC } from '../ui/keys.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace } from '../workspace.ts'
import { inTurn, shorten, until } from './actions.ts'
import { moveEnd, piecesOf, positionOf, rangesOf, type End } from './highlights/pieces.ts'
import { stepFrom, type Unit } from './highlights/text-steps.ts'
import { spanText, type Position } from './positions.ts'
import { announce, showBar, useReader, type Adjusting } from './reader-store.ts'
import { activeSession, sessionOf, type ReadingSession } from './session.ts'

/** Keys while the ends are being moved: Shift moves the end, Alt the start; with Ctrl by words, up and down by sentences. */
export const END_KEYS: { keys: string; end: End; unit: Unit; by: 1 | -1 }[] = (
  [
    ['Shift', 'end'],
    ['Alt', 'start'],
  ] as const
).flatMap(([modifier, end]) =>
  (
    [
      [`${modifier}+ArrowRight`, 'character', 1],
      [`${modifier}+ArrowLeft`, 'character', -1],
      [`Mod+${modifier}+ArrowRight`, 'word', 1],
      [`Mod+${modifier}+ArrowLeft`, 'word', -1],
      [`${modifier}+ArrowDown`, 'sentence', 1],
      [`${modifier}+ArrowUp`, 'sentence', -1],
    ] as const
  ).map(([keys, unit, by]) => ({ keys, end, unit, by })),
)

/** Begins: the active highlight as it stands. Null where there is none in sight. */
export function beginAdjusting(session: ReadingSession, by: Adjusting['by']): Adjusting | null {
  const active = session.find(useWorkspace.getState().activeHighlightId)
  if (!active || active.parts.length === 0) return null
  const { paneId, report } = session
  const adjusting: Adjusting = {
    paneId,
    highlightId: active.highlight.id,
    pieces: piecesOf(report.blocks, active.parts),
    by,
  }
  useReader.setState({ adjusting, card: null })
  return adjusting
}

/** Begins by keys, on the highlight at hand. */
export function adjustByKeys(): void {
  const session = activeSession()
  if (!session || !beginByKeys(session))
    return notify.info(t('highlights:noActive'), { id: 'nothing-selected' })
  session.scroller.focus({ preventScroll: true })
  announce(t('highlights:adjusting'))
}

function beginByKeys(session: ReadingSession): boolean {
  if (!beginAdjusting(session, 'keys')) return false
  session.choose(null)
  getSelection()?.removeAllRanges()
  showBar(null)
  return true
}

/** Marks what takes the keys of the ends for a highlight while it has the focus: its card, its mark in the margin. */
const HANDLE = 'data-moves-ends'
export const endsHandle = (highlightId: string) => ({ [HANDLE]: highlightId })

const isHandleOf = (focus: Element | null, highlightId: string): boolean =>
  focus?.getAttribute(HANDLE) === highlightId

/**
 * A key on a highlight's card or mark: one that moves an end begins with this first step, and the focus stays where
 * it is. @returns whether it was such a key
 */
export function adjustFrom(event: KeyboardEvent, highlightId: string, session = activeSession()): boolean {
  const found = event.isComposing ? undefined : END_KEYS.find(({ keys }) => matchesKeys(event, keys, IS_MAC))
  if (!found || !session || (session.find(highlightId)?.parts.length ?? 0) === 0) return false
  keepAdjusting()
  useWorkspace.getState().set({ activeHighlightId: highlightId })
  if (!beginByKeys(session)) return false
  step(session, found.end, found.unit, found.by)
  return true
}

/** Puts an end at a position of the shown text, as far as it may go. */
export function placeEnd(session: ReadingSession, end: End, position: Position): void {
  const { adjusting } = useReader.getState()
  if (!adjusting) return
  const pieces = moveEnd(session.report.blocks, adjusting.pieces, end, position)
  useReader.setState({ adjusting: { ...adjusting, pieces } })
}

function step(session: ReadingSession, end: End, unit: Unit, by: 1 | -1): void {
  const { adjusting } = useReader.getState()
  const from = adjusting && positionOf(adjusting.pieces, end)
  if (!from) return
  const { blocks } = session.report
  const to = stepFrom(blocks, from, unit, end, by)
  if (to) placeEnd(session, end, to)
  const moved = useReader.getState().adjusting
  const now = moved && positionOf(moved.pieces, end)
  if (!moved || !now) return
  const span = end === 'start' ? moved.pieces[0] : moved.pieces.at(-1)
  if (!span) return
  const edge = end === 'start' ? now : { ...now, offset: Math.max(0, now.offset - 1) }
  session.reveal({ from: edge, to: { ...edge, offset: edge.offset + 1 } })
  const words = spanText(blocks, span)
  const told = end === 'start' ? words.slice(0, 24) : words.slice(-24)
  announce(t(end === 'start' ? 'highlights:startAt' : 'highlights:endAt', { words: told }))
}

/** Lets the change go: the highlight is as it was. */
export function cancelAdjusting(): void {
  if (!useReader.getState().adjusting) return
  useReader.setState({ adjusting: null })
  if (!document.activeElement?.hasAttribute(HANDLE)) activeSession()?.scroller.focus({ preventScroll: true })
  announce(t('highlights:endsKept'))
}

/** Keeps the change, as one step of undo. Where nothing was moved nothing is written. */
export function keepAdjusting(): void {
  const { adjusting } = useReader.getState()
  const session = adjusting && sessionOf(adjusting.paneId)
  const before = session?.find(adjusting?.highlightId ?? null)
  if (!adjusting || !session || !before) return useReader.setState({ adjusting: null })
  const { blocks } = session.report
  const { id, ranges: old } = before.highlight
  const ranges = rangesOf(blocks, adjusting.pieces, {
    ranges: old,
    pieces: piecesOf(blocks, before.parts),
  })
  const done = (): void => {
    if (useReader.getState().adjusting === adjusting) useReader.setState({ adjusting: null })
  }
  if (JSON.stringify(ranges) === JSON.stringify(old)) return done()
  inTurn(async () => {
    try {
      await send('highlights.update', { id, ranges })
      // Painted as it will be until the library's answer is there: no flash of the old ends.
      await until(() => session.find(id)?.highlight.ranges.join() === ranges.join())
      announce(t('highlights:endsMoved', { quote: shorten(session.words(ranges)) }))
    } finally {
      done()
    }
  })
}

/** While ends are being moved by keys, these keys are theirs; returns the function that stops. */
export function listenForEnds(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { adjusting } = useReader.getState()
    const session = adjusting && sessionOf(adjusting.paneId)
    const focus = document.activeElement
    if (!session || event.isComposing) return
    const isHere =
      focus?.hasAttribute(HANDLE) === true
        ? isHandleOf(focus, adjusting.highlightId)
        : focus === document.body || session.scroller.contains(focus)
    if (!isHere) return
    const found = END_KEYS.find(({ keys }) => matchesKeys(event, keys, IS_MAC))
    if (found) step(session, found.end, found.unit, found.by)
    else if (event.key === 'Enter') keepAdjusting()
    else if (event.key === 'Escape') cancelAdjusting()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}
