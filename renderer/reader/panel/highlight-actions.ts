import { t } from 'i18next'
import type { HighlightColor, HighlightStyle } from '../../../shared/model/highlight.ts'
import { beginLink, finishLink, linkState } from '../../links/link-gesture.ts'
import { confirmEnds } from '../../links/confirm-ends.tsx'
import { openNote } from '../../notes/editing.ts'
import { send } from '../../queries.ts'
import { notify } from '../../ui/notify.tsx'
import { useWorkspace } from '../../workspace.ts'
import { copyCitation } from '../citation.ts'
import { activeSession } from '../session.ts'
import type { CardData } from './panel-data.ts'

const tell = (error: unknown): void => notify.error(error)

/** Makes a card's highlight the active one and shows its passage in the text. */
export function revealCard({ highlight }: CardData, reportId: string): void {
  const workspace = useWorkspace.getState()
  workspace.set({ activeHighlightId: highlight.id })
  workspace.open(reportId, { paneId: workspace.activePaneId, ranges: highlight.ranges })
}

/** A passage that was only linked is underlined; a colour makes it a highlight proper. */
export function recolorCard({ highlight }: CardData, color: HighlightColor): void {
  const isLinkOnly = highlight.style === 'underline' && highlight.color === 'gray'
  send('highlights.update', {
    id: highlight.id,
    color,
    ...(isLinkOnly && color !== 'gray' ? { style: 'fill' as const } : {}),
  }).catch(tell)
}

export const STYLE_KEYS: Record<HighlightStyle, string> = { fill: 'h', underline: 'u', strike: 'x' }

export function restyleCard({ highlight }: CardData, style: HighlightStyle): void {
  send('highlights.update', { id: highlight.id, style }).catch(tell)
}

export const noteCard = ({ highlight }: CardData): void => openNote({ kind: 'highlight', id: highlight.id })

/** Begins a link at a card's passage, or finishes the one that was begun. */
export function linkCard({ highlight }: CardData): void {
  const end = { kind: 'highlight', id: highlight.id, quote: highlight.exact } as const
  if (linkState().phase === 'begun') finishLink(end)
  else beginLink(end)
}

/** Puts a card's words on the clipboard, with the citation of their report. */
export function citeCard({ highlight: { reportId, ranges, exact } }: CardData): void {
  const session = activeSession()
  if (reportId === null) return
  const isHere = session?.report.id === reportId
  copyCitation(reportId, {
    text: isHere ? session.words(ranges) : exact,
    language: isHere ? session.report.language : 'und',
  })
}

/** A card that goes leaves its focus to the next one, else to the one before, else to the text. */
function passFocusOn(id: string): void {
  const card = document.querySelector(`[data-highlight="${id}"]`)
  if (!card?.contains(document.activeElement)) return
  const heir =
    (card.nextElementSibling ?? card.previousElementSibling)?.querySelector<HTMLElement>('[data-quote]') ??
    activeSession()?.scroller
  heir?.focus({ preventScroll: true })
}

/** Deletes a highlight with all that sits on it, and offers to bring it back. */
export async function removeCard(card: CardData): Promise<void> {
  const { id } = card.highlight
  const carries = card.note !== null || card.themeIds.length > 0 || card.links.length > 0
  try {
    if (card.links.length > 0 && !(await confirmEnds({ highlightIds: [id] }))) return
    passFocusOn(id)
    await send('highlights.remove', { id })
  } catch (error) {
    return tell(error)
  }
  if (useWorkspace.getState().activeHighlightId === id)
    useWorkspace.getState().set({ activeHighlightId: null })
  notify.info(t('panel:removed'), {
    id: `highlight-${id}`,
    ...(carries ? { description: t('panel:removedWith') } : {}),
    action: { label: t('common:undo'), run: () => void send('highlights.restore', { id }).catch(tell) },
  })
}
