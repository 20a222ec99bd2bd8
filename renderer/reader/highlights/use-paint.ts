import { useEffect, useMemo } from 'react'
import { useCall } from '../../queries.ts'
import { useWorkspace } from '../../workspace.ts'
import { useReader } from '../reader-store.ts'
import type { ReadingSession } from '../session.ts'
import { filterFor } from './filter.ts'
import { placeHighlights, type PlacedHighlight } from './placed.ts'
import './highlights.css'

const NONE: readonly PlacedHighlight[] = []

/** Keeps what is painted in a mounted report true to the library and to what is selected, active and filtered. */
export function usePaint(session: ReadingSession | null): void {
  const reportId = session?.report.id ?? ''
  const { data } = useCall('reports.annotations', { id: reportId }, { enabled: session !== null })
  const activeId = useWorkspace((state) => state.activeHighlightId)
  const passage = useReader((state) => (session ? state.passages[session.paneId] : undefined))
  const filter = useReader((state) => state.filter)
  const adjusting = useReader((state) => state.adjusting)
  const { data: themes } = useCall('themes.list', {}, { enabled: filter !== null && filter.themeId !== null })

  const blocks = session?.report.blocks
  const placed = useMemo(() => (blocks && data ? placeHighlights(blocks, data) : NONE), [blocks, data])
  // The active one stays: what was just made must not vanish under a filter.
  const keptId = filter ? activeId : null
  // One whose ends are being moved is painted apart, as it will be.
  const movedId = adjusting?.highlightId ?? null
  const shown = useMemo(() => {
    if (!filter && movedId === null) return placed
    const passes = filterFor(filter, themes ?? [])
    return placed.filter(
      (one) => one.highlight.id !== movedId && (one.highlight.id === keptId || passes(one)),
    )
  }, [placed, filter, themes, keptId, movedId])
  useEffect(() => {
    if (session) session.setHighlights(placed, shown)
  }, [session, placed, shown])

  useEffect(() => {
    if (!session) return
    const active = placed.find(({ highlight }) => highlight.id === activeId)
    if (adjusting && active?.highlight.id === adjusting.highlightId) {
      const paint = (name: string) => adjusting.pieces.flatMap((piece) => session.paintOf(piece, name))
      session.painter.set('active', [...paint('hl-moving'), ...paint('hl-active')])
      return
    }
    session.painter.set(
      'active',
      (active?.parts ?? []).map((part) => ({ ...part, name: 'hl-active' })),
    )
  }, [session, placed, activeId, adjusting])

  // The browser paints its own selection over this; what is seen of it is the other panes' and the cursor.
  useEffect(() => {
    const name = passage?.via === 'cursor' ? 'hl-cursor' : 'hl-kept-selection'
    session?.painter.set('passage', passage ? session.paintOf(passage.span, name) : [])
  }, [session, passage])
}
