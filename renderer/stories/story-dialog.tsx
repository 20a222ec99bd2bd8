import { Plus, Search } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../shared/model/story.ts'
import { fold } from '../../shared/text/fold.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog, type OpenDialog } from '../ui/dialogs.ts'
import { FilterField } from '../ui/filter-field.tsx'
import { notify } from '../ui/notify.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { useWorkspace } from '../workspace.ts'
import { span } from './story-words.ts'
import styles from './story-dialog.module.css'

type Pick = Extract<OpenDialog, { kind: 'story' }>['pick']

/** Height of a story in the list, px. */
const LINE = 58
const MOST_LINES = 7

/** Which kept story the open report is added to, or another story merged into: any of them, found by its words. */
export function StoryDialog({ pick }: { pick: Pick }): ReactElement | null {
  const { t } = useTranslation(['stories', 'common'])
  const list = useCall('stories.list', {})
  const report = useCall(
    'reports.get',
    { id: pick.act === 'add' ? pick.reportId : '' },
    { enabled: pick.act === 'add' },
  )
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)
  const stories = list.data?.stories ?? []
  const choices = pick.act === 'add' ? stories : stories.filter(({ id }) => id !== pick.id)
  const title =
    pick.act === 'add'
      ? (report.data?.title ?? report.data?.fileName ?? '')
      : (stories.find(({ id }) => id === pick.id)?.title ?? '')
  const terms = fold(text).split(/\s+/).filter(Boolean)
  const shown = choices.filter((story) => {
    const words = fold([story.title, ...story.reports.map((one) => one.title ?? '')].join(' '))
    return terms.every((term) => words.includes(term))
  })
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    try {
      await act()
      closeDialog()
    } catch (error) {
      notify.error(error)
      setBusy(false)
    }
  }
  const choose = ({ id, title: name }: Story): Promise<void> =>
    run(async () => {
      if (pick.act === 'merge') {
        const { id: story } = await send('stories.merge', { id: pick.id, into: id })
        useWorkspace.getState().set({ story })
      } else {
        await send('stories.addReports', { id, reportIds: [pick.reportId] })
        notify.done(t('added', { title: name }), { id: 'story-added' })
      }
    })
  const begin = (reportId: string): Promise<void> =>
    run(async () => {
      await send('stories.create', { reportIds: [reportId] })
      notify.done(t('added', { title }), { id: 'story-added' })
    })
  const isIn = (story: Story): boolean =>
    pick.act === 'add' && story.reports.some(({ id }) => id === pick.reportId)
  return (
    <Dialog
      isOpen
      title={t(pick.act === 'add' ? 'addTitle' : 'mergeTitle', { title })}
      onClose={closeDialog}
      {...(pick.act === 'add'
        ? {
            actions: (
              <Button
                icon={<Plus aria-hidden />}
                isDisabled={isBusy}
                onPress={() => void begin(pick.reportId)}
              >
                {t('newStory')}
              </Button>
            ),
          }
        : {})}
    >
      <div className={styles.choice} aria-busy={isBusy || !list.data}>
        {list.data && choices.length === 0 ? (
          <p>{t('noneKept')}</p>
        ) : (
          <>
            <FilterField
              label={t('filter')}
              placeholder={t('filter')}
              icon={<Search aria-hidden />}
              value={text}
              onSettled={setText}
            />
            {list.data && shown.length === 0 ? <p>{t('noMatch')}</p> : null}
            <div
              className={styles.list}
              style={{ height: Math.min(MOST_LINES, Math.max(1, shown.length)) * LINE }}
            >
              <VirtualList
                label={t('choices')}
                items={shown}
                keyOf={(story) => story.id}
                estimate={() => LINE}
              >
                {(story, _, hasTabStop) => (
                  <StoryLine
                    story={story}
                    isIn={isIn(story)}
                    isBusy={isBusy}
                    hasTabStop={hasTabStop}
                    onPress={() => void choose(story)}
                  />
                )}
              </VirtualList>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

function StoryLine({
  story,
  isIn,
  isBusy,
  hasTabStop,
  onPress,
}: {
  story: Story
  isIn: boolean
  isBusy: boolean
  hasTabStop: boolean
  onPress: () => void
}): ReactElement {
  const { t, i18n } = useTranslation('stories')
  return (
    <button
      type="button"
      className={styles.story}
      data-row-focus=""
      data-story={story.id}
      tabIndex={hasTabStop ? 0 : -1}
      disabled={isBusy || isIn}
      onClick={onPress}
    >
      <span className={styles.name}>{story.title}</span>
      <span className={styles.facts}>
        {[isIn ? t('isIn') : '', t('reports', { count: story.reports.length })].filter(Boolean).join(' · ') +
          span(story.reports, i18n.language)}
      </span>
    </button>
  )
}
