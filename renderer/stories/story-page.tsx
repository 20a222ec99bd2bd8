import { Check, Columns2, Download, MoreHorizontal, X } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallArgs, CallName, CallResult } from '../../shared/contract.ts'
import { LinkRow } from '../links/link-row.tsx'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { notify } from '../ui/notify.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { MOST_PANES, useWorkspace } from '../workspace.ts'
import { Additions } from './additions.tsx'
import { EntryList, EventList } from './chronology.tsx'
import { Differences } from './differences.tsx'
import { langOfTitle, type Shown } from './story-words.ts'
import { StoryTitle } from './story-title.tsx'
import styles from './stories-view.module.css'

const act = <N extends CallName>(call: N, args: CallArgs<N>): Promise<CallResult<N> | null> =>
  send(call, args).catch((error: unknown) => {
    notify.error(error)
    return null
  })
const show = (story: string | null): void => useWorkspace.getState().set({ story })

/** One story or proposal: its title, what can be done with it, its reports and days in order. */
export function StoryPage({ shown, list }: { shown: Shown; list: CallResult<'stories.list'> }): ReactElement {
  const { t } = useTranslation(['stories', 'common', 'export'])
  const { data, error, refetch } = useCall('stories.get', shown, { keepPrevious: true })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [order, setOrder] = useState<'publication' | 'event'>('publication')
  if (error)
    return (
      <EmptyState
        title={errorWords(error)}
        actions={<Button onPress={() => void refetch()}>{t('common:retry')}</Button>}
      />
    )
  if (!data) return <section className={styles.main} aria-busy="true" />
  const { id, title, entries, events, contradictions, differences } = data
  const lang = langOfTitle(title, entries)
  const there = chosen.filter((one) => entries.some((entry) => entry.id === one))
  const story = list.stories.find((one) => one.id === id)
  return (
    <section className={styles.main} aria-label={title}>
      {id === null ? (
        <h2 className={styles.pageTitle} lang={lang}>
          {title}
        </h2>
      ) : (
        <StoryTitle key={title} id={id} title={title} lang={lang} />
      )}
      <div className={styles.acts} role="group" aria-label={t('actions')}>
        <OpenTogether ids={there.length > 0 ? there : entries.map((entry) => entry.id)} />
        {id === null ? (
          <ProposalActs reportIds={entries.map((entry) => entry.id)} />
        ) : (
          <>
            <Button
              icon={<Download aria-hidden />}
              onPress={() => openDialog({ kind: 'export', scope: { kind: 'story', id } })}
            >
              {t('export:exportThese')}
            </Button>
            <StoryMenu id={id} chosen={there} all={entries.length} list={list} onDone={() => setChosen([])} />
          </>
        )}
      </div>
      {story ? <Additions storyId={story.id} reports={story.additions} /> : null}
      <Segmented
        label={t('actions')}
        value={order}
        onChange={setOrder}
        segments={[
          { id: 'publication', label: t('byPublication') },
          { id: 'event', label: t('byEvent') },
        ]}
      />
      {order === 'publication' ? (
        <EntryList entries={entries} chosen={there} onChoose={setChosen} />
      ) : (
        <EventList events={events} entries={entries} />
      )}
      {contradictions.length > 0 ? (
        <section aria-label={t('contradictions')}>
          <h3 className={styles.heading}>{t('contradictions')}</h3>
          <ul className={styles.links}>
            {contradictions.map((link) => (
              <li key={link.id}>
                <p className={styles.own}>{link.fromEnd.quote ?? link.fromEnd.reportTitle}</p>
                <LinkRow link={link} near="from" />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Differences differences={differences} entries={entries} />
    </section>
  )
}

function OpenTogether({ ids }: { ids: readonly string[] }): ReactElement {
  const { t } = useTranslation('stories')
  const opened = ids.slice(0, MOST_PANES)
  return (
    <Button
      variant="primary"
      icon={<Columns2 aria-hidden />}
      isDisabled={opened.length === 0}
      onPress={() => useWorkspace.getState().openTogether(opened)}
    >
      {t('open', { count: opened.length })}
    </Button>
  )
}

function ProposalActs({ reportIds }: { reportIds: string[] }): ReactElement {
  const { t } = useTranslation('stories')
  return (
    <>
      <Button
        icon={<Check aria-hidden />}
        onPress={() => void act('stories.create', { reportIds }).then((made) => made && show(made.id))}
      >
        {t('keep')}
      </Button>
      <Button
        variant="quiet"
        icon={<X aria-hidden />}
        onPress={() => void act('stories.refuse', { reportIds })}
      >
        {t('refuse')}
      </Button>
    </>
  )
}

function StoryMenu({
  id,
  chosen,
  all,
  list,
  onDone,
}: {
  id: string
  chosen: readonly string[]
  all: number
  list: CallResult<'stories.list'>
  onDone: () => void
}): ReactElement {
  const { t } = useTranslation('stories')
  const some = chosen.length > 0 && chosen.length < all
  const reportIds = [...chosen]
  const run = async (key: string): Promise<void> => {
    if (key === 'split') show((await act('stories.split', { id, reportIds }))?.id ?? id)
    else if (key === 'take') await act('stories.removeReports', { id, reportIds })
    else if (key === 'remove') await act('stories.remove', { id })
    else openDialog({ kind: 'story', pick: { act: 'merge', id } })
    onDone()
  }
  return (
    <Menu
      label={t('actions')}
      trigger={<IconButton label={t('actions')} icon={<MoreHorizontal aria-hidden />} />}
      disabledKeys={[
        ...(some ? [] : ['split']),
        ...(chosen.length > 0 ? [] : ['take']),
        ...(list.stories.length > 1 ? [] : ['merge']),
      ]}
      onAction={(key) => void run(String(key))}
    >
      <MenuItem id="take">{t('take')}</MenuItem>
      <MenuItem id="split">{t('split')}</MenuItem>
      <MenuItem id="merge">{t('merge')}</MenuItem>
      <MenuItem id="remove">{t('remove')}</MenuItem>
    </Menu>
  )
}
