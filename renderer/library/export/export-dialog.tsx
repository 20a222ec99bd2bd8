import { Download } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { useCall, useSend } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog, openDialog, type ExportScope } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { activeReportId, useWorkspace } from '../../workspace.ts'
import { reportName } from '../report-words.ts'
import { download } from './download.ts'
import { FolderExport } from './folder-export.tsx'
import { FormatChoice, type ChosenFormat } from './format-choice.tsx'
import styles from '../details.module.css'

type Kind = ExportScope['kind']

/** What goes out (a report, a theme, everything) and as what; then the file, and what it could not hold. */
export function ExportDialog({ scope: first }: { scope: ExportScope }): ReactElement {
  const { t, i18n } = useTranslation(['export', 'common', 'packages'])
  const formats = useCall('export.formats', {})
  const reports = useCall('reports.list', { sort: 'title', direction: 'asc' })
  const themes = useCall('themes.list', {})
  const prepare = useSend('export.prepare')
  const active = useWorkspace((state) => activeReportId(state))
  const [kind, setKind] = useState<Kind>(first.kind)
  const [reportId, setReportId] = useState(first.kind === 'report' ? first.id : active)
  const [themeId, setThemeId] = useState(first.kind === 'theme' ? first.id : null)
  const [chosenFormat, setFormat] = useState<ChosenFormat>({
    ...{ format: 'markdown', citation: 'none', excel: true, themeFiles: true, storyFiles: true },
  })
  const [printed, setPrinted] = useState<'corrected' | 'original'>('corrected')
  const [failed, setFailed] = useState<unknown>(null)
  const corrections = useCall('corrections.list', {})

  const report = reportId ?? reports.data?.[0]?.id ?? null
  const theme = themeId ?? themes.data?.[0]?.id ?? null
  const chosen = kind === 'report' ? report : theme
  const scope: ExportScope | null = kind === 'all' ? { kind } : chosen ? { kind, id: chosen } : null

  const { format, citation, excel, themeFiles, storyFiles } = chosenFormat
  const job = scope && {
    ...{ format, scope, excel, words: printed, themeFiles, storyFiles },
    language: i18n.language as InterfaceLanguage,
    citation: citation === 'none' ? null : citation,
  }

  const run = async (): Promise<void> => {
    if (!job) return
    setFailed(null)
    try {
      const made = await prepare.mutateAsync(job)
      await download(made.url, made.fileName)
      if (made.warnings.length === 0) closeDialog()
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={t('export:dialogTitle')}
      size="large"
      actions={
        <>
          <Button variant="quiet" onPress={() => openDialog({ kind: 'export-package' })}>
            {t('packages:export-entry')}
          </Button>
          <Button onPress={closeDialog}>{t(prepare.data ? 'common:close' : 'common:cancel')}</Button>
          <Button
            variant="primary"
            icon={<Download aria-hidden />}
            isDisabled={!scope || prepare.isPending}
            onPress={() => void run()}
          >
            {prepare.isPending ? t('export:preparing') : t('export:run')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Segmented
          label={t('export:scope')}
          value={kind}
          onChange={setKind}
          segments={(['report', 'theme', 'all'] as const).map((id) => ({
            id,
            label: t(`export:scope.${id}`),
          }))}
        />
        {kind === 'report' && report ? (
          <Select
            label={t('export:scope.report')}
            value={report}
            onChange={setReportId}
            options={(reports.data ?? []).map((row) => ({
              id: row.id,
              label: reportName(row, t('common:untitled')),
            }))}
          />
        ) : null}
        {kind === 'theme' && theme ? (
          <Select
            label={t('export:scope.theme')}
            value={theme}
            onChange={setThemeId}
            options={(themes.data ?? []).map(({ id, name }) => ({ id, label: name }))}
          />
        ) : null}
        {kind !== 'all' && !chosen ? <p className={styles.quiet}>{t(`export:none.${kind}`)}</p> : null}
        <FormatChoice formats={formats.data ?? []} value={chosenFormat} onChange={setFormat} />
        {corrections.data && corrections.data.length > 0 ? (
          <Select
            label={t('export:printed')}
            value={printed}
            onChange={setPrinted}
            options={(['corrected', 'original'] as const).map((id) => ({
              id,
              label: t(`export:printed.${id}`),
            }))}
          />
        ) : null}
        {chosenFormat.format === 'markdown' ? <FolderExport job={job} /> : null}
        {failed ? (
          <p role="alert" className={styles.wrong}>
            {errorWords(failed)}
          </p>
        ) : null}
        {prepare.data && !failed ? (
          <div role="status" className={styles.wrong}>
            <p>{t('export:doneFile', { name: prepare.data.fileName })}</p>
            <ul>
              {prepare.data.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
