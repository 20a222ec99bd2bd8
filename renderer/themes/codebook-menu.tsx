import { Download, Table, Upload } from 'lucide-react'
import { useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodebookOutcome } from '../../shared/model/theme.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { notify } from '../ui/notify.tsx'
import { saveCodebook } from './codebook-file.ts'
import { decodeTable } from './decode-table.ts'
import styles from './themes-view.module.css'

interface Read {
  file: string
  csv: string
  outcome: CodebookOutcome
}

/** Saves the tree of themes as a table, and reads one. @param isBare only reading: there is nothing to save */
export function CodebookMenu({ isBare = false }: { isBare?: boolean }): ReactElement {
  const { t } = useTranslation('themes')
  const input = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<Read | null>(null)
  const choose = (): void => input.current?.click()
  const take = async (file: File): Promise<void> => {
    const csv = decodeTable(new Uint8Array(await file.arrayBuffer()))
    if (csv === null) return notify.problem(t('codebookDecode', { file: file.name }))
    try {
      setRead({ file: file.name, csv, outcome: await send('themes.readCodebook', { csv }) })
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void take(file)
          target.value = ''
        }}
      />
      {isBare ? (
        <Button icon={<Upload aria-hidden />} onPress={choose}>
          {t('codebookImport')}
        </Button>
      ) : (
        <Menu
          label={t('codebook')}
          trigger={<IconButton small label={t('codebook')} icon={<Table aria-hidden />} />}
          onAction={(key) => (key === 'save' ? saveCodebook() : choose())}
        >
          <MenuItem id="save" icon={<Download aria-hidden />}>
            {t('codebookExport')}
          </MenuItem>
          <MenuItem id="read" icon={<Upload aria-hidden />}>
            {t('codebookImport')}
          </MenuItem>
        </Menu>
      )}
      {read ? <ReadDialog read={read} onClose={() => setRead(null)} /> : null}
    </>
  )
}

/** What reading the table will do, told before it is done. */
function ReadDialog({ read, onClose }: { read: Read; onClose: () => void }): ReactElement {
  const { t } = useTranslation(['themes', 'common'])
  const { created, changed, same, bad } = read.outcome
  const hasWork = created + changed > 0
  const take = async (): Promise<void> => {
    try {
      await send('themes.importCodebook', { csv: read.csv })
      onClose()
      notify.done(t('codebookDone'), { description: t('codebookRead', { created, changed, same }) })
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <Dialog
      isOpen
      isText={bad.length > 0}
      title={t('codebookTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(hasWork ? 'common:cancel' : 'common:close')}</Button>
          {hasWork ? (
            <Button variant="primary" onPress={() => void take()}>
              {t('codebookDo')}
            </Button>
          ) : null}
        </>
      }
    >
      <p>
        {hasWork || bad.length > 0
          ? t('codebookPreview', { file: read.file, created, changed, same })
          : t('codebookNothing', { file: read.file })}
      </p>
      {bad.length > 0 ? (
        <>
          <p>{t('codebookBad', { count: bad.length })}</p>
          <ul className={styles.badRows}>
            {bad.map(({ row, problem, text }) => (
              <li key={`${row}-${problem}`}>
                {t('codebookRow', { row, why: t(`codebookProblem.${problem}`), text })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  )
}
