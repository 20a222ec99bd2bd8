import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LONGEST_PAGE_LABEL, LONGEST_PUBLICATION, PAGE_DETAILS } from '../../shared/model/report.ts'
import type { Source } from '../../shared/model/source.ts'
import { useCall, useSend } from '../queries.ts'
import { closeDialog } from '../ui/dialogs.ts'
import { errorWords } from '../ui/error-words.ts'
import { DetailField, type DetailFieldProps } from './detail-field.tsx'
import { isDate } from './report-details.ts'
import styles from './details.module.css'

type PageDetail = (typeof PAGE_DETAILS)[number]
type Edits = Partial<Record<PageDetail, string>>

/** The form of a page's details, whose button stands at the dialog's foot. */
export interface SourceForm {
  edits: Edits
  isEdited: boolean
  canSave: boolean
  isDateWrong: boolean
  error: unknown
  set: (name: PageDetail, value: string) => void
  reset: (name: PageDetail) => void
  /** Saves what was edited, and closes the dialog. */
  save: () => void
}

export function useSourceForm(source: Source): SourceForm {
  const update = useSend('sources.update')
  const [edits, setEdits] = useState<Edits>({})
  const changed = PAGE_DETAILS.filter(
    (name) => edits[name] !== undefined && (edits[name].trim() || null) !== source[name],
  )
  const published = edits.published?.trim() ?? ''
  const isDateWrong = published !== '' && !isDate(published)
  return {
    edits,
    isEdited: changed.length > 0,
    canSave: !isDateWrong && !update.isPending,
    isDateWrong,
    error: update.error,
    set: (name, value) => setEdits({ ...edits, [name]: value }),
    reset(name) {
      const { [name]: _, ...rest } = edits
      setEdits(rest)
      update.mutate({ id: source.id, reset: [name] })
    },
    save() {
      if (isDateWrong) return
      if (changed.length === 0) return closeDialog()
      const values = Object.fromEntries(changed.map((name) => [name, edits[name]?.trim() || null]))
      update.mutate({ id: source.id, ...values }, { onSuccess: closeDialog })
    },
  }
}

/** Publication, date, page and edition of a page, to set right; its reports follow. */
export function SourceDetails({ source, form }: { source: Source; form: SourceForm }): ReactElement {
  const { t } = useTranslation(['library', 'details'])
  const { data: sources = [] } = useCall('sources.list', {})
  const field = (name: PageDetail, label: string): DetailFieldProps => ({
    ...{ name, label, origin: source.origins[name], maxLength: LONGEST_PUBLICATION },
    value: form.edits[name] ?? source[name] ?? '',
    onChange: (value) => form.set(name, value),
    onReset: () => form.reset(name),
    isEdited: form.edits[name] !== undefined && form.edits[name] !== (source[name] ?? ''),
  })
  return (
    <form
      className={styles.pageForm}
      onSubmit={(event) => {
        event.preventDefault()
        form.save()
      }}
    >
      <div className={styles.wide}>
        <DetailField
          {...field('publication', t('library:columnPublication'))}
          suggestions={[...new Set(sources.flatMap((one) => one.publication ?? []))]}
        />
        <DetailField {...field('edition', t('details:edition'))} />
      </div>
      <div className={styles.wide}>
        <DetailField
          {...field('published', t('library:columnDate'))}
          placeholder="YYYY-MM-DD"
          isInvalid={form.isDateWrong}
          error={t('library:dateWrong')}
        />
        <DetailField {...field('pageLabel', t('library:pageLabel'))} maxLength={LONGEST_PAGE_LABEL} />
      </div>
      <p className={styles.quiet}>{t('details:pageDetailsWords')}</p>
      {form.error ? (
        <p role="alert" className={styles.wrong}>
          {errorWords(form.error)}
        </p>
      ) : null}
      <button type="submit" hidden>
        {t('details:pageDetails')}
      </button>
    </form>
  )
}
