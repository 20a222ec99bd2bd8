import i18next from 'i18next'
import { notify } from '../../ui/notify.tsx'
import { putTogetherAgain } from '../desk-actions.ts'
import { deskNow } from '../use-desk.ts'

/** Puts the page together again and says what came of it. */
export async function again(): Promise<void> {
  const before = deskNow()?.desk
  if (before && before.reports.length > 0 && before.reports.every(({ touched }) => touched)) {
    notify.info(i18next.t('rail:againAll'), { id: 'desk' })
    return
  }
  const outcome = await putTogetherAgain()
  if (!outcome) return
  const { created, replaced, moved, stray } = outcome
  const told = [
    created.length > 0 ? i18next.t('rail:againCreated', { count: created.length }) : '',
    replaced.length > 0 ? i18next.t('rail:againGone', { count: replaced.length }) : '',
  ].filter(Boolean)
  // What became of highlights has been told by then.
  if (moved.length > 0 || stray > 0) return
  const isSame = deskNow()?.desk.version === before?.version
  const words = i18next.t(isSame ? 'rail:againSame' : 'rail:againDone')
  notify.done(words, { id: 'desk', ...(told.length > 0 ? { description: told.join(' · ') } : {}) })
}
