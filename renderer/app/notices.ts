/** What the window says unasked when it starts: of a crash before, of a version it has not had yet. */
import i18next from 'i18next'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { VERSION } from '../../shared/version.ts'
import { queryClient, send, useCall } from '../queries.ts'
import { copyDiagnostics } from '../ui/copy-diagnostics.ts'
import { openDialog } from '../ui/dialogs.ts'
import { notify } from '../ui/notify.tsx'

/** Milliseconds: it is read in passing, and need not be answered. */
const A_WHILE = 20_000
/** Kept with the tab: a page that is loaded anew belongs to the same session. */
const TOLD = 'pressmark.end-told'
const SEEN = 'version.seen'

const copyAction = (label: string) => ({ label, run: () => void copyDiagnostics() })

/** The host says that this page, or the library's thread, died and was started again. */
export function tellCrash(what: 'revived' | 'restarted'): void {
  // The same crash is not told twice.
  sessionStorage.setItem(TOLD, '1')
  notify.problem(i18next.t(`notices:${what}`), {
    id: 'crash',
    duration: A_WHILE,
    action: copyAction(i18next.t('notices:copyDiagnostics')),
  })
  // What was asked when the thread died has no answer.
  if (what === 'restarted') void queryClient.invalidateQueries()
}

/** Says once a session that the last one ended by a crash. Whether anything is wrong is told by check-notice.ts. */
export function useUncleanNotice(): void {
  const { t } = useTranslation('notices')
  const { data } = useCall('library.checkState', {})
  const wasClean = useRef(false)
  useEffect(() => {
    if (data?.unclean === false) wasClean.current = true
    if (!data?.unclean || sessionStorage.getItem(TOLD) !== null) return
    // Not so when this page was loaded: the library's thread died since, and the loopback host cannot tell us.
    if (wasClean.current) return tellCrash('restarted')
    sessionStorage.setItem(TOLD, '1')
    notify.info(t('unclean'), {
      id: 'crash',
      description: t('uncleanKept'),
      duration: A_WHILE,
      action: copyAction(t('copyDiagnostics')),
    })
  }, [data, t])
}

/** Says once that this version is newer than the one that had the library before. Nothing is asked of any server. */
export function useNewVersionNotice(): void {
  const { t } = useTranslation('notices')
  const { data: settings } = useCall('settings.all', {})
  const { data: library } = useCall('library.describe', {})
  const seen = settings ? (settings[SEEN] ?? null) : undefined
  const canKeep = library?.readOnly === false
  useEffect(() => {
    if (seen === undefined || seen === VERSION || !canKeep) return
    send('settings.set', { key: SEEN, value: VERSION }).catch((error: unknown) => notify.error(error))
    // A library of this very version, or one that a newer Pressmark has had: nothing is new.
    if (typeof seen !== 'string' || !isNewer(VERSION, seen)) return
    notify.info(t('updated', { version: VERSION }), {
      id: 'updated',
      duration: A_WHILE,
      action: { label: t('news'), run: () => openDialog({ kind: 'news' }) },
    })
  }, [seen, canKeep, t])
}

function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number))
  const at = [0, 1, 2].find((i) => (a?.[i] ?? 0) !== (b?.[i] ?? 0))
  return at !== undefined && (a?.[at] ?? 0) > (b?.[at] ?? 0)
}
