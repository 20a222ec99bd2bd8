import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LONGEST_DETAIL } from '../../../shared/model/report.ts'
import type { DeskReport } from '../../../shared/model/page.ts'
import { renameReport } from './report-acts.ts'
import styles from './reports.module.css'

/** A headline edited where it stands: Enter or leaving keeps it, Escape leaves it as it was. */
export function TitleInput({
  sourceId,
  report,
  lang,
  onDone,
}: {
  sourceId: string
  report: DeskReport
  lang: string | undefined
  onDone: () => void
}): ReactElement {
  const { t } = useTranslation('rail')
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const finish = (keep: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    const title = field.current?.value ?? ''
    onDone()
    if (keep && title.trim() !== (report.title ?? '')) void renameReport(sourceId, report.id, title)
  }
  return (
    <input
      ref={field}
      className={styles.field}
      aria-label={t('renameLabel')}
      lang={lang}
      maxLength={LONGEST_DETAIL}
      defaultValue={report.title ?? ''}
      placeholder={report.opening}
      onBlur={() => finish(true)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') finish(true)
        else if (event.key === 'Escape') finish(false)
        else return
        event.preventDefault()
      }}
    />
  )
}
