/**
 * The grips at both ends of the active highlight. For the pointer only: keys move the ends without them (R), so they
 * are not in the tab order. Made by hand, not by React: there are two of them in 300 sections, and what moves is one.
 */
import { useWorkspace } from '../workspace.ts'
import { beginAdjusting, keepAdjusting, placeEnd } from './ends.ts'
import { piecesOf, positionOf, type End } from './highlights/pieces.ts'
import { useReader } from './reader-store.ts'
import type { ReadingSession } from './session.ts'
import styles from './end-handles.module.css'

/** Where an end of the active highlight stands now, if this report shows it. */
function endOf(session: ReadingSession, end: End): ReturnType<typeof positionOf> {
  const { adjusting } = useReader.getState()
  const id = useWorkspace.getState().activeHighlightId
  if (adjusting && adjusting.highlightId === id)
    return adjusting.paneId === session.paneId ? positionOf(adjusting.pieces, end) : null
  const active = session.shown.find(({ highlight }) => highlight.id === id)
  return active ? positionOf(piecesOf(session.report.blocks, active.parts), end) : null
}

/** Puts a handle beside its character, into the section that holds it: it scrolls and is skipped with it. */
function place(session: ReadingSession, end: End, handle: HTMLElement): void {
  const at = endOf(session, end)
  // The character the handle stands at: the first one, or the last.
  const character = at && (end === 'start' ? at : { ...at, offset: Math.max(0, at.offset - 1) })
  const section = character
    ? session.dom.element(character.block)?.closest<HTMLElement>('[data-section]')
    : undefined
  const box = character && section ? session.dom.characterRect(character) : null
  if (!box || !section) return handle.remove()
  if (handle.parentElement !== section) section.append(handle)
  const origin = section.getBoundingClientRect()
  handle.style.top = `${box.top - origin.top}px`
  handle.style.left = `${(end === 'start' ? box.left : box.right) - origin.left}px`
  handle.style.height = `${box.height}px`
}

function makeHandle(session: ReadingSession, end: End): HTMLElement {
  const handle = document.createElement('div')
  handle.className = styles.handle ?? ''
  handle.dataset.x = ''
  handle.dataset.end = end
  handle.ariaHidden = 'true'
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    drag(session, end, handle, event)
  })
  return handle
}

/** Keeps both handles at the active highlight of a mounted report; returns the function that takes them away. */
export function mountHandles(session: ReadingSession): () => void {
  const handles = (['start', 'end'] as const).map((end) => ({ end, element: makeHandle(session, end) }))
  let frame = 0
  const update = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      for (const { end, element } of handles) place(session, end, element)
    })
  }
  const stops = [
    session.markers.subscribe(update),
    useReader.subscribe((now, before) => now.adjusting !== before.adjusting && update()),
    useWorkspace.subscribe((now, before) => now.activeHighlightId !== before.activeHighlightId && update()),
  ]
  // While words are selected over them the grips let the pointer through, or the last character is out of reach.
  const onDown = (): void => {
    document.documentElement.toggleAttribute('data-selecting', true)
    const onUp = (): void => void document.documentElement.toggleAttribute('data-selecting', false)
    window.addEventListener('pointerup', onUp, { once: true })
  }
  session.dom.root.addEventListener('pointerdown', onDown)
  // Another width of the pane or size of type: the characters are elsewhere.
  const resized = new ResizeObserver(update)
  resized.observe(session.dom.root)
  stops.push(() => resized.disconnect())
  stops.push(() => session.dom.root.removeEventListener('pointerdown', onDown))
  update()
  return () => {
    cancelAnimationFrame(frame)
    stops.forEach((stop) => stop())
    for (const { element } of handles) element.remove()
  }
}

function drag(session: ReadingSession, end: End, handle: HTMLElement, down: PointerEvent): void {
  if (!beginAdjusting(session, 'pointer')) return
  const box = handle.getBoundingClientRect()
  // The grip hangs above or below its line: what counts is the line.
  const dy = down.clientY - (box.top + box.height / 2)
  const stop = new AbortController()
  const { signal } = stop
  document.documentElement.toggleAttribute('data-moving-end', true)
  const onMove = ({ clientX, clientY }: PointerEvent): void => {
    const caret = document.caretPositionFromPoint(clientX, clientY - dy)
    if (!caret || !session.dom.root.contains(caret.offsetNode)) return
    placeEnd(session, end, session.dom.positionAt(caret.offsetNode, caret.offset))
  }
  const finish = (keep: boolean): void => {
    stop.abort()
    document.documentElement.toggleAttribute('data-moving-end', false)
    swallowClick()
    if (keep) keepAdjusting()
    else useReader.setState({ adjusting: null })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    finish(false)
  }
  window.addEventListener('pointermove', onMove, { signal, passive: true })
  window.addEventListener('pointerup', () => finish(true), { signal })
  window.addEventListener('pointercancel', () => finish(false), { signal })
  window.addEventListener('keydown', onKeyDown, { signal, capture: true })
}

/** The click that the browser makes of a drag's end is no click on the text. */
function swallowClick(): void {
  const stop = new AbortController()
  window.addEventListener('click', (event) => event.stopPropagation(), {
    capture: true,
    signal: stop.signal,
  })
  setTimeout(() => stop.abort())
}
