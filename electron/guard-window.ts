/** What a window may never do: go elsewhere, open windows, embed pages, ask for devices, save what is not ours. */
import type { Dialog, Session, Shell, WebContents } from 'electron'
import { hosts } from '../shared/i18n/hosts.ts'
import type { InterfaceLanguage } from '../shared/i18n/messages.ts'
import { say } from '../shared/i18n/say.ts'
import { APP_ORIGIN, APP_PAGE } from './protocol.ts'

/** The schemes that may leave the app, each time after asking. */
const OUTSIDE = ['http:', 'https:', 'mailto:']

export interface GuardParts {
  dialog: Pick<Dialog, 'showMessageBox'>
  shell: Pick<Shell, 'openExternal'>
  language(): InterfaceLanguage
}

/** Asks, then hands a link to the system. The whole address is shown: what a link says and where it goes differ. */
export async function offerExternal(url: string, parts: GuardParts): Promise<void> {
  const parsed = URL.parse(url)
  if (!parsed || !OUTSIDE.includes(parsed.protocol)) return
  const language = parts.language()
  const { response } = await parts.dialog.showMessageBox({
    type: 'question',
    message: say(hosts, language, 'openLinkTitle'),
    detail: parsed.href.slice(0, 500),
    buttons: [say(hosts, language, 'cancel'), say(hosts, language, 'openLink')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  if (response === 1) await parts.shell.openExternal(parsed.href)
}

/** Walls one window in. `log` hears what the system could not open. */
export function guardContents(contents: WebContents, parts: GuardParts, log: (error: unknown) => void): void {
  const leave = (url: string): void => void offerExternal(url, parts).catch(log)
  contents.on('will-navigate', (event) => {
    // A reload of our own page is the one navigation there is.
    if (event.url === APP_PAGE) return
    event.preventDefault()
    leave(event.url)
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    leave(url)
    return { action: 'deny' }
  })
}

/** Of any address. Node knows no origin of schemes that are not its own (`app:`): it is put together. */
function originOf(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed && `${parsed.protocol}//${parsed.host}`
}

/** Walls the session in: no permission but writing text to the clipboard, no device, no download but our own bytes. */
export function guardSession(session: Session): void {
  const isAllowed = (permission: string, origin: string): boolean =>
    permission === 'clipboard-sanitized-write' && originOf(origin) === APP_ORIGIN
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(isAllowed(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    const url = item.getURL()
    const isBlob = url.startsWith('blob:')
    const isOwn = isBlob
      ? originOf(url.slice('blob:'.length)) === APP_ORIGIN
      : originOf(url) === APP_ORIGIN && URL.parse(url)?.pathname.startsWith('/content/')
    if (!isOwn) event.preventDefault()
  })
}
