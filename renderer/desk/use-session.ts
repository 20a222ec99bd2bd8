import { useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { Highlight } from '../../shared/model/highlight.ts'
import { useCall } from '../queries.ts'
import { paintSpans, placeHighlights, type PlacedHighlight } from '../reader/highlights/placed.ts'
import type { Section } from '../reader/sections.ts'
import { useWorkspace } from '../workspace.ts'
import { pieceAt, type DeskModel } from './desk-model.ts'
import { DeskSession, lendDesk } from './desk-session.ts'
import { goToPiece, useDeskState } from './desk-state.ts'
import '../reader/highlights/highlights.css'

const NONE: Highlight[] = []

/** The page's highlights as they stand in its pieces: they stay on their characters whatever becomes of reports. */
export function usePlaced(model: DeskModel): readonly PlacedHighlight[] {
  const { data = NONE } = useCall('highlights.list', { sourceId: model.desk.sourceId })
  return useMemo(
    () => placeHighlights([...model.pieces], { highlights: data, notes: [], themes: [], links: [] }),
    [model.pieces, data],
  )
}

/** Lends the mounted rows to commands, and paints on them. */
export function useSession(
  model: DeskModel,
  sections: readonly Section[],
  placed: readonly PlacedHighlight[],
  scroller: RefObject<HTMLElement | null>,
  root: RefObject<HTMLElement | null>,
): DeskSession | null {
  const [session, setSession] = useState<DeskSession | null>(null)
  useLayoutEffect(() => {
    if (!scroller.current || !root.current) return
    const opened = new DeskSession(model, sections, scroller.current, root.current)
    const takeBack = lendDesk(opened)
    setSession(opened)
    return () => {
      takeBack()
      opened.dispose()
    }
  }, [model, sections, scroller, root])
  useEffect(() => session?.paint(paintSpans(placed)), [session, placed])
  return session
}

/** The cursor stays on its text: where its piece begins elsewhere now, on the one that holds the same character. */
export function useCursor(model: DeskModel): void {
  useEffect(() => {
    const { at, selected, mending } = useDeskState.getState()
    const first = model.pieces[0]
    if (!first) return
    if (at === null) useDeskState.setState({ at: first.at, anchor: first.at })
    else if (!model.indexOf.has(at)) {
      const piece = model.pieces[pieceAt(model, at)]!
      useDeskState.setState({ at: piece.at, anchor: piece.at, caret: null })
    }
    if ([...selected].some((one) => !model.indexOf.has(one)))
      useDeskState.setState({ selected: new Set([...selected].filter((one) => model.indexOf.has(one))) })
    if (mending !== null && !model.indexOf.has(mending)) useDeskState.setState({ mending: null })
  }, [model])
}

/**
 * Keys go on working where the focus was lost: opened from a list that is gone now, or after an act that drew the
 * cursor's row anew.
 */
export function useKeptFocus(session: DeskSession | null): void {
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    const { at } = useDeskState.getState()
    if (session && isLost && at !== null) session.row(at)?.focus({ preventScroll: true })
  }, [session])
}

/** Answers requests to show a piece: from commands and the list, and from other views (`workspace.deskReveal`). */
export function useReveals(session: DeskSession | null): void {
  const reveal = useDeskState((state) => state.reveal)
  const asked = useWorkspace((state) => state.deskReveal)
  useEffect(() => {
    if (!session || !asked) return
    const piece = session.model.pieces[pieceAt(session.model, asked.at)]
    useWorkspace.getState().set({ deskReveal: null })
    if (piece) goToPiece(piece.at, { flash: true })
  }, [session, asked])
  useEffect(() => {
    // A piece that an act has just made is there with the next answer.
    if (!session || !reveal || !session.model.indexOf.has(reveal.at)) return
    useDeskState.setState({ reveal: null })
    if (reveal.focus) session.row(reveal.at)?.focus({ preventScroll: true })
    session.show(reveal.at, true)
    if (reveal.flash) session.flash(reveal.at)
  }, [session, reveal])
}
