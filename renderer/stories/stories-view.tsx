import { Milestone } from 'lucide-react'
import type { KeyboardEvent, ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ReportName } from '../../shared/model/related.ts'
import type { CallResult } from '../../shared/contract.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace } from '../workspace.ts'
import { langOfTitle, span, type Shown } from './story-words.ts'
import { StoryPage } from './story-page.tsx'
import styles from './stories-view.module.css'

type Listed = CallResult<'stories.list'>

/** Stories the user keeps and those the machine proposes; beside them one, told in order. */
export function StoriesView(): ReactElement {
  const { t } = useTranslation(['stories', 'common'])
  const list = useCall('stories.list', {}, { keepPrevious: true })
  const wanted = useWorkspace((state) => state.story)
  if (list.error)
    return (
      <EmptyState
        title={errorWords(list.error)}
        actions={<Button onPress={() => void list.refetch()}>{t('common:retry')}</Button>}
      />
    )
  if (!list.data) return <div className={styles.view} aria-busy="true" />
  const { stories, proposals, looked, total, refused } = list.data
  if (stories.length + proposals.length === 0 && looked >= total)
    return (
      <EmptyState
        picture={<Milestone aria-hidden size={32} strokeWidth={1.25} />}
        title={t('none')}
        actions={refused > 0 ? <ProposeAgain /> : null}
      >
        {t('noneHow')}
      </EmptyState>
    )
  const shown = choose(list.data, wanted)
  return (
    <div className={styles.view}>
      <section className={styles.side} aria-label={t('list')}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t('view')}</h1>
        </header>
        <Progress list={list.data} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons have the keys; arrows only go between them */}
        <nav className={styles.lists} aria-label={t('list')} onKeyDown={walk}>
          {stories.length > 0 ? <h2 className={styles.heading}>{t('kept')}</h2> : null}
          <ul>
            {stories.map(({ id, title, reports, additions }) => (
              <Line
                key={id}
                title={title}
                reports={reports}
                more={additions.length}
                isCurrent={shown !== null && 'storyId' in shown && shown.storyId === id}
                onPress={() => useWorkspace.getState().set({ story: id })}
              />
            ))}
          </ul>
          {proposals.length > 0 ? <h2 className={styles.heading}>{t('proposed')}</h2> : null}
          <ul data-proposals="">
            {proposals.map(({ title, reports }) => {
              const ids = reports.map(({ id }) => id)
              return (
                <Line
                  key={ids.join(' ')}
                  title={title}
                  reports={reports}
                  isCurrent={shown !== null && 'reportIds' in shown && same(shown.reportIds, ids)}
                  onPress={() => useWorkspace.getState().set({ story: ids })}
                />
              )
            })}
          </ul>
          {refused > 0 ? <ProposeAgain /> : null}
        </nav>
      </section>
      {shown ? <StoryPage key={JSON.stringify(shown)} shown={shown} list={list.data} /> : null}
    </div>
  )
}

/** What was chosen, if it is still there; else the first of all. */
function choose({ stories, proposals }: Listed, wanted: string | readonly string[] | null): Shown | null {
  if (typeof wanted === 'string' && stories.some(({ id }) => id === wanted)) return { storyId: wanted }
  if (wanted !== null && typeof wanted !== 'string') {
    const found = proposals.find(({ reports }) => reports.some(({ id }) => wanted.includes(id)))
    if (found) return { reportIds: found.reports.map(({ id }) => id) }
  }
  const [story] = stories
  if (story) return { storyId: story.id }
  const [proposal] = proposals
  return proposal ? { reportIds: proposal.reports.map(({ id }) => id) } : null
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ')

function Line({
  title,
  reports,
  more = 0,
  isCurrent,
  onPress,
}: {
  title: string
  reports: readonly ReportName[]
  more?: number
  isCurrent: boolean
  onPress: () => void
}): ReactElement {
  const { t, i18n } = useTranslation('stories')
  return (
    <li>
      <AriaButton
        className={styles.line ?? ''}
        aria-current={isCurrent || undefined}
        onPress={onPress}
        data-line=""
      >
        <span className={styles.name} lang={langOfTitle(title, reports)}>
          {title}
        </span>
        <span className={styles.about}>
          {t('reports', { count: reports.length })}
          {more > 0 ? ` +${more}` : ''}
          {span(reports, i18n.language)}
        </span>
      </AriaButton>
    </li>
  )
}

/** ↑ ↓ go through both lists. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')]
  const at = lines.findIndex((line) => line === document.activeElement)
  const next = lines[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
  next.click()
}

/** How far the comparing is; it goes on while the window does something else. */
function Progress({ list: { looked, total, stopped } }: { list: Listed }): ReactElement | null {
  const { t } = useTranslation('stories')
  if (looked >= total) return null
  const look = (run: boolean): void => {
    send('stories.look', { run }).catch((error: unknown) => notify.error(error))
  }
  return (
    <div className={styles.progress}>
      <span>{t('looking', { looked, total })}</span>
      <Button variant="quiet" onPress={() => look(stopped)}>
        {t(stopped ? 'goOn' : 'stop')}
      </Button>
    </div>
  )
}

function ProposeAgain(): ReactElement {
  const { t } = useTranslation('stories')
  return (
    <Button
      variant="quiet"
      onPress={() => {
        send('stories.proposeAgain', {}).catch((error: unknown) => notify.error(error))
      }}
    >
      {t('proposeAgain')}
    </Button>
  )
}
