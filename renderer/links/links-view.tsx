import { Link2, Search, Waypoints } from 'lucide-react'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownLink } from '../../shared/model/link.ts'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { FilterField } from '../ui/filter-field.tsx'
import { Select } from '../ui/select.tsx'
import { langOf } from '../ui/use-report-language.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { LinkLine, removeLink } from './link-line.tsx'
import { ALL_LINKS, LINK_SORTS, useLinksState, type LinkSort } from './links-state.ts'
import { openBoth } from './open-end.ts'
import { useRelations, type Relations } from './use-relations.ts'
import styles from './links-view.module.css'

const open = (link: ShownLink): void => void openBoth(link)
const title = (link: ShownLink): string => link.fromEnd.reportTitle ?? link.fromEnd.quote ?? ''
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Links come oldest first; equal ones keep that order. */
function sorted(links: readonly ShownLink[], sort: LinkSort, { nameOf }: Relations): readonly ShownLink[] {
  if (sort === 'oldest') return links
  if (sort === 'newest') return links.toReversed()
  const key = sort === 'report' ? title : (link: ShownLink): string => nameOf(link.relation)
  return links.toSorted((a, b) => compare(key(a), key(b)))
}

/** All links of the library with the words at both ends. */
export function LinksView(): ReactElement {
  const { t } = useTranslation(['links', 'common'])
  const state = useLinksState()
  const { text, relation, reportId, themeId, sort } = state
  const all = useCall('links.list', {})
  const isFiltered = text + relation + reportId + themeId !== ''
  const found = useCall(
    'links.list',
    {
      ...(text ? { text } : {}),
      ...(relation ? { relation } : {}),
      ...(reportId ? { reportId } : {}),
      ...(themeId ? { themeId } : {}),
    },
    { keepPrevious: true },
  )
  const reports = useCall('reports.list', {})
  /** The language of each report chooses the glyphs of its words. */
  const langs = useMemo(
    () => new Map((reports.data ?? []).map((report) => [report.id, langOf(report)])),
    [reports.data],
  )
  const relations = useRelations()
  const links = useMemo(() => sorted(found.data ?? [], sort, relations), [found.data, sort, relations])
  const error = found.error ?? all.error
  if (error)
    return (
      <EmptyState
        title={errorWords(error)}
        actions={<Button onPress={() => void found.refetch()}>{t('common:retry')}</Button>}
      />
    )
  if (!all.data || !found.data) return <div className={styles.view} aria-busy="true" />
  return (
    <section className={styles.view} aria-label={t('view')}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('links')}</h1>
        <output className={styles.sum}>
          {isFiltered
            ? t('shownOf', { shown: links.length, total: all.data.length })
            : t('count', { count: all.data.length })}
        </output>
        <Button
          variant="quiet"
          icon={<Waypoints aria-hidden />}
          onPress={() => openDialog({ kind: 'relations' })}
        >
          {t('manage')}
        </Button>
      </header>
      {all.data.length === 0 ? (
        <EmptyState picture={<Link2 aria-hidden size={32} strokeWidth={1.25} />} title={t('none')}>
          {t('listHint')}
        </EmptyState>
      ) : (
        <>
          <LinkFilters links={all.data} relations={relations} />
          {links.length === 0 ? (
            <EmptyState
              small
              title={t('noMatch')}
              actions={<Button onPress={() => useLinksState.setState(ALL_LINKS)}>{t('showAll')}</Button>}
            />
          ) : (
            <VirtualList
              label={t('view')}
              items={links}
              keyOf={({ id }) => id}
              estimate={({ note }) => (note ? 132 : 104)}
              onRowKey={(link, { key }) => {
                if (key !== 'Delete' && key !== 'Backspace') return false
                void removeLink(link.id)
                return true
              }}
            >
              {(link, _, hasTabStop) => (
                <LinkLine
                  link={link}
                  langs={langs}
                  relations={relations}
                  hasTabStop={hasTabStop}
                  onOpen={open}
                />
              )}
            </VirtualList>
          )}
        </>
      )}
    </section>
  )
}

function LinkFilters({ links, relations }: { links: ShownLink[]; relations: Relations }): ReactElement {
  const { t } = useTranslation(['links', 'common'])
  const { data: themes = [] } = useCall('themes.list', {})
  const { text, relation, reportId, themeId, sort } = useLinksState()
  const set = useLinksState.setState
  const reports = useMemo(() => {
    const titles = new Map<string, string>()
    for (const { fromEnd, toEnd } of links)
      for (const end of [fromEnd, toEnd])
        if (end.reportId !== null)
          titles.set(end.reportId, end.reportTitle ?? end.quote?.slice(0, 20) ?? t('common:untitled'))
    return [...titles].map(([id, label]) => ({ id, label })).toSorted((a, b) => compare(a.label, b.label))
  }, [links, t])
  const used = relations.all.filter(({ links: count, name }) => count > 0 || name === relation)
  return (
    <div className={styles.filters}>
      <FilterField
        label={t('filterText')}
        placeholder={t('filterText')}
        icon={<Search aria-hidden />}
        value={text}
        onSettled={(next) => set({ text: next })}
      />
      <Select
        hideLabel
        label={t('filterRelation')}
        value={relation}
        options={[
          { id: '', label: t('anyRelation') },
          ...used.map(({ name, links: count }) => ({
            id: name,
            label: `${relations.nameOf(name)} (${count})`,
          })),
        ]}
        onChange={(next) => set({ relation: next })}
      />
      <Select
        hideLabel
        label={t('filterReport')}
        value={reportId}
        options={[{ id: '', label: t('anyReport') }, ...reports]}
        onChange={(next) => set({ reportId: next })}
      />
      <Select
        hideLabel
        label={t('filterTheme')}
        value={themeId}
        options={[{ id: '', label: t('anyTheme') }, ...themes.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(next) => set({ themeId: next })}
      />
      <Select
        hideLabel
        label={t('sort')}
        value={sort}
        options={LINK_SORTS.map((id) => ({ id, label: `${t('sort')}: ${t(`sort.${id}`)}` }))}
        onChange={(next) => set({ sort: next })}
      />
    </div>
  )
}
