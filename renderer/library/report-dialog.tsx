import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../shared/model/report.ts'
import { useCall, useSend } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import { errorWords } from '../ui/error-words.ts'
import { TextField } from '../ui/text-field.tsx'
import { changedDetails, isDate, type Details } from './report-details.ts'
import styles from './details.module.css'

/** Title, byline, publication and date of a report, to set right. The source's text stays as it is. */
export function ReportDialog({ id }: { id: string }): ReactElement | null {
  const reports = useCall('reports.list', {})
  const report = reports.data?.find((row) => row.id === id)
  return report ? <Form report={report} all={reports.data ?? []} /> : null
}

function Form({ report, all }: { report: ReportRow; all: ReportRow[] }): ReactElement {
  const { t } = useTranslation(['library', 'common'])
  const update = useSend('reports.update')
  const [details, setDetails] = useState<Details>({
    title: report.title ?? '',
    byline: report.byline ?? '',
    dateline: report.dateline ?? '',
    publication: report.publication ?? '',
    published: report.published ?? '',
  })
  const set = (key: keyof Details) => (value: string) => setDetails({ ...details, [key]: value })
  const dateIsWrong = details.published !== '' && !isDate(details.published)
  const publications = [...new Set(all.flatMap((row) => row.publication ?? []))]
  const save = (): void => {
    if (dateIsWrong) return
    const changed = changedDetails(report, details)
    if (Object.keys(changed).length === 0) return closeDialog()
    update.mutate({ id: report.id, ...changed }, { onSuccess: closeDialog })
  }
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={t('library:reportDetails')}
      actions={
        <>
          <Button onPress={closeDialog}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={dateIsWrong || update.isPending} onPress={save}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          autoFocus
          label={t('library:columnTitle')}
          placeholder={report.opening}
          value={details.title}
          onChange={set('title')}
          maxLength={500}
        />
        <TextField
          label={t('library:columnByline')}
          value={details.byline}
          onChange={set('byline')}
          maxLength={500}
        />
        <div className={styles.pair}>
          <TextField
            label={t('library:columnPublication')}
            value={details.publication}
            onChange={set('publication')}
            maxLength={200}
            suggestions={publications}
          />
          <TextField
            placeholder="YYYY-MM-DD"
            label={t('library:columnDate')}
            value={details.published}
            onChange={set('published')}
            isInvalid={dateIsWrong}
            error={t('library:dateWrong')}
          />
        </div>
        <TextField
          label={t('library:dateline')}
          value={details.dateline}
          onChange={set('dateline')}
          maxLength={500}
        />
        <p className={styles.quiet}>{t('library:reportDetailsWords')}</p>
        {update.error ? (
          <p role="alert" className={styles.wrong}>
            {errorWords(update.error)}
          </p>
        ) : null}
        <button type="submit" hidden>
          {t('common:save')}
        </button>
      </form>
    </Dialog>
  )
}
