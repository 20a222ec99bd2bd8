/**
 * The words of a block with what its document marks. Every character of the text stands in the nodes, once and in order,
 * and nothing else does save under `data-x`: offsets in the element are offsets in the text.
 */
import { Fragment, type ReactElement, type ReactNode } from 'react'
import type { InlineMark, Mark } from '../../shared/model/markup.ts'
import type { ShownPage } from '../../shared/model/report.ts'
import { PageMark } from './page-mark.tsx'
import styles from './marks.module.css'

export interface MarkedTextProps {
  text: string
  marks: readonly Mark[]
  pages?: readonly ShownPage[] | undefined
  /** The part of the text to draw: a cell of a table. */
  start?: number
  end?: number
}

const WRAP: Record<InlineMark, (children: ReactNode) => ReactElement> = {
  strong: (children) => <strong>{children}</strong>,
  emphasis: (children) => <em>{children}</em>,
  underline: (children) => <u>{children}</u>,
  strike: (children) => <s>{children}</s>,
  code: (children) => <code className={styles.inlineCode}>{children}</code>,
  superscript: (children) => <sup>{children}</sup>,
  subscript: (children) => <sub>{children}</sub>,
  marked: (children) => <mark className={styles.marked}>{children}</mark>,
}
const isInline = (mark: Mark): mark is Extract<Mark, { type: InlineMark }> => Object.hasOwn(WRAP, mark.type)
const leads = (mark: Mark): boolean => mark.type === 'link' || mark.type === 'noteRef'

export function MarkedText({
  text,
  marks,
  pages = [],
  start = 0,
  end = text.length,
}: MarkedTextProps): ReactNode {
  const inside = marks.filter(
    (mark) => (isInline(mark) || leads(mark)) && mark.start < end && mark.end > start,
  )
  if (inside.length === 0 && pages.length === 0) return text.slice(start, end)
  const cuts = new Set([start, end])
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start))
    cuts.add(Math.min(end, mark.end))
  }
  for (const { offset } of pages) if (offset >= start && offset < end) cuts.add(offset)
  const places = [...cuts].sort((a, b) => a - b)
  const drawn: ReactElement[] = []
  /** The link under way: its pieces are one element, reached once by Tab. */
  const under: { link: { mark: Mark; pieces: ReactElement[] } | null } = { link: null }
  const close = (): void => {
    if (under.link) drawn.push(<Lead key={`l${under.link.mark.start}`} {...under.link} />)
    under.link = null
  }
  for (let at = 0; at + 1 < places.length; at++) {
    const [from, to] = [places[at]!, places[at + 1]!]
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to)
    const lead = over.find(leads)
    if (under.link?.mark !== lead) close()
    for (const page of pages)
      if (page.offset === from) drawn.push(<PageMark key={`p${page.index}`} page={page} />)
    const piece = <Fragment key={from}>{wrap(text.slice(from, to), over)}</Fragment>
    if (!lead) drawn.push(piece)
    else if (under.link) under.link.pieces.push(piece)
    else under.link = { mark: lead, pieces: [piece] }
  }
  close()
  return drawn
}

function wrap(text: string, over: readonly Mark[]): ReactNode {
  const kinds = new Set(over.filter(isInline).map(({ type }) => type))
  let node: ReactNode = text
  for (const kind of kinds) node = WRAP[kind](node)
  return node
}

/** What leads elsewhere: selected and highlighted like any text, followed by a click that selects nothing, or by Enter. */
function Lead({ mark, pieces }: { mark: Mark; pieces: ReactElement[] }): ReactElement {
  const to =
    mark.type === 'link' ? { 'data-href': mark.href } : { 'data-note-ref': 'id' in mark ? mark.id : '' }
  return (
    // An `a` would be dragged instead of selected, and could be followed before its address was shown.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <span role="link" tabIndex={0} className={mark.type === 'link' ? styles.link : styles.noteRef} {...to}>
      {pieces}
    </span>
  )
}
