/** A page whose process died or hangs: it is loaded anew, and says what happened. What was typed is in its drafts. */
import type { BrowserWindow, Dialog } from 'electron'
import { hosts } from '../shared/i18n/hosts.ts'
import type { InterfaceLanguage } from '../shared/i18n/messages.ts'
import { say } from '../shared/i18n/say.ts'
import { createDeathTally } from './hosts/death-tally.ts'

export interface ReviveParts {
  dialog: Pick<Dialog, 'showMessageBox'>
  language: () => InterfaceLanguage
  /** Loads the page anew; resolves once it listens. */
  load: () => Promise<void>
  /** Tells the page that it was loaded anew, and why. */
  tell: () => void
  /** Writes to the library's log: a word, never what a page said. */
  note: (reason: string) => void
  quit: () => void
  log: (error: unknown) => void
}

/** Watches over one window for as long as it lives. */
export function reviveWindow(window: BrowserWindow, parts: ReviveParts): void {
  const { dialog, language, load, tell, note, quit, log } = parts
  const deaths = createDeathTally()
  const word = (key: 'windowGone' | 'windowGoneWords' | 'windowAgain' | 'menuQuit'): string =>
    say(hosts, language(), key)

  async function revive(): Promise<void> {
    // Not loaded again and again: from here on only when the user wants it.
    if (deaths.add()) {
      const { response } = await dialog.showMessageBox({
        type: 'error',
        message: word('windowGone'),
        detail: word('windowGoneWords'),
        buttons: [word('windowAgain'), word('menuQuit')],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      if (response === 1) return quit()
      deaths.forget()
    }
    if (window.isDestroyed()) return
    await load()
    tell()
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    note(reason)
    // Not within the event: Electron is still taking the dead process down.
    setImmediate(() => void revive().catch(log))
  })
  askWhenStuck(window, parts)
}

/** A page that does not answer is waited for or ended, as the user wants; ended, it comes back as after a crash. */
function askWhenStuck(window: BrowserWindow, { dialog, language, log }: ReviveParts): void {
  let asking: AbortController | null = null
  const ask = async (): Promise<void> => {
    if (asking) return
    asking = new AbortController()
    const word = (key: 'windowStuck' | 'windowStuckWords' | 'windowWait' | 'windowReload'): string =>
      say(hosts, language(), key)
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: word('windowStuck'),
        detail: word('windowStuckWords'),
        buttons: [word('windowWait'), word('windowReload')],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        // It answers again: the question goes by itself, as if it had been waited for.
        signal: asking.signal,
      })
      if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
    } finally {
      asking = null
    }
  }
  window.on('unresponsive', () => void ask().catch(log))
  window.on('responsive', () => asking?.abort())
}
