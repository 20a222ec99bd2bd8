/** Packages that were dropped or chosen, or that the host was asked to open: each is asked about in its turn, when no other dialog is open. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
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

/** Dropped or chosen in this window, and not asked about yet. */
const useDropped = create<{ files: readonly File[] }>(() => ({ files: [] }))

/** Each is asked about when the one before is answered. */
export const askAbout = (files: readonly File[]): void =>
  useDropped.setState((state) => ({ files: [...state.files, ...files] }))

export function useHandedPackages(): void {
  const { t } = useTranslation('notices')
  const { data } = useCall('package.handed', {})
  const open = useDialogs((state) => state.open)
  const dropped = useDropped((state) => state.files)
  useEffect(() => {
    const [first, ...rest] = dropped
    if (!first) return
    if (open !== null) {
      notify.info(t('packageWaits', { name: first.name }), { id: `dropped ${first.name}` })
      return
    }
    useDropped.setState({ files: rest })
    openDialog({ kind: 'package', file: first })
  }, [dropped, open, t])
  const shown = open?.kind === 'package' && 'id' in open.file ? open.file.id : null
  useEffect(() => {
    if (!data) return
    // Another window has answered it.
    if (shown !== null && !answered.has(shown) && !data.some(({ id }) => id === shown)) return closeDialog()
    const next = data.find(({ id }) => !answered.has(id))
    if (!next || next.id === shown) return
    if (open === null) {
      if (dropped.length === 0) openDialog({ kind: 'package', file: next })
    }
    // What is being typed in the other dialog must not go.
    else if (shown === null) notify.info(t('packageWaits', { name: next.name }), { id: `handed ${next.id}` })
  }, [data, dropped, open, shown, t])
}
