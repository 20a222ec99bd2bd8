/** Packages that the host was asked to open: each is asked about in its turn, when no other dialog is open. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { send, useCall } from '../../queries.ts'
import { closeDialog, openDialog, useDialogs } from '../../ui/dialogs.ts'
import { notify } from '../../ui/notify.tsx'

/** Answered in this window; the list says so a moment later. */
const answered = new Set<string>()

/** The package is answered; the host's copy of it goes. */
export function letGo(id: string): void {
  if (answered.has(id)) return
  answered.add(id)
  send('package.letGo', { id }).catch((error: unknown) => notify.error(error))
}

export function useHandedPackages(): void {
  const { t } = useTranslation('notices')
  const { data } = useCall('package.handed', {})
  const open = useDialogs((state) => state.open)
  const shown = open?.kind === 'package' && 'id' in open.file ? open.file.id : null
  useEffect(() => {
    if (!data) return
    // Another window has answered it.
    if (shown !== null && !answered.has(shown) && !data.some(({ id }) => id === shown)) return closeDialog()
    const next = data.find(({ id }) => !answered.has(id))
    if (!next || next.id === shown) return
    if (open === null) openDialog({ kind: 'package', file: next })
    // What is being typed in the other dialog must not go.
    else if (shown === null) notify.info(t('packageWaits', { name: next.name }), { id: `handed ${next.id}` })
  }, [data, open, shown, t])
}
