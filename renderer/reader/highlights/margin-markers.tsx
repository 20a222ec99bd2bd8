import { Link2, MessageSquare } from 'lucide-react'
import { useCallback, useSyncExternalStore, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { allowLinkDrop, dropLink, startLinkDrag } from '../../links/link-drag.ts'
import { useWorkspace } from '../../workspace.ts'
import { activateHighlight, shorten } from '../actions.ts'
import { adjustFrom, endsHandle } from '../ends.ts'
import { showBar } from '../reader-store.ts'
import type { ReadingSession } from '../session.ts'
import styles from './margin-markers.module.css'

/** The marks of one section: how many notes and links the highlight on this line has. */
export function MarginMarkers({
  session,
  section,
}: {
  session: ReadingSession
  section: number
}): ReactElement | null {
  const { t } = useTranslation('highlights')
  const activeId = useWorkspace((state) => state.activeHighlightId)
  const { markers } = session
  const list = useSyncExternalStore(
    markers.subscribe,
    useCallback(() => markers.of(section), [markers, section]),
  )
  if (list.length === 0) return null
  const quoteOf = (highlightId: string): string => {
    const found = session.placed.find((placed) => placed.highlight.id === highlightId)?.highlight
    return found ? session.words(found.ranges) : ''
  }
  const name = (highlightId: string, notes: number, links: number): string => {
    const highlight = session.placed.find((placed) => placed.highlight.id === highlightId)?.highlight
    const what = [
      notes > 0 ? t('markerNotes', { count: notes }) : '',
      links > 0 ? t('markerLinks', { count: links }) : '',
    ].filter(Boolean)
    return t('marker', {
      what: what.join(' · '),
      quote: highlight ? shorten(session.words(highlight.ranges), 24) : '',
    })
  }
  return (
    <div data-x="" className={styles.markers}>
      {list.map(({ highlightId, top, notes, links }) => (
        <button
          key={highlightId}
          type="button"
          className={styles.marker}
          style={{ top }}
          aria-label={name(highlightId, notes, links)}
          title={name(highlightId, notes, links)}
          aria-pressed={highlightId === activeId}
          draggable
          onDragStart={(event) => startLinkDrag(event, { id: highlightId, quote: quoteOf(highlightId) })}
          onDragOver={allowLinkDrop}
          onDrop={(event) => dropLink(event, { id: highlightId, quote: quoteOf(highlightId) })}
          {...endsHandle(highlightId)}
          onKeyDown={(event) => {
            if (!adjustFrom(event.nativeEvent, highlightId, session)) return
            event.preventDefault()
            event.stopPropagation()
          }}
          onClick={() => {
            activateHighlight(session, highlightId)
            showBar({ paneId: session.paneId, at: 'highlight', focus: false })
          }}
        >
          {notes > 0 ? <MessageSquare aria-hidden /> : null}
          {notes > 1 ? notes : null}
          {links > 0 ? <Link2 aria-hidden /> : null}
          {links > 1 ? links : null}
        </button>
      ))}
    </div>
  )
}
