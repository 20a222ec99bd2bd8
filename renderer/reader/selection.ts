/**
 * Follows the browser's one selection and gives each pane its own. While a pointer drags, the other panes
 * cannot be selected: otherwise a drag or a triple click on the last paragraph runs into the next report.
 */
import { useWorkspace } from '../workspace.ts'
import { activateHighlight } from './actions.ts'
import { keepAdjusting } from './ends.ts'
import { canFollow, follow } from './follow.ts'
import { rememberClick } from './highlight-acts.ts'
import { showBar, useReader } from './reader-store.ts'
import { elementOf } from './text-dom.ts'
import { sessionOf, type ReadingSession } from './session.ts'

const TEXT = '[data-pane-text]'
/** Not the text: what is on it to be pressed, and the grips of a highlight. */
const CONTROLS = 'button, a, input, [data-end], [data-x] [data-href]'
/** A move of fewer px between press and release is a click. */
const CLICK = 4

const closest = (node: EventTarget | null, selector: string): HTMLElement | null =>
  (node instanceof Node ? elementOf(node) : null)?.closest<HTMLElement>(selector) ?? null
const paneOf = (node: EventTarget | null): string | null => closest(node, TEXT)?.dataset.paneText ?? null

function lockOthers(paneId: string | null): void {
  for (const text of document.querySelectorAll<HTMLElement>(TEXT)) {
    text.toggleAttribute('data-locked', paneId !== null && text.dataset.paneText !== paneId)
  }
}

/** Takes over what the browser has selected in a pane. */
function adopt(session: ReadingSession): void {
  const selection = getSelection()
  const span = selection ? session.dom.selectedSpan(selection) : null
  if (!span) return
  session.choose(span)
  showBar({ paneId: session.paneId, at: 'passage', focus: false })
}

/**
 * Ends a drag that left its pane on the line it left on. The browser, kept out of the other panes, would
 * run to the end of the report.
 */
function clampDrag(session: ReadingSession, event: PointerEvent): void {
  const view = session.scroller.getBoundingClientRect()
  const isBeside = event.clientX < view.left || event.clientX > view.right
  if (!isBeside || event.clientY < view.top || event.clientY > view.bottom) return
  const inset = Math.min(60, view.width / 4)
  const x = event.clientX < view.left ? view.left + inset : view.right - inset
  const caret = document.caretPositionFromPoint(x, event.clientY)
  if (caret && session.dom.root.contains(caret.offsetNode)) {
    getSelection()?.extend(caret.offsetNode, caret.offset)
  }
}

/** A click on a highlight makes it active; where several lie over one another, the next click takes the next. */
function click(session: ReadingSession, event: MouseEvent): void {
  session.choose(null)
  const found = session.highlightsAt(event.clientX, event.clientY)
  useReader.setState({ stack: found, card: null })
  rememberClick(session, session.dom.characterAt(event.clientX, event.clientY))
  if (found.length === 0) {
    showBar(null)
    useWorkspace.getState().set({ activeHighlightId: null })
    return
  }
  const active = useWorkspace.getState().activeHighlightId
  const id = found[(found.indexOf(active ?? '') + 1) % found.length]!
  activateHighlight(session, id)
  showBar({ paneId: session.paneId, at: 'highlight', focus: false })
}

/** Listens until the returned function is called. */
export function trackSelections(): () => void {
  let press: { paneId: string; x: number; y: number } | null = null
  let frame = 0
  const stop = new AbortController()
  const { signal } = stop

  const onDown = (event: PointerEvent): void => {
    const paneId = paneOf(event.target)
    if (!paneId || event.button !== 0 || closest(event.target, CONTROLS)) return
    press = { paneId, x: event.clientX, y: event.clientY }
    // Ends that were being moved by keys are kept: a press elsewhere takes nothing away.
    keepAdjusting()
    lockOthers(paneId)
    // The passage before goes with the press, or it would still be painted under the new one.
    if (!event.shiftKey) sessionOf(paneId)?.choose(null)
    showBar(null)
  }
  const onMove = (event: PointerEvent): void => {
    const session = press && sessionOf(press.paneId)
    // After the browser's own move of the selection, before it is painted.
    if (session && (event.buttons & 1) === 1) requestAnimationFrame(() => press && clampDrag(session, event))
  }
  const onUp = (event: PointerEvent): void => {
    lockOthers(null)
    const pressed = press
    press = null
    const session = pressed ? sessionOf(pressed.paneId) : undefined
    if (!pressed || !session || event.type === 'pointercancel') return
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < CLICK) return
    clampDrag(session, event)
    adopt(session)
  }
  // After the browser has settled what a press, a double or a triple click selects.
  const onClick = (event: MouseEvent): void => {
    const session = sessionOf(paneOf(event.target) ?? '')
    if (!session || event.button !== 0) return
    if (closest(event.target, CONTROLS))
      return void (canFollow(event.target) && follow(session, event.target))
    const block = event.detail === 3 ? closest(event.target, '[data-b]') : null
    if (block) {
      // The browser's triple click ends in the next block, or in the next pane, and stops at ruby.
      const index = Number(block.dataset.b)
      const length = session.report.blocks[index]?.text.length ?? 0
      session.dom.select({ from: { block: index, offset: 0 }, to: { block: index, offset: length } })
    }
    if (!(getSelection()?.isCollapsed ?? true)) return adopt(session)
    // The first click on a highlighted link is the highlight's, the next follows it.
    const lit = session.highlightsAt(event.clientX, event.clientY)
    const isOpen = lit.length === 0 || lit.includes(useWorkspace.getState().activeHighlightId ?? '')
    if (isOpen && canFollow(event.target)) follow(session, event.target)
    else click(session, event)
  }
  const onChange = (): void => {
    if (press || frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      const selection = getSelection()
      const session = sessionOf(paneOf(selection?.anchorNode ?? null) ?? '')
      if (press || !selection || selection.isCollapsed || !session) return
      const span = session.dom.selectedSpan(selection)
      const known = useReader.getState().passages[session.paneId]?.span
      if (span && JSON.stringify(span) !== JSON.stringify(known)) adopt(session)
    })
  }
  const onCopy = (event: ClipboardEvent): void => {
    const session = sessionOf(paneOf(getSelection()?.anchorNode ?? null) ?? '')
    const chosen = session && useWorkspace.getState().selections[session.paneId]
    if (!chosen || getSelection()?.isCollapsed !== false || !event.clipboardData) return
    // The browser's own copy doubles line breaks and would take marks along.
    event.clipboardData.setData('text/plain', chosen.text)
    event.preventDefault()
  }

  document.addEventListener('pointerdown', onDown, { signal })
  window.addEventListener('pointermove', onMove, { signal, passive: true })
  window.addEventListener('pointerup', onUp, { signal })
  window.addEventListener('pointercancel', onUp, { signal })
  document.addEventListener('click', onClick, { signal })
  document.addEventListener('selectionchange', onChange, { signal })
  document.addEventListener('copy', onCopy, { signal })
  return () => {
    stop.abort()
    cancelAnimationFrame(frame)
    lockOthers(null)
  }
}
