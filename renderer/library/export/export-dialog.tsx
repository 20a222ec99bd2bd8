import { Download } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { useCall, useSend } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog, type ExportScope } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import type { ExportChoices } from '../../ui/preference-values.ts'
import { askedOf, lastChoices, lastFormat, PACKAGE, rememberChoices } from './choices.ts'
import { download } from './download.ts'
import { ExportOptions } from './export-options.tsx'
import { FolderExport } from './folder-export.tsx'
import { FormatChoice } from './format-choice.tsx'
import { PackagePreview, Preview } from './preview.tsx'
import { ScopeChoice, useScope } from './scope-choice.tsx'
import styles from './export.module.css'

/** What goes out → as what → how → what it will be; then the file, and what it could not hold. */
export function ExportDialog({
  scope: first,
  format: asked,
}: {
  scope: ExportScope
  /** Instead of the one last exported. */
  format?: string | undefined
}): ReactElement {
  const { t, i18n } = useTranslation(['export', 'common', 'packages'])
  const { data: formats = [] } = useCall('export.formats', {})
  const state = useScope(first)
  const { scope } = state
  const [wanted, setFormat] = useState(() => asked ?? lastFormat())
  const [chosen, setChosen] = useState<Record<string, ExportChoices>>({})
  const saving = useSaving()

  const isPackage = wanted === PACKAGE
  // What was last exported may be no more: a template that was removed.
  const known = formats.find(({ id }) => id === wanted) ?? formats[0]
  const format = isPackage ? PACKAGE : (known?.id ?? 'markdown')
  const choices = chosen[format] ?? lastChoices(format)
  const job = scope
    ? { format, scope, language: i18n.language as InterfaceLanguage, ...askedOf(choices) }
    : null
  const run = (): void => {
    if (!job) return
    rememberChoices(format, choices)
    void saving.run(job)
  }
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={t('export:dialogTitle')}
      size="wide"
      actions={
        <>
          <Button onPress={closeDialog}>{t(saving.told ? 'common:close' : 'common:cancel')}</Button>
          {/* Where it goes: saved as a file; beside it stands what writes into a folder. */}
          <Button
            variant="primary"
            icon={<Download aria-hidden />}
            isDisabled={!job || saving.isBusy}
            onPress={run}
          >
            {saving.isBusy ? t('export:preparing') : t('export:run')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <div className={styles.what}>
          <ScopeChoice state={state} />
          <FormatChoice formats={formats} value={format} onChange={setFormat} />
        </div>
        <div className={styles.how}>
          {isPackage ? null : (
            <ExportOptions
              heeds={known?.options ?? []}
              value={choices}
              onChange={(value) => setChosen((all) => ({ ...all, [format]: value }))}
            />
          )}
          {saving.failed ? (
            <p role="alert" className={styles.wrong}>
              {errorWords(saving.failed)}
            </p>
          ) : null}
          {saving.told ? (
            <div role="status" className={styles.wrong}>
              <p>{t('export:doneFile', { name: saving.told.name })}</p>
              <ul>
                {saving.told.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </div>
          ) : null}
          {scope && isPackage ? <PackagePreview scope={scope} /> : null}
          {format === 'markdown' ? <FolderExport job={job} /> : null}
          {job && !isPackage && known ? <Preview job={job} /> : null}
        </div>
      </div>
    </Dialog>
  )
}

type Job = Parameters<ReturnType<typeof useSend<'export.prepare'>>['mutateAsync']>[0]

/** Makes the file and saves it; the dialog closes where nothing is left to tell. */
function useSaving() {
  const { t } = useTranslation('packages')
  const prepare = useSend('export.prepare')
  const pack = useSend('package.prepare')
  const [failed, setFailed] = useState<unknown>(null)
  const [told, setTold] = useState<{ name: string; warnings: string[] } | null>(null)
  const made = async (job: Job): Promise<{ url: string; fileName: string; warnings: string[] }> => {
    if (job.format !== PACKAGE) return prepare.mutateAsync(job)
    const { missing, ...written } = await pack.mutateAsync({ scope: job.scope })
    return { ...written, warnings: missing > 0 ? [t('wrote-missing', { count: missing })] : [] }
  }
  const run = async (job: Job): Promise<void> => {
    setFailed(null)
    setTold(null)
    try {
      const { url, fileName, warnings } = await made(job)
      await download(url, fileName)
      if (warnings.length === 0) closeDialog()
      else setTold({ name: fileName, warnings })
    } catch (error) {
      setFailed(error)
    }
  }
  return { run, failed, told, isBusy: prepare.isPending || pack.isPending }
}
