import type { ReactElement } from 'react'
import { Toaster, toast } from 'sonner'
import { useTranslation } from 'react-i18next'
import { errorWords } from './error-words.ts'
import './notify.css'

export interface NotifyAction {
  label: string
  run: () => void
}
export interface NotifyOptions {
  /** A second, quieter line. */
  description?: string
  action?: NotifyAction
  /** A later toast with the same id takes this one's place. */
  id?: string
  /** Milliseconds; errors stay 10 s, others 5 s. */
  duration?: number
}

function show(kind: 'message' | 'success' | 'error', text: string, options: NotifyOptions = {}): void {
  const { action, ...rest } = options
  toast[kind](text, {
    duration: kind === 'error' ? 10_000 : 5_000,
    ...rest,
    ...(action ? { action: { label: action.label, onClick: action.run } } : {}),
  })
}

/** Says something in the corner of the window; screen readers hear it politely. The one place that knows the toast library. */
export const notify = {
  info: (text: string, options?: NotifyOptions): void => show('message', text, options),
  done: (text: string, options?: NotifyOptions): void => show('success', text, options),
  /** Shows an error in the user's words. */
  error: (error: unknown, options?: NotifyOptions): void => show('error', errorWords(error), options),
  /** A problem that is not a `CallError`, in words of the caller's own. */
  problem: (text: string, options?: NotifyOptions): void => show('error', text, options),
}

/** Where toasts stand; once, in the shell. */
export function Notifications(): ReactElement {
  const { t } = useTranslation('common')
  return (
    <Toaster
      position="bottom-right"
      offset={{ bottom: 40, right: 16 }}
      containerAriaLabel={t('notifications')}
      closeButton
      toastOptions={{ closeButtonAriaLabel: t('close') }}
    />
  )
}
