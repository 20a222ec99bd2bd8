import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { ImportedSource } from '../../../shared/model/import.ts'
import type { Carried } from '../../../shared/model/version.ts'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { openDialog } from '../../ui/dialogs.ts'
import { notify } from '../../ui/notify.tsx'
import { Outcome } from './outcome.tsx'
import styles from './new-version.module.css'

/** What carrying over came to, by the new source: the panel may be drawn anew before one has read it. */
export const useCarried = create<Record<string, Carried>>(() => ({}))

/** A file that seems to be a new version of one there: asks, carries over, and tells what became of everything. */
export function NewVersion({ source }: { source: ImportedSource }): ReactElement | null {
  const { t } = useTranslation(['tray', 'versions'])
  const done = useCarried((state) => state[source.id])
  const [isBusy, setBusy] = useState(false)
  const sources = useCall('sources.list', {})
  const now = sources.data?.find(({ id }) => id === source.id)
  // Undone: it may be asked again.
  const carried = now?.replacesId ? (done ?? source.carried) : undefined
  if (carried) return <Outcome carried={carried} />
  const { versionOf } = source
  if (!now) return null
  const older = versionOf && sources.data?.find(({ id }) => id === versionOf.id)
  const sayWhich = (words: string): ReactElement => (
    <Button variant="quiet" onPress={() => openDialog({ kind: 'version', id: source.id })}>
      {words}
    </Button>
  )
  if (!older || !versionOf) {
    const hasOthers = (sources.data?.length ?? 0) > 1
    const isReplaced = sources.data?.some(({ replacesId }) => replacesId === source.id)
    return hasOthers && !isReplaced ? (
      <div className={styles.choose}>{sayWhich(t('versions:saySoShort'))}</div>
    ) : null
  }
  const run = async (): Promise<void> => {
    setBusy(true)
    try {
      const result = await send('versions.carry', { id: source.id, from: versionOf.id })
      useCarried.setState({ [source.id]: result })
    } catch (error) {
      notify.error(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={styles.proposal} data-new-version="">
      <p>
        {t('tray:newVersion', { name: versionOf.fileName, percent: Math.round(versionOf.likeness * 100) })}
      </p>
      <div className={styles.answers}>
        <Button isDisabled={isBusy} onPress={() => void run()}>
          {versionOf.annotations > 0
            ? t('tray:carry', { count: versionOf.annotations })
            : t('tray:carryNone')}
        </Button>
        {sayWhich(t('versions:another'))}
      </div>
    </div>
  )
}
