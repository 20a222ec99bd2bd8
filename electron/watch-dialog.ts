/** A window asks for a folder to watch: the user chooses it in the system's dialog, so no page ever names one. */
import type { Dialog } from 'electron'
import { CallError } from '../shared/errors.ts'
import { errors } from '../shared/i18n/errors.ts'
import { hosts } from '../shared/i18n/hosts.ts'
import type { InterfaceLanguage } from '../shared/i18n/messages.ts'
import { say } from '../shared/i18n/say.ts'
import { connect, directPair, type Wire } from '../shared/rpc.ts'
import type { Backend } from './backend/backend.ts'

interface Parts {
  backend: Pick<Backend, 'attach'>
  dialog: Pick<Dialog, 'showOpenDialog' | 'showErrorBox'>
  language(): InterfaceLanguage
  log(error: unknown): void
}

/** What the window posts: `{ watchFolder: { subfolders, existing } }`. */
function askIn(frame: unknown): { subfolders: boolean; existing: boolean } | null {
  const ask: unknown = (frame as { watchFolder?: unknown } | null)?.watchFolder
  if (typeof ask !== 'object' || ask === null) return null
  const { subfolders, existing } = ask as Record<string, unknown>
  return { subfolders: subfolders === true, existing: existing === true }
}

/** Answers such questions on a window's wire. A second one while the dialog is open is left. */
export function offerFolders(wire: Wire, parts: Parts): void {
  let isOpen = false
  wire.onFrame((frame) => {
    const ask = askIn(frame)
    if (!ask || isOpen) return
    isOpen = true
    choose(ask, parts)
      .catch((error: unknown) => tell(error, parts))
      .finally(() => (isOpen = false))
  })
}

async function choose(ask: { subfolders: boolean; existing: boolean }, parts: Parts): Promise<void> {
  const { backend, dialog } = parts
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
  const [path] = filePaths
  if (path === undefined) return
  const pair = directPair()
  backend.attach(pair[1], { mayUsePaths: true })
  try {
    await connect(pair[0]).send('watch.add', { path, ...ask })
  } finally {
    pair.close()
  }
}

function tell(error: unknown, parts: Parts): void {
  parts.log(error)
  const { code, data } = error instanceof CallError ? error : new CallError('internal', String(error))
  const language = parts.language()
  parts.dialog.showErrorBox(say(hosts, language, 'watchFailedTitle'), say(errors, language, code, data))
}
