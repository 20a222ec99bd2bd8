import i18next from 'i18next'
import { send } from '../queries.ts'
import { notify } from './notify.tsx'

/** What somebody who helps would ask for, with what only the window knows. */
export const withWindow = (text: string): string =>
  `${text}\n${navigator.userAgent}\n${innerWidth}×${innerHeight}\n`

/** Copies it and says so. */
export async function copyDiagnostics(): Promise<void> {
  try {
    const { text } = await send('log.diagnostics', {})
    await navigator.clipboard.writeText(withWindow(text))
    notify.done(i18next.t('settings:diagnosticsCopied'))
  } catch (error) {
    notify.error(error)
  }
}
