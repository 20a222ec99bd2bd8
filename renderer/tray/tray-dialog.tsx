import { t as say } from 'i18next'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unplaced } from '../../shared/model/version.ts'
import { send, useCall } from '../queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import { errorWords } from '../ui/error-words.ts'
import { notify } from '../ui/notify.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { heirName } from './heirs.tsx'
import { TrayEntry } from './tray-entry.tsx'
import { attach, relink } from './tray-state.ts'
import styles from './tray.module.css'

/** Heights in px: of an entry that is closed, and of what an open one adds. */
const CLOSED = 68
const OPEN = 330

/** All that has no place, the chosen one with its likeliest places; 1, 2 and 3 put it there. */
export function TrayDialog(): ReactElement {
  const { t } = useTranslation(['tray', 'common'])
  const list = useCall('unplaced.list', {})
  const [chosen, choose] = useState({ id: '', at: 0 })
  const waiting = list.data ?? []
  const found = waiting.findIndex(({ id }) => id === chosen.id)
  // What got its place is gone: the one that stood below it is next.
  const at = found === -1 ? Math.max(0, Math.min(chosen.at, waiting.length - 1)) : found
  const current = waiting[at]
  const go = (to: number): void => choose({ id: waiting[to]?.id ?? '', at: to })
  // The dialog itself has the focus when it opens: the keys are heard wherever it is.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
      if (!current || !isPlain || event.repeat || !/^[1-3]$/.test(event.key)) return
      event.preventDefault()
      choose({ id: current.id, at })
      putAt(current, Number(event.key)).catch((error: unknown) => notify.error(error))
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [current, at])
  // The last one took the focus along: without it in the dialog, Escape would not be heard.
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body)
      body.current?.closest<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true })
  }, [current])
  const height = `min(64vh, ${waiting.length * CLOSED + OPEN}px)`
  return (
    <Dialog isOpen size="large" title={t('tray:title')} onClose={closeDialog}>
      <div ref={body} data-hears-undo="" />
      {list.error ? <p role="alert">{errorWords(list.error)}</p> : null}
      {list.data?.length === 0 ? <p className={styles.quiet}>{t('tray:empty')}</p> : null}
      {waiting.length > 0 ? (
        <>
          <p className={styles.quiet}>
            <strong>{t('tray:waiting', { count: waiting.length })}</strong> {t('tray:intro')}
          </p>
          <div className={styles.list} style={{ height }}>
            <VirtualList
              label={t('tray:title')}
              items={waiting}
              keyOf={({ id }) => id}
              estimate={(one) => (one === current ? CLOSED + OPEN : CLOSED)}
            >
              {(one, index, hasTabStop) => (
                <TrayEntry
                  one={one}
                  isOpen={one === current}
                  hasTabStop={hasTabStop}
                  onOpen={() => go(index)}
                  onLeave={waiting.length > 1 ? () => go((at + 1) % waiting.length) : closeDialog}
                />
              )}
            </VirtualList>
          </div>
        </>
      ) : null}
    </Dialog>
  )
}

/** Puts it at its likeliest place of that number: 1, 2 or 3. */
async function putAt(one: Unplaced, number: number): Promise<void> {
  if (one.kind !== 'report') {
    await relink(one, { candidate: number })
    return
  }
  const heir = (await send('unplaced.heirs', { id: one.id }))[number - 1]
  if (heir) await attach(one.id, { id: heir.id, title: heirName(heir, say('common:untitled')) })
}
