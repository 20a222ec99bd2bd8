import { Link2, MessageSquare } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf, relationName } from '../links/relations.ts'
import { useCall } from '../queries.ts'
import { ColorDot } from '../ui/color-dot.tsx'
import { trackHover } from './card-commands.ts'
import type { PlacedHighlight } from './highlights/placed.ts'
import { useReader, type CardState } from './reader-store.ts'
import { sessionOf, type ReadingSession } from './session.ts'
import { lookOf } from './told.ts'
import styles from './highlight-card-view.module.css'

/** As much of a note as says which one it is, UTF-16 units. */
const NOTE_START = 160
/** px between the passage and the card, and to the window's edges. */
const GAP = 10

/** What is on the highlights under a resting pointer, or at hand: colour, note's start, themes, links. */
export function HighlightCardView(): ReactElement | null {
  const card = useReader((state) => state.card)
  useEffect(() => trackHover(), [])
  const session = card ? sessionOf(card.paneId) : undefined
  return card && session ? <Card card={card} session={session} /> : null
}

function Card({ card, session }: { card: CardState; session: ReadingSession }): ReactElement | null {
  const { t } = useTranslation('highlights')
  const element = useRef<HTMLDivElement>(null)
  const { data } = useCall('reports.annotations', { id: session.report.id })
  useReader((state) => state.placed)
  const { data: themes = [] } = useCall('themes.list', {})
  useLayoutEffect(() => {
    if (element.current) place(element.current, card, session)
  })
  const marks = card.highlightIds.flatMap((id) => session.find(id) ?? [])
  if (marks.length === 0 || !data) return null
  return (
    <div
      ref={element}
      role="note"
      aria-label={t('command.card')}
      className={styles.card}
      data-highlight-card=""
    >
      {marks.map((mark) => (
        <Mark
          key={mark.highlight.id}
          mark={mark}
          note={data.notes.find(({ target }) => target?.id === mark.highlight.id)?.text ?? ''}
          themes={themes.filter(({ id }) => mark.themeIds.includes(id)).map(({ name }) => name)}
          links={data.links}
        />
      ))}
    </div>
  )
}

type Links = NonNullable<ReturnType<typeof useCall<'reports.annotations'>>['data']>['links']

function Mark({
  mark,
  note,
  themes,
  links,
}: {
  mark: PlacedHighlight
  note: string
  themes: string[]
  links: Links
}): ReactElement {
  const { t } = useTranslation('links')
  const { id, color } = mark.highlight
  const ends = links.flatMap((link) => {
    const near: 'from' | 'to' | null = link.from.id === id ? 'from' : link.to.id === id ? 'to' : null
    if (!near) return []
    const far = near === 'from' ? link.toEnd : link.fromEnd
    const direction = directionOf(link.relation, near)
    return [{ id: link.id, relation: relationName(link.relation, t, near), direction, far }]
  })
  return (
    <section className={styles.mark}>
      <p className={styles.look}>
        <ColorDot color={color} />
        {lookOf(mark)}
        {themes.map((name) => (
          <span key={name} className={styles.theme}>
            {name}
          </span>
        ))}
      </p>
      {note.trim() ? (
        <p className={styles.line}>
          <MessageSquare aria-hidden />
          <span>{note.length > NOTE_START ? `${note.slice(0, NOTE_START)}…` : note}</span>
        </p>
      ) : null}
      {ends.slice(0, 4).map(({ id: linkId, relation, direction, far }) => (
        <p key={linkId} className={styles.line} data-direction={direction}>
          <Link2 aria-hidden />
          <span>
            {relation}: {far.quote ?? far.reportTitle}
          </span>
        </p>
      ))}
      {ends.length > 4 ? <p className={styles.line}>+{ends.length - 4}</p> : null}
    </section>
  )
}

/** Below the pointer or the passage; above where there is no room below. */
function place(card: HTMLElement, { at, highlightIds }: CardState, session: ReadingSession): void {
  const part = session.find(highlightIds[0] ?? null)?.parts[0]
  const box = part ? session.dom.characterRect({ block: part.block, offset: part.start }) : null
  const x = at?.x ?? box?.left ?? 0
  const top = at ? at.y - GAP : (box?.top ?? 0)
  const bottom = at ? at.y + GAP : (box?.bottom ?? 0)
  const { width, height } = card.getBoundingClientRect()
  const left = Math.max(GAP, Math.min(x - 24, innerWidth - width - GAP))
  const below = bottom + GAP
  const y = below + height <= innerHeight - GAP ? below : Math.max(GAP, top - height - GAP)
  card.style.translate = `${Math.round(left)}px ${Math.round(y)}px`
}
