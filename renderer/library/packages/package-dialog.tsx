import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CallError } from '../../../shared/errors.ts'
import {
  type HandedPackage,
  PACKED_KINDS,
  type PackageContents,
  type PackageOutcome,
} from '../../../shared/model/package.ts'
import { send } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import { upload } from '../import/import-store.ts'
import { letGo } from './handed.ts'
import { PackageResult } from './package-result.tsx'
import styles from './packages.module.css'

type Phase =
  | { is: 'reading' }
  | { is: 'asking'; inbox: string; contents: PackageContents }
  | { is: 'taking'; contents: PackageContents }
  | { is: 'done'; outcome: PackageOutcome }
  | { is: 'failed'; error: unknown }

/** What a package holds, before anything of it is taken; then what came in, was known, and was said differently. */
export function PackageDialog({ file }: { file: File | HandedPackage }): ReactElement {
  const { t } = useTranslation(['packages', 'common'])
  const [phase, setPhase] = useState<Phase>({ is: 'reading' })
  const [revive, setRevive] = useState(false)
  const begun = useRef(false)
  useEffect(() => {
    // Once, also where React mounts twice: an upload may be large.
    if (begun.current) return
    begun.current = true
    const read = async (): Promise<void> => {
      try {
        const inbox = await bytesOf(file)
        setPhase({ is: 'asking', inbox, contents: await send('package.inspect', { file: { inbox } }) })
      } catch (error) {
        setPhase({ is: 'failed', error })
      }
    }
    void read()
  }, [file])

  const take = async (inbox: string, contents: PackageContents): Promise<void> => {
    setPhase({ is: 'taking', contents })
    try {
      setPhase({ is: 'done', outcome: await send('package.import', { file: { inbox }, revive }) })
    } catch (error) {
      setPhase({ is: 'failed', error })
    }
    // Taken or not, its copy is used up: other windows need not ask any more.
    answer(file)
  }
  const close = (): void => {
    answer(file)
    closeDialog()
  }
  const isOver = phase.is === 'done' || phase.is === 'failed'
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t(phase.is === 'done' ? 'packages:outcome-title' : 'packages:import-title')}
      actions={
        <>
          <Button onPress={close}>{t(isOver ? 'common:close' : 'common:cancel')}</Button>
          {phase.is === 'asking' || phase.is === 'taking' ? (
            <Button
              variant="primary"
              isDisabled={phase.is === 'taking'}
              onPress={() => phase.is === 'asking' && void take(phase.inbox, phase.contents)}
            >
              {t(phase.is === 'taking' ? 'packages:import-busy' : 'packages:import-go')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.body} data-package={phase.is}>
        {phase.is === 'reading' ? (
          <p role="status">{t('packages:import-checking', { name: file.name })}</p>
        ) : null}
        {phase.is === 'asking' || phase.is === 'taking' ? (
          <>
            <Contents name={file.name} contents={phase.contents} />
            <p>{t('packages:import-how')}</p>
            {phase.contents.isOwn ? (
              <label className={styles.check}>
                <input
                  type="checkbox"
                  checked={revive}
                  onChange={({ target }) => setRevive(target.checked)}
                />
                {t('packages:import-revive')}
              </label>
            ) : null}
          </>
        ) : null}
        {phase.is === 'done' ? <PackageResult outcome={phase.outcome} /> : null}
        {phase.is === 'failed' ? (
          <p role="alert" className={styles.wrong}>
            {errorWords(phase.error)}
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}

/** The upload that holds it: one of the host's has its bytes in the library's inbox already. */
async function bytesOf(file: File | HandedPackage): Promise<string> {
  if (!('id' in file)) return upload(file, new AbortController().signal)
  if (file.refused) throw new CallError(file.refused.code, file.name, file.refused.data)
  return file.id
}

const answer = (file: File | HandedPackage): void => ('id' in file ? letGo(file.id) : undefined)

function Contents({ name, contents }: { name: string; contents: PackageContents }): ReactElement {
  const { t, i18n } = useTranslation('packages')
  const { counts, changed, isOwn, scope } = contents
  const format = new Intl.NumberFormat(i18n.language)
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <>
      <p>
        <strong>{name}</strong>
      </p>
      <p className={styles.quiet}>
        {[
          t(isOwn ? 'import-own' : 'import-other'),
          ...(scope === 'part' ? [t('import-part')] : []),
          ...(changed === null ? [] : [t('import-changed', { date: date.format(new Date(changed)) })]),
        ].join(' ')}
      </p>
      <table className={styles.counts}>
        <tbody>
          {PACKED_KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`kind.${kind}`)}</th>
              <td>{format.format(counts[kind])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
