import { memo, useRef, useState, type DragEvent, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { HighlightColor } from '../../../shared/model/highlight.ts'
import { allowLinkDrop, dropLink, startLinkDrag } from '../../links/link-drag.ts'
import { LinkRow } from '../../links/link-row.tsx'
import { NoteField } from '../../notes/note-field.tsx'
import { titleOf, writePassage } from '../../notes/quoting.ts'
import { Themed } from '../../themes/themed.tsx'
import { useWorkspace } from '../../workspace.ts'
import { adjustFrom, endsHandle } from '../ends.ts'
import { CardActions } from './card-actions.tsx'
import { linkCard, noteCard, recolorCard, removeCard, restyleCard, revealCard } from './highlight-actions.ts'
import type { CardData } from './panel-data.ts'
import { TwinsElsewhere } from './twins-elsewhere.tsx'
import styles from './card.module.css'

const DELETES = new Set(['Delete', 'Backspace'])

/**
 * One highlight: its words, note, themes and links. With the focus on the words the reading keys work on it
 * (N, T, L, 1–8, Delete), Shift and Alt with arrows move its ends, and ↑ ↓ go from card to card.
 */
export const HighlightCard = memo(function HighlightCard({
  card,
  reportId,
  lang,
  isActive,
  onStep,
}: {
  card: CardData
  reportId: string
  /** Of the report: it chooses the glyphs of its words. */
  lang: string | undefined
  isActive: boolean
  onStep: (id: string, by: 1 | -1) => void
}): ReactElement {
  const { t } = useTranslation(['panel', 'notes', 'highlights', 'common'])
  const { highlight, note, themeIds, links } = card
  const [picking, setPicking] = useState(false)
  // Five buttons with tooltips and a menu are most of a card's cost: only the card in hand has them.
  const [isNear, setNear] = useState(false)
  const quote = useRef<HTMLButtonElement>(null)
  const target = { kind: 'highlight', id: highlight.id } as const
  const color = t(`common:color.${highlight.color}`)

  const keys: Record<string, () => void> = {
    n: () => noteCard(card),
    t: () => setPicking(true),
    l: () => linkCard(card),
    h: () => restyleCard(card, 'fill'),
    u: () => restyleCard(card, 'underline'),
    x: () => restyleCard(card, 'strike'),
    Delete: () => void removeCard(card),
    Backspace: () => void removeCard(card),
    ArrowDown: () => onStep(highlight.id, 1),
    ArrowUp: () => onStep(highlight.id, -1),
  }
  const act = (key: string): boolean => {
    const color = /^[1-8]$/.test(key) ? HighlightColor.options[Number(key) - 1] : undefined
    const run = color ? () => recolorCard(card, color) : keys[key]
    run?.()
    return run !== undefined
  }
  const drag = (event: DragEvent): void => {
    const { ranges, exact } = highlight
    // Dropped on another highlight it becomes a link, in a note a quotation.
    startLinkDrag(event, { id: highlight.id, quote: exact })
    writePassage(event.dataTransfer, { reportId, ranges, text: exact, title: titleOf(reportId) })
  }
  const activate = (): void => useWorkspace.getState().set({ activeHighlightId: highlight.id })

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only notices where the hand is
    <li
      className={styles.card}
      data-highlight={highlight.id}
      data-active={isActive || undefined}
      data-kind={highlight.style}
      onDragOver={allowLinkDrop}
      onDrop={(event) => dropLink(event, { id: highlight.id, quote: highlight.exact })}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      onFocus={() => setNear(true)}
      // Escape leaves the focus on the note: the keys of the passage work from there, but for those that delete it.
      onKeyDown={(event) => {
        const { ctrlKey, metaKey, altKey, nativeEvent, target: from } = event
        if (!(from instanceof Element) || !from.matches('[data-note-cover]')) return
        if (ctrlKey || metaKey || altKey || nativeEvent.isComposing || DELETES.has(event.key)) return
        if (act(event.key)) event.preventDefault()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setNear(false)
      }}
    >
      {/* The words alone are dragged: text in the note below must stay selectable. */}
      <div draggable className={styles.drag} onDragStart={drag}>
        <AriaButton
          ref={quote}
          data-quote
          {...endsHandle(highlight.id)}
          aria-current={isActive || undefined}
          className={styles.quote ?? ''}
          style={{ borderLeftColor: `var(--c-${highlight.color})` }}
          onPress={() => revealCard(card, reportId)}
          onKeyDown={(event) => {
            const { ctrlKey, metaKey, altKey, nativeEvent } = event
            if (adjustFrom(nativeEvent, highlight.id)) return event.preventDefault()
            if (ctrlKey || metaKey || altKey || nativeEvent.isComposing || !act(event.key)) {
              event.continuePropagation()
              return
            }
            event.preventDefault()
          }}
        >
          <span className={styles.color}>
            {color}
            {highlight.style === 'fill' ? '' : `, ${t(`highlights:style.${highlight.style}`)}`}
            {': '}
          </span>
          <q lang={lang}>{highlight.exact}</q>
        </AriaButton>
      </div>
      {isActive || isNear ? (
        <CardActions card={card} isActive={isActive} onTheme={() => setPicking(true)} onOpen={activate} />
      ) : null}
      <NoteField
        quiet
        place={target}
        note={note}
        label={t('notes:noteOnPassage', { quote: highlight.exact.slice(0, 40) })}
        onClosed={() => quote.current?.focus()}
      />
      {themeIds.length > 0 || picking ? (
        <Themed isBare target={target} themeIds={themeIds} isPicking={picking} onPicking={setPicking} />
      ) : null}
      {links.map(({ link, near }) => (
        <LinkRow key={`${link.id}-${near}`} isBrief link={link} near={near} />
      ))}
      {isActive ? <TwinsElsewhere highlightId={highlight.id} reportId={reportId} /> : null}
    </li>
  )
}, sameCard)

/** The answer's own objects stay the same while they are equal (structural sharing); the arrays around them do not. */
function sameCard(
  before: { card: CardData; reportId: string; isActive: boolean },
  now: { card: CardData; reportId: string; isActive: boolean },
): boolean {
  const [a, b] = [before.card, now.card]
  return (
    before.isActive === now.isActive &&
    before.reportId === now.reportId &&
    a.highlight === b.highlight &&
    a.note === b.note &&
    a.themeIds.join() === b.themeIds.join() &&
    a.links.length === b.links.length &&
    a.links.every(({ link, near }, at) => link === b.links[at]?.link && near === b.links[at].near)
  )
}
