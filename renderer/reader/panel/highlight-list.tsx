import { useEffect, useMemo, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useWorkspace } from '../../workspace.ts'
import { filterFor } from '../highlights/filter.ts'
import { filterHighlights, useReader } from '../reader-store.ts'
import { FilterRow } from './filter-row.tsx'
import { HighlightCard } from './highlight-card.tsx'
import type { CardData } from './panel-data.ts'
import { useShownSpan } from './use-shown-span.ts'
import styles from './panel.module.css'

/** The highlights of the report as cards in reading order, drawn as one scrolls; the active one is in sight. */
export function HighlightList({
  reportId,
  lang,
  cards: all,
}: {
  reportId: string
  lang: string | undefined
  cards: CardData[]
}): ReactElement {
  const { t } = useTranslation(['panel', 'highlights'])
  const filter = useReader((state) => state.filter)
  const { data: themes } = useCall('themes.list', {}, { enabled: filter !== null })
  const activeId = useWorkspace((state) => state.activeHighlightId)
  const list = useRef<HTMLUListElement>(null)
  // As in the text: the active one stays.
  const keptId = filter ? activeId : null
  const cards = useMemo(() => {
    if (!filter) return all
    const passes = filterFor(filter, themes ?? [])
    return all.filter((card) => card.highlight.id === keptId || passes(card))
  }, [all, filter, themes, keptId])
  const shown = useMemo(() => cards.map(({ highlight }) => highlight.id), [cards])
  const active = cards.findIndex((card) => card.highlight.id === activeId)
  const isThere = active >= 0
  const { from, to, before, after } = useShownSpan(cards.length, active)

  useEffect(() => {
    if (!isThere) return
    const card = list.current?.querySelector(`[data-highlight="${activeId}"]`)
    card?.scrollIntoView({ block: 'nearest' })
  }, [activeId, isThere])

  if (all.length === 0) return <NoHighlights />
  return (
    <>
      <FilterRow shown={shown} />
      {cards.length === 0 ? (
        <EmptyState
          small
          title={t('highlights:filterShown', { shown: 0, count: all.length })}
          actions={<Button onPress={() => filterHighlights(null)}>{t('highlights:filterOff')}</Button>}
        />
      ) : null}
      <ul ref={list} className={styles.cards} aria-label={t('highlights')}>
        {from > 0 ? <li ref={before} className={styles.end} aria-hidden /> : null}
        {cards.slice(from, to).map((card) => (
          <HighlightCard
            key={card.highlight.id}
            card={card}
            reportId={reportId}
            lang={lang}
            isActive={card.highlight.id === activeId}
            onStep={stepFrom}
          />
        ))}
        {to < cards.length ? <li ref={after} className={styles.end} aria-hidden /> : null}
      </ul>
    </>
  )
}

/** Moves the focus to the card before or after one. */
function stepFrom(id: string, by: 1 | -1): void {
  const card = document.querySelector(`[data-highlight="${id}"]`)
  const next = by === 1 ? card?.nextElementSibling : card?.previousElementSibling
  next?.querySelector<HTMLElement>('[data-quote]')?.focus()
}

function NoHighlights(): ReactElement {
  const { t } = useTranslation('panel')
  const keys = [
    ['h', t('howHighlight')],
    ['n', t('howNote')],
    ['t', t('howTheme')],
    ['l', t('howLink')],
  ] as const
  return (
    <EmptyState small title={t('noHighlights')}>
      <p>{t('noHighlightsHow')}</p>
      <dl className={styles.keys}>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  )
}
