import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallArgs } from '../../../shared/contract.ts'
import { PACKED_KINDS } from '../../../shared/model/package.ts'
import type { ExportPreview } from '../../../shared/model/export-format.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showBytes, showNumber } from '../../ui/dates.ts'
import type { ExportScope } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import { Select } from '../../ui/select.tsx'
import { PreviewFile } from './preview-file.tsx'
import styles from './export.module.css'

/** The export before it is written: how much it is, what it cannot hold, and its first files. Made anew with every choice. */
export function Preview({ job }: { job: CallArgs<'export.preview'> }): ReactElement {
  const { t } = useTranslation('export')
  const [isStopped, setStopped] = useState(false)
  return (
    <section className={styles.preview} aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      {isStopped ? (
        <div className={styles.waiting}>
          <p>{t('preview.stopped')}</p>
          <Button onPress={() => setStopped(false)}>{t('preview.again')}</Button>
        </div>
      ) : (
        <Made job={job} onStop={() => setStopped(true)} />
      )}
    </section>
  )
}

function Made({ job, onStop }: { job: CallArgs<'export.preview'>; onStop: () => void }): ReactElement {
  const { t } = useTranslation('export')
  const { data, error, isPlaceholderData, isFetching } = useCall('export.preview', job, {
    keepPrevious: true,
    cancels: true,
  })
  const isMaking = isFetching && (data === undefined || isPlaceholderData)
  if (error && error.code !== 'cancelled')
    return (
      <p role="alert" className={styles.wrong}>
        {errorWords(error)}
      </p>
    )
  return (
    <>
      <div className={styles.state} role="status">
        {isMaking ? <span>{t('preview.making')}</span> : data ? <Sum preview={data} /> : null}
        {isMaking ? (
          <Button variant="quiet" onPress={onStop}>
            {t('preview.stop')}
          </Button>
        ) : null}
      </div>
      {data ? <Shown preview={data} isOld={isMaking} /> : <div className={styles.paper} aria-busy="true" />}
    </>
  )
}

/** Reports, highlights, notes and size. */
function Sum({ preview }: { preview: ExportPreview }): ReactElement {
  const { t, i18n } = useTranslation('export')
  const size = showBytes(preview.bytes, i18n.language)
  return (
    <span>
      {(['reports', 'highlights', 'notes'] as const)
        .map((kind) => t(`count.${kind}`, { count: preview[kind] }))
        .concat(preview.isWhole ? size : t('sizeAbout', { size }))
        .join(' · ')}
    </span>
  )
}

function Shown({ preview, isOld }: { preview: ExportPreview; isOld: boolean }): ReactElement {
  const { t } = useTranslation('export')
  const { files, warnings, isWhole, shown, reports, count } = preview
  const [path, setPath] = useState<string | null>(null)
  const file = files.find((one) => one.path === path) ?? files[0]
  return (
    <>
      {isWhole ? null : <p className={styles.quiet}>{t('preview.first', { shown, count: reports })}</p>}
      {warnings.length > 0 ? (
        <div className={styles.wrong} role="note" aria-label={t('warnings')}>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {file && files.length > 1 ? (
        <div className={styles.files}>
          <Select
            hideLabel
            label={t('preview.file')}
            value={file.path}
            onChange={setPath}
            options={files.map((one) => ({ id: one.path, label: one.path }))}
          />
          <span>
            {count > files.length
              ? t('preview.more', { count: count - files.length })
              : t('preview.files', { count })}
          </span>
        </div>
      ) : null}
      <div className={styles.paper} aria-busy={isOld} data-old={isOld || undefined}>
        {file && (preview.reports > 0 || files.length > 0) ? (
          <PreviewFile key={file.path} file={file} />
        ) : (
          <p className={styles.quiet}>{t('preview.empty')}</p>
        )}
      </div>
    </>
  )
}

/** What a package of that would hold. */
export function PackagePreview({ scope }: { scope: ExportScope }): ReactElement {
  const { t, i18n } = useTranslation(['export', 'packages'])
  const { data, error } = useCall('package.count', { scope }, { keepPrevious: true })
  return (
    <section className={styles.preview} aria-label={t('export:preview')} data-package="export">
      <h3>{t('export:preview')}</h3>
      {error ? (
        <p role="alert" className={styles.wrong}>
          {errorWords(error)}
        </p>
      ) : null}
      {data ? (
        <dl className={styles.counts}>
          {PACKED_KINDS.map((kind) => (
            <div key={kind}>
              <dt>{t(`packages:kind.${kind}`)}</dt>
              <dd>{showNumber(data[kind], i18n.language)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className={styles.quiet}>
        {scope.kind === 'all' ? t('packages:export-about') : t('export:packagePages')}
      </p>
      <p className={styles.quiet}>{t('packages:export-removed')}</p>
    </section>
  )
}
