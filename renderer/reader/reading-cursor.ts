/** The reading cursor: sentence by sentence with the keys, said to screen readers, acted on like a selection. */
import { t } from 'i18next'
import { shorten } from './actions.ts'
import { comparePositions, joinSpans, spanText, type Span } from './positions.ts'
import { announce, showBar, useReader } from './reader-store.ts'
import { firstVisible } from './reading-place.ts'
import { activeSession, type ReadingSession } from './session.ts'
import { tellMarks } from './told.ts'

function show(session: ReadingSession, span: Span, moved: Span, anchor = span): void {
  getSelection()?.removeAllRanges()
  session.choose(span, { via: 'cursor', anchor })
  session.reveal(moved)
  const { current, count } = session.walk.place(moved)
  announce(
    t('highlights:cursor', {
      text: shorten(spanText(session.report.blocks, moved), 400),
      position: t('highlights:position', { current, count }),
      marks: tellMarks(session.highlightsOn(moved), session.correctionsOn(moved)),
    }),
  )
}

/** Puts the cursor on a passage, as if one had walked there. */
export const moveCursor = (session: ReadingSession, span: Span): void => {
  showBar(null)
  show(session, span, span)
}

/** Where the walk begins: the first sentence one sees. */
function begin(session: ReadingSession): Span | null {
  const visible = firstVisible(session.dom, session.scroller.getBoundingClientRect().top)
  return session.walk.at(visible?.position ?? { block: 0, offset: 0 })
}

/** Moves by one sentence; a cursor that was scrolled away begins anew where one looks. */
export function stepSentence(step: 1 | -1): void {
  const session = activeSession()
  if (!session) return
  const passage = useReader.getState().passages[session.paneId]
  showBar(null)
  const from = passage && session.isSpanInView(passage.span) ? passage.span : null
  const next = from ? (step > 0 ? session.walk.after(from) : session.walk.before(from)) : begin(session)
  if (next) show(session, next, next)
  else announce(t(step > 0 ? 'reader:endReached' : 'reader:startReached'))
}

/** Extends the passage by a sentence, or takes one back, always away from or towards where it began. */
export function extendSentence(step: 1 | -1): void {
  const session = activeSession()
  if (!session) return
  const passage = useReader.getState().passages[session.paneId]
  if (!passage) return stepSentence(step)
  const { span, anchor } = passage
  const grewDown = comparePositions(span.to, anchor.to) > 0
  const grewUp = comparePositions(span.from, anchor.from) < 0
  const { walk } = session
  if (step > 0 && grewUp) {
    const first = walk.at(span.from)
    const next = first && walk.after(first)
    if (next) show(session, joinSpans(next, anchor), next, anchor)
  } else if (step < 0 && grewDown) {
    const last = walk.before({ from: span.to, to: span.to })
    const next = last && walk.before(last)
    if (next) show(session, joinSpans(anchor, next), next, anchor)
  } else {
    const next = step > 0 ? walk.after(span) : walk.before(span)
    if (next) show(session, joinSpans(span, next), next, anchor)
  }
}
