/** A start without the sandbox is never silent: it is what stands between a document and the machine. */
import type { App, Dialog } from 'electron'
import { hosts } from '../shared/i18n/hosts.ts'
import type { InterfaceLanguage } from '../shared/i18n/messages.ts'
import { say } from '../shared/i18n/say.ts'

/**
 * An AppImage adds `--no-sandbox` by itself where the system lets programs make no user namespaces (Ubuntu from 24.04 on).
 * @returns whether to start: true with a sandbox, and where the user wants to do without
 */
export async function mayStart(
  app: Pick<App, 'commandLine' | 'isPackaged'>,
  dialog: Pick<Dialog, 'showMessageBox'>,
  language: InterfaceLanguage,
): Promise<boolean> {
  // A checkout is started without by whoever works on it.
  if (!app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) return true
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: say(hosts, language, 'noSandbox'),
    detail: say(hosts, language, 'noSandboxWords'),
    buttons: [say(hosts, language, 'menuQuit'), say(hosts, language, 'noSandboxGo')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
