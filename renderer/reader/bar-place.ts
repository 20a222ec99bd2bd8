/** Where the floating bar stands: above the passage's first line, else below its last, else at the pane's top. */
import { useWorkspace } from '../workspace.ts'
import type { Span } from './positions.ts'
import { useReader } from './reader-store.ts'
import type { ReadingSession } from './session.ts'

/** px between the passage and the bar, and between the bar and the window's edge. */
const GAP = 8

function spanOfBar(session: ReadingSession): Span | null {
  const { bar, passages } = useReader.getState()
  if (bar?.at === 'passage') return passages[session.paneId]?.span ?? null
  const id = useWorkspace.getState().activeHighlightId
  const highlight = session.placed.find((placed) => placed.highlight.id === id)?.highlight
  return highlight ? session.spanOf(highlight.ranges) : null
}

function place(bar: HTMLElement, session: ReadingSession, spanOf: typeof spanOfBar): void {
  const span = spanOf(session)
  const first = span && session.dom.characterRect(span.from)
  const last =
    span && session.dom.characterRect({ block: span.to.block, offset: Math.max(0, span.to.offset - 1) })
  if (!first || !last) return
  const view = session.scroller.getBoundingClientRect()
  const isGone = last.bottom < view.top || first.top > view.bottom
  bar.style.visibility = isGone ? 'hidden' : 'visible'
  const { width, height } = bar.getBoundingClientRect()
  const above = first.top - height - GAP
  const below = last.bottom + GAP
  const top = above >= view.top ? above : below + height <= view.bottom ? below : view.top + GAP
  // Over the passage's middle on its first line; a passage of many lines spans the column.
  const isOneLine = Math.abs(first.top - last.top) < 2
  const middle = isOneLine ? (first.left + last.right) / 2 : (view.left + view.right) / 2
  // Over the panes, not over the lists beside them, as far as there is room.
  const room = session.scroller.closest('[data-reader]')?.getBoundingClientRect()
  const right = Math.min(middle - width / 2, (room?.right ?? innerWidth) - width - GAP)
  const left = Math.max(GAP, Math.min(Math.max(right, (room?.left ?? 0) + GAP), innerWidth - width - GAP))
  bar.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}

/**
 * Places a bar and keeps it at its passage while the pane scrolls; returns the function that stops.
 * @param spanOf the passage; that of the annotate bar if not given
 */
export function placeBar(bar: HTMLElement, session: ReadingSession, spanOf = spanOfBar): () => void {
  let frame = 0
  const update = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      place(bar, session, spanOf)
    })
  }
  place(bar, session, spanOf)
  const resized = new ResizeObserver(update)
  resized.observe(session.dom.root)
  session.scroller.addEventListener('scroll', update, { passive: true })
  window.addEventListener('resize', update)
  return () => {
    cancelAnimationFrame(frame)
    resized.disconnect()
    session.scroller.removeEventListener('scroll', update)
    window.removeEventListener('resize', update)
  }
}
