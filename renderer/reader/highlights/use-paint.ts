import { useEffect, useMemo } from 'react'
import { useCall } from '../../queries.ts'
import { useWorkspace } from '../../workspace.ts'
import { useReader } from '../reader-store.ts'
import type { ReadingSession } from '../session.ts'
import { placeHighlights, type PlacedHighlight } from './placed.ts'
import './highlights.css'

const NONE: readonly PlacedHighlight[] = []

/** Keeps what is painted in a mounted report true to the library and to what is selected and active. */
export function usePaint(session: ReadingSession | null): void {
  const reportId = session?.report.id ?? ''
  const { data } = useCall('reports.annotations', { id: reportId }, { enabled: session !== null })
  const activeId = useWorkspace((state) => state.activeHighlightId)
  const passage = useReader((state) => (session ? state.passages[session.paneId] : undefined))

  const blocks = session?.report.blocks
  const placed = useMemo(() => (blocks && data ? placeHighlights(blocks, data) : NONE), [blocks, data])
  useEffect(() => {
    if (session) session.setHighlights(placed)
  }, [session, placed])

  useEffect(() => {
    const active = placed.find(({ highlight }) => highlight.id === activeId)
    session?.painter.set(
      'active',
      (active?.parts ?? []).map((part) => ({ ...part, name: 'hl-active' })),
    )
  }, [session, placed, activeId])

  // The browser paints its own selection over this; what is seen of it is the other panes' and the cursor.
  useEffect(() => {
    const name = passage?.via === 'cursor' ? 'hl-cursor' : 'hl-kept-selection'
    session?.painter.set('passage', passage ? session.paintOf(passage.span, name) : [])
  }, [session, passage])
}
