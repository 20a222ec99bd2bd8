import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LONGEST_DETAIL, LONGEST_PAGE_LABEL, LONGEST_PUBLICATION } from '../../shared/model/report.ts'
import type { ReadableReport, ReportRow } from '../../shared/model/report.ts'
import { useCall, useSend } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import { errorWords } from '../ui/error-words.ts'
import { DetailField, DetailOrigin, type DetailFieldProps } from './detail-field.tsx'
import { PeopleField } from './people-field.tsx'
import { changedDetails, isDate, shownDetail, type Edits, type TextDetail } from './report-details.ts'
import styles from './details.module.css'

/** What a report is, to set right: title, people, where and when. The source's text stays as it is. */
export function ReportDialog({ id }: { id: string }): ReactElement | null {
  const reports = useCall('reports.list', {})
  const { data: report } = useCall('reports.get', { id })
  const row = reports.data?.find((one) => one.id === id)
  const isGone = reports.data !== undefined && !reports.isFetching && !row
  // Closed, not just not drawn: undo brings the report back, and must not open its dialog again.
  useEffect(() => {
    if (isGone) closeDialog()
  }, [isGone])
  return report && row ? <Form report={report} row={row} all={reports.data ?? []} /> : null
}

function Form({
  report,
  row,
  all,
}: {
  report: ReadableReport
  row: ReportRow
  all: ReportRow[]
}): ReactElement {
  const { t } = useTranslation(['library', 'details', 'common'])
  const update = useSend('reports.update')
  const [edits, setEdits] = useState<Edits>({})
  const wrong = (['published', 'datelineDate'] as const).filter((name) => {
    const value = shownDetail(report, edits, name)
    return value !== '' && !isDate(value)
  })
  const publications = [...new Set(all.flatMap((one) => one.publication ?? []))]
  const save = (): void => {
    if (wrong.length > 0) return
    const changed = changedDetails(report, edits)
    if (Object.keys(changed).length === 0) return closeDialog()
    update.mutate({ id: report.id, ...changed }, { onSuccess: closeDialog })
  }
  const reset = (name: TextDetail | 'people') => () => {
    const { [name]: _, ...rest } = edits
    setEdits(rest)
    update.mutate({ id: report.id, reset: [name] })
  }
  /** What all fields have in common. */
  const field = (name: TextDetail, label: string): DetailFieldProps => ({
    ...{ name, label, origin: report.origins[name], onReset: reset(name), maxLength: LONGEST_DETAIL },
    value: shownDetail(report, edits, name),
    onChange: (value) => setEdits({ ...edits, [name]: value }),
    isEdited: edits[name] !== undefined && edits[name] !== (report[name] ?? ''),
  })
  const dateField = (name: 'published' | 'datelineDate', label: string): DetailFieldProps => ({
    ...field(name, label),
    placeholder: 'YYYY-MM-DD',
    isInvalid: wrong.includes(name),
    error: t('library:dateWrong'),
  })
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={t('library:reportDetails')}
      actions={
        <>
          <Button onPress={closeDialog}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={wrong.length > 0 || update.isPending} onPress={save}>
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
        <DetailField {...field('title', t('library:columnTitle'))} autoFocus placeholder={row.opening} />
        <div className={styles.pair}>
          <DetailField
            {...field('publication', t('library:columnPublication'))}
            maxLength={LONGEST_PUBLICATION}
            suggestions={publications}
          />
          <DetailField {...dateField('published', t('library:columnDate'))} />
          <DetailField {...field('pageLabel', t('library:pageLabel'))} maxLength={LONGEST_PAGE_LABEL} />
        </div>
        <DetailField {...field('byline', t('details:byline'))} />
        <PeopleField
          people={edits.people ?? report.people}
          onChange={(people) => setEdits({ ...edits, people })}
          origin={
            edits.people === undefined ? (
              <DetailOrigin
                name="people"
                label={t('details:people')}
                origin={report.origins.people}
                onReset={reset('people')}
              />
            ) : null
          }
        />
        <DetailField {...field('dateline', t('details:dateline'))} />
        <div className={styles.triple}>
          <DetailField {...field('place', t('details:place'))} />
          <DetailField {...dateField('datelineDate', t('details:datelineDate'))} />
          <DetailField {...field('agency', t('details:agency'))} />
        </div>
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
