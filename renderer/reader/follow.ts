/** Following what stands in a text: a link, the mark of a footnote, the way back from one. */
import { toSource } from '../../shared/text/text-map.ts'
import { isSafeUrl } from '../notes/safe-url.ts'
import { openDialog } from '../ui/dialogs.ts'
import type { ReadingSession } from './session.ts'
import { elementOf } from './text-dom.ts'

const closest = (target: EventTarget | null, selector: string): HTMLElement | null =>
  (target instanceof Node ? elementOf(target) : null)?.closest<HTMLElement>(selector) ?? null

/** Whether there is something to follow at a node. */
export const canFollow = (target: EventTarget | null): boolean =>
  closest(target, '[data-href], [data-note-ref], [data-note-back]') !== null

/** Follows what `target` is in; an address is first shown in full. False where there is nothing to follow. */
export function follow(session: ReadingSession, target: EventTarget | null): boolean {
  const href = closest(target, '[data-href]')?.dataset.href
  if (href !== undefined) {
    if (isSafeUrl(href)) openDialog({ kind: 'address', url: href })
    return true
  }
  const ref = closest(target, '[data-note-ref]')?.dataset.noteRef
  if (ref !== undefined) return goTo(session, 'note', ref)
  const back = closest(target, '[data-note-back]')?.dataset.noteBack
  return back !== undefined && goTo(session, 'noteRef', back)
}

/** Brings the first mark of that kind and id into view, lights it up, and hands the keyboard on. */
function goTo(session: ReadingSession, type: 'note' | 'noteRef', id: string): boolean {
  const { blocks } = session.report
  for (const [block, { marks = [] }] of blocks.entries()) {
    const found = marks.find((mark) => mark.type === type && mark.id === id)
    if (!found) continue
    session.flash(toSource(blocks, { block, offset: found.start }, { block, offset: found.end }))
    const name = type === 'note' ? 'note-back' : 'note-ref'
    session.dom
      .element(block)
      ?.querySelector<HTMLElement>(`[data-${name}="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true })
    break
  }
  return true
}
