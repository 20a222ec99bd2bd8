import { ChevronDown, ChevronUp, TextSearch } from 'lucide-react'
import { useMemo, useRef, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchOrder } from '../../../shared/model/search.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showNumber } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { errorWords } from '../../ui/error-words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { ExportFound } from './export-found.tsx'
import { IndexNotice } from './index-notice.tsx'
import { placesOf, type Place } from './places.ts'
import { Problems } from './problems.tsx'
import { QueryBar } from './query-bar.tsx'
import { Results } from './results.tsx'
import { SavedList } from './saved-list.tsx'
import { questionOf, step } from './step.ts'
import { HITS_AT_ONCE, MOST_HITS, useSearchView } from './view-state.ts'
import styles from './search-view.module.css'

/**
 * Everything that a query finds, with its reports beside it.
 * @param reader the panes: they are of a layer above this one
 */
export function SearchView({ reader }: { reader: ReactNode }): ReactElement {
  const { t } = useTranslation('search')
  const state = useSearchView()
  const list = useRef<HTMLDivElement>(null)
  const asks = state.settled !== ''
  const found = useCall('search.query', questionOf(state), { enabled: asks, keepPrevious: true })
  const result = asks ? found.data : undefined
  const { groups, places } = useMemo(() => placesOf(result?.hits ?? []), [result])
  const enterList = (): void => list.current?.querySelector<HTMLElement>('[data-place]')?.focus()
  return (
    <div className={styles.view}>
      <section className={styles.side} aria-label={t('view')}>
        <QueryBar onDown={enterList} />
        <IndexNotice />
        {result ? <Problems problems={result.problems} /> : null}
        {result && result.hits.length > 0 ? (
          <Tools
            places={places}
            reports={groups.filter(({ reportId }) => reportId !== null).length}
            total={result.total}
            milliseconds={result.milliseconds}
          />
        ) : null}
        <div className={styles.list} aria-busy={asks && (found.isPending || found.isPlaceholderData)}>
          {found.error && asks && found.error.code !== 'cancelled' ? (
            <EmptyState small title={errorWords(found.error)} />
          ) : null}
          {asks ? null : (
            <EmptyState
              small
              picture={<TextSearch aria-hidden size={28} strokeWidth={1.25} />}
              title={t('viewEmptyTitle')}
            >
              {t('viewEmptyWords')}
            </EmptyState>
          )}
          {result?.hits.length === 0 ? (
            <EmptyState small title={t('noneTitle', { query: state.settled })}>
              {t('viewNoneWords')}
            </EmptyState>
          ) : null}
          <Results ref={list} groups={groups} places={places} />
          {result && result.total > result.hits.length ? (
            <div className={styles.more}>
              <span>{t('shownOf', { shown: result.hits.length, total: result.total })}</span>
              {state.limit < MOST_HITS ? (
                <Button
                  variant="quiet"
                  onPress={() =>
                    useSearchView.setState({ limit: Math.min(MOST_HITS, state.limit + 2 * HITS_AT_ONCE) })
                  }
                >
                  {t('more')}
                </Button>
              ) : null}
            </div>
          ) : null}
        </div>
        <SavedList />
      </section>
      <section className={styles.reader} aria-label={t('reading')}>
        {reader}
      </section>
    </div>
  )
}

function Tools({
  places,
  reports,
  total,
  milliseconds,
}: {
  places: readonly Place[]
  reports: number
  total: number
  milliseconds: number
}): ReactElement {
  const { t, i18n } = useTranslation('search')
  const { order, show, at } = useSearchView()
  return (
    <div className={styles.tools}>
      <div>
        <p className={styles.count} role="status">
          <b>{t('found', { count: total })}</b>
          <span>
            {t('reports', { count: reports })} ·{' '}
            {t('milliseconds', { value: showNumber(Math.ceil(milliseconds), i18n.language) })}
          </span>
        </p>
        <div className={styles.steps}>
          <span aria-live="polite">
            {at === null ? '' : t('position', { at: at + 1, count: places.length })}
          </span>
          <IconButton
            small
            label={t('previousHit')}
            keys="Shift+F3"
            icon={<ChevronUp aria-hidden />}
            onPress={() => step(-1)}
          />
          <IconButton
            small
            label={t('nextHit')}
            keys="F3"
            icon={<ChevronDown aria-hidden />}
            onPress={() => step(1)}
          />
          <ExportFound places={places} />
        </div>
      </div>
      <div>
        <Select
          hideLabel
          label={t('order')}
          options={SearchOrder.options.map((id) => ({ id, label: t(`order.${id}`) }))}
          value={order}
          onChange={(next) => useSearchView.setState({ order: next, at: null })}
        />
        <Segmented
          label={t('show')}
          segments={(['snippets', 'lines'] as const).map((id) => ({ id, label: t(`show.${id}`) }))}
          value={show}
          onChange={(next) => useSearchView.setState({ show: next })}
        />
      </div>
    </div>
  )
}
