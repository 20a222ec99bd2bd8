import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { FirstStart } from './first-start.tsx'
import { LibraryToolbar } from './library-toolbar.tsx'
import { listArgs, useLibrary } from './library-state.ts'
import { SampleBanner } from './sample-banner.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { layOut } from './table/lines.ts'
import { ReportTable } from './table/report-table.tsx'
import { useNewerPages } from '../reader/newer-pages.ts'
import styles from './library-view.module.css'

const NONE: ReadonlySet<string> = new Set()

/** All reports, filtered, sorted and grouped; or, in an empty library, how to begin. */
export function LibraryView(): ReactElement | null {
  const { t } = useTranslation('common')
  const library = useCall('library.describe', {})
  if (library.error) {
    return (
      <EmptyState
        title={errorWords(library.error)}
        actions={<Button onPress={() => void library.refetch()}>{t('retry')}</Button>}
      />
    )
  }
  if (!library.data) return null
  if (library.data.sources === 0) return <FirstStart />
  return (
    <div className={styles.view}>
      {library.data.samples > 0 ? (
        <SampleBanner isAll={library.data.samples === library.data.sources} />
      ) : null}
      <Reports />
    </div>
  )
}

function Reports(): ReactElement {
  const { t, i18n } = useTranslation(['library', 'common'])
  const state = useLibrary()
  const all = useCall('reports.list', listArgs(state), { keepPrevious: true })
  const newer = useNewerPages()
  const rows = useMemo(
    () => (state.hideOlder && all.data ? all.data.filter(({ sourceId }) => !newer.has(sourceId)) : all.data),
    [all.data, newer, state.hideOlder],
  )
  const themes = useCall('themes.list', {})
  const [chosen, setChosen] = useState(NONE)
  const [closed, setClosed] = useState(NONE)
  const language = i18n.language

  const lines = useMemo(
    () =>
      layOut(
        rows ?? [],
        state.group,
        {
          publication: (report) => report.publication ?? t('common:noPublication'),
          source: (report) => report.fileName,
          date: (report) => showDate(report.published, language) || t('common:undated'),
        },
        closed,
      ),
    [rows, state.group, closed, t, language],
  )
  const themesById = useMemo(
    () => new Map((themes.data ?? []).map((theme) => [theme.id, theme])),
    [themes.data],
  )
  // What is filtered away is not selected: an action must never reach a report one cannot see.
  const selected = useMemo(
    () => new Set((rows ?? []).map(({ id }) => id).filter((id) => chosen.has(id))),
    [rows, chosen],
  )
  const toggleGroup = useMemo(
    () => (key: string) =>
      setClosed((before) => {
        const next = new Set(before)
        if (!next.delete(key)) next.add(key)
        return next
      }),
    [],
  )
  const isFiltered =
    state.text.trim() !== '' || (state.hideOlder && newer.size > 0) || Object.keys(state.filter).length > 0
  return (
    <>
      {selected.size > 0 ? (
        <SelectionBar
          reports={(rows ?? []).filter(({ id }) => selected.has(id))}
          onClear={() => setChosen(NONE)}
        />
      ) : (
        <LibraryToolbar count={rows?.length} />
      )}
      {rows?.length === 0 && isFiltered ? (
        <EmptyState
          title={t('library:noneTitle')}
          actions={
            <Button onPress={() => useLibrary.setState({ text: '', filter: {}, hideOlder: false })}>
              {t('library:showAll')}
            </Button>
          }
        >
          {t('library:noneWords')}
        </EmptyState>
      ) : (
        <ReportTable
          lines={lines}
          themes={themesById}
          older={newer}
          selected={selected}
          onSelect={setChosen}
          onToggleGroup={toggleGroup}
        />
      )}
    </>
  )
}
