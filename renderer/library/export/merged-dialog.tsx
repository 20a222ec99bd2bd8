import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallArgs, CallResult } from '../../../shared/contract.ts'
import { useSend } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import type { FolderJob } from './folder-export.tsx'
import { ConflictRow, type Taken } from './merged-conflict.tsx'
import styles from './folder.module.css'

type Result = CallResult<'export.merge'>
type Decisions = NonNullable<CallArgs<'export.merge'>['decisions']>
/** So many of each list are drawn; the rest is counted. */
const SHOWN = 100

const keyOf = ({ file, key }: { file: string; key: string | null }): string => `${file}\n${key ?? ''}`

/** What an export did to a folder, and what the user may decide of it. */
export function MergedDialog({
  folder,
  job,
  result: first,
}: {
  folder: string
  job: FolderJob
  result: Result
}): ReactElement {
  const { t } = useTranslation(['vault', 'common'])
  const merge = useSend('export.merge')
  const [result, setResult] = useState(first)
  const [taken, setTaken] = useState<Record<string, Taken>>({})
  const [restored, setRestored] = useState<Record<string, boolean>>({})
  const [failed, setFailed] = useState<unknown>(null)

  const fresh = result.conflicts.filter(({ isNew }) => isNew)
  const edited = result.conflicts.filter(({ isNew }) => !isNew)
  const decisions: Decisions = [
    ...result.conflicts.flatMap(({ file, key }) => {
      const choice = taken[keyOf({ file, key })]
      return choice === undefined || choice === 'theirs' ? [] : [{ file, key, choice }]
    }),
    ...result.gone.flatMap(({ file, key }) =>
      restored[keyOf({ file, key })] ? [{ file, key, choice: 'restore' as const }] : [],
    ),
  ]
  const apply = async (): Promise<void> => {
    setFailed(null)
    try {
      setResult(await merge.mutateAsync({ ...job, folder: { id: folder }, decisions }))
      setTaken({})
      setRestored({})
    } catch (error) {
      setFailed(error)
    }
  }
  const conflicts = (list: Result['conflicts']): ReactNode =>
    list
      .slice(0, SHOWN)
      .map((one) => (
        <ConflictRow
          key={keyOf(one)}
          conflict={one}
          value={taken[keyOf(one)] ?? 'theirs'}
          onChange={(choice) => setTaken((all) => ({ ...all, [keyOf(one)]: choice }))}
        />
      ))
  const isQuiet =
    result.conflicts.length + result.gone.length + result.leftOver.length + result.busy.length === 0
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={t('vault:resultTitle')}
      size="large"
      isText
      actions={
        <>
          <Button onPress={closeDialog}>{t('common:close')}</Button>
          {decisions.length > 0 ? (
            <Button variant="primary" isDisabled={merge.isPending} onPress={() => void apply()}>
              {merge.isPending ? t('vault:writing') : t('vault:apply')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.result} data-merged>
        <p className={styles.where}>
          <bdi className={styles.path}>{result.folder}</bdi>
          <span role="status" className={styles.counts}>
            <span>{t('vault:nWritten', { count: result.written.length })}</span>
            {result.unchanged > 0 ? <span>{t('vault:nUnchanged', { count: result.unchanged })}</span> : null}
            {result.conflicts.length > 0 ? (
              <span>{t('vault:nYours', { count: result.conflicts.length })}</span>
            ) : null}
          </span>
        </p>
        {isQuiet ? <p className={styles.about}>{t('vault:allGood')}</p> : null}
        {failed ? (
          <p role="alert" className={styles.wrong}>
            {errorWords(failed)}
          </p>
        ) : null}
        <Part name="conflicts" count={fresh.length}>
          {conflicts(fresh)}
        </Part>
        <Part name="gone" count={result.gone.length}>
          <ul className={styles.list}>
            {result.gone.slice(0, SHOWN).map((one) => (
              <li key={keyOf(one)} className={styles.gone}>
                <span className={styles.where}>
                  <bdi className={styles.file}>{one.path}</bdi>
                  <span className={styles.quiet}>{one.key === null ? t('vault:wholeFile') : one.ours}</span>
                </span>
                <Checkbox
                  label={t('vault:restore')}
                  isSelected={restored[keyOf(one)] ?? false}
                  onChange={(on) => setRestored((all) => ({ ...all, [keyOf(one)]: on }))}
                />
              </li>
            ))}
          </ul>
        </Part>
        <Part name="edited" count={edited.length}>
          {conflicts(edited)}
        </Part>
        <Part name="leftOver" count={result.leftOver.length}>
          <ul className={styles.list}>
            {result.leftOver.slice(0, SHOWN).map(({ path, isEdited }) => (
              <li key={path}>
                <bdi className={styles.file}>{path}</bdi>
                {isEdited ? <span className={styles.quiet}> · {t('vault:leftEdited')}</span> : null}
              </li>
            ))}
          </ul>
        </Part>
        <Part name="busy" count={result.busy.length}>
          <ul className={styles.list}>
            {result.busy.slice(0, SHOWN).map((path) => (
              <li key={path}>
                <bdi className={styles.file}>{path}</bdi>
              </li>
            ))}
          </ul>
        </Part>
        {result.warnings.length > 0 ? (
          <section>
            <h3 className={styles.heading}>{t('vault:warnings')}</h3>
            <ul className={styles.list}>
              {result.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Dialog>
  )
}

/** One list of the result under its heading; nothing where it is empty. */
function Part({
  name,
  count,
  children,
}: {
  name: 'conflicts' | 'edited' | 'gone' | 'leftOver' | 'busy'
  count: number
  children: ReactNode
}): ReactElement | null {
  const { t } = useTranslation('vault')
  if (count === 0) return null
  return (
    <section className={styles.part} data-part={name}>
      <h3 className={styles.heading}>
        {t(name)} <span className={styles.count}>{count}</span>
      </h3>
      <p className={styles.about}>{t(`${name}About`)}</p>
      {children}
      {count > SHOWN ? <p className={styles.quiet}>{t('more', { count: count - SHOWN })}</p> : null}
    </section>
  )
}
