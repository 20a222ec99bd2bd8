/** The card that tells what is on a passage, by key and under a resting pointer. */
import { t } from 'i18next'
import type { Command } from '../ui/command.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace } from '../workspace.ts'
import { hasAim } from './command-state.ts'
import { stackHere } from './highlight-acts.ts'
import { announce, showCard, useReader } from './reader-store.ts'
import { activeSession, sessionOf } from './session.ts'
import { tellMarks } from './told.ts'

/** A pointer that rests this long on a highlight asks what is on it, ms. */
const REST = 400
/** Time to go from the passage to the card, ms. */
const LEAVE = 250

/** Tells what is on the passage, or on the active highlight and those it lies over; again: takes the card away. */
export function showCardHere(): void {
  const session = activeSession()
  if (!session) return
  if (useReader.getState().card) return showCard(null)
  const passage = useReader.getState().passages[session.paneId]?.span
  const active = session.find(useWorkspace.getState().activeHighlightId)
  const marks = passage
    ? session.highlightsOn(passage)
    : active
      ? stackHere().ids.flatMap((id) => session.find(id) ?? [])
      : []
  if (!passage && !active) return notify.info(t('highlights:nothing'), { id: 'nothing-selected' })
  announce(tellMarks(marks, passage ? session.correctionsOn(passage) : []))
  if (marks.length === 0) return
  showCard({
    paneId: session.paneId,
    highlightIds: marks.map(({ highlight }) => highlight.id),
    at: null,
  })
}

export const cardCommands: Command[] = [
  {
    id: 'highlight.card',
    labelKey: 'highlights:command.card',
    keys: ['i'],
    group: 'annotate',
    when: hasAim,
    run: showCardHere,
  },
]

/** Shows the card under a resting pointer until it goes elsewhere; returns the function that stops. */
export function trackHover(): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined
  let leaving: ReturnType<typeof setTimeout> | undefined
  const stop = new AbortController()
  const { signal } = stop
  const isBusy = (): boolean => {
    const { bar, adjusting } = useReader.getState()
    return bar !== null || adjusting !== null
  }
  const show = (paneId: string, x: number, y: number): void => {
    const session = sessionOf(paneId)
    // Corrected words have a card of their own there.
    const isFree = session && !isBusy() && !session.correctionAt(x, y)
    const highlightIds = isFree ? session.highlightsAt(x, y) : []
    if (highlightIds.length > 0) showCard({ paneId, highlightIds, at: { x, y } })
  }
  const onMove = (event: PointerEvent): void => {
    clearTimeout(resting)
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-highlight-card]')) return clearTimeout(leaving)
    const { card } = useReader.getState()
    const paneId = target?.closest<HTMLElement>('[data-b]')?.closest<HTMLElement>('[data-pane-text]')
      ?.dataset.paneText
    if (card?.at) {
      clearTimeout(leaving)
      const { highlightIds } = card
      const here = paneId ? sessionOf(paneId)?.highlightsAt(event.clientX, event.clientY) : undefined
      if (here?.join() === highlightIds.join()) return
      leaving = setTimeout(() => useReader.getState().card === card && showCard(null), LEAVE)
    }
    if (!paneId || event.buttons !== 0 || event.pointerType === 'touch' || isBusy()) return
    resting = setTimeout(() => show(paneId, event.clientX, event.clientY), REST)
  }
  const away = (): void => {
    clearTimeout(resting)
    if (useReader.getState().card) showCard(null)
  }
  document.addEventListener('pointermove', onMove, { signal, passive: true })
  document.addEventListener('pointerdown', away, { signal })
  document.addEventListener('scroll', away, { signal, capture: true, passive: true })
  return () => {
    stop.abort()
    clearTimeout(resting)
    clearTimeout(leaving)
  }
}
