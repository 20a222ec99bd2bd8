import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LONGEST_DETAIL } from '../../shared/model/report.ts'
import { Popover } from '../ui/popover.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { DeskModel } from './desk-model.ts'
import { useDeskState } from './desk-state.ts'
import { renameReport } from './rail/report-acts.ts'
import styles from './column.module.css'

/** The headline of a piece's report, to be written anew: the page's own text stays as it is. */
export function TitleField({
  model,
  at,
  anchor,
}: {
  model: DeskModel
  at: number
  anchor: HTMLElement
}): ReactElement | null {
  const { t } = useTranslation('desk')
  const reportId = model.pieces[model.indexOf.get(at) ?? -1]?.reportId
  const report = reportId ? model.reportById.get(reportId) : undefined
  const [title, setTitle] = useState(report?.title ?? '')
  if (!report) return null
  const close = (): void => useDeskState.setState({ menu: null })
  const save = async (): Promise<void> => {
    close()
    if ((title.trim() || null) === report.title) return
    await renameReport(model.desk.sourceId, report.id, title)
  }
  return (
    <Popover
      isOpen
      label={t('editTitle')}
      triggerRef={{ current: anchor }}
      placement="bottom start"
      onOpenChange={(open) => !open && close()}
    >
      <form
        className={styles.title}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {/* The field was asked for by a key or a menu: it is where the user wants to be. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField
          autoFocus
          label={t('titleField')}
          maxLength={LONGEST_DETAIL}
          value={title}
          onChange={setTitle}
        />
      </form>
    </Popover>
  )
}
