import i18next from 'i18next'
import type { DeskOutcome } from '../../shared/model/page.ts'

/** What an act did to highlights, links and reports, a sentence each. Empty: nothing of the user's was moved. */
export function outcomeLines({ moved, stray, linksDropped }: DeskOutcome): string[] {
  const lines = moved.map(({ title, highlights }) =>
    i18next.t('desk:moved', { count: highlights, title: title ?? i18next.t('common:untitled') }),
  )
  if (stray > 0) lines.push(i18next.t('desk:stray', { count: stray }))
  if (linksDropped > 0) lines.push(i18next.t('desk:linksDropped', { count: linksDropped }))
  return lines
}
