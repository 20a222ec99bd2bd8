import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import { findElectron } from '../../electron/electron-binary.ts'
import type { Running } from './host.ts'
import type { Look } from './start-loopback.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The built app in the real Electron, with a profile inside the library's folder so that tests do not meet. */
export async function startElectron(folder: string, look: Look): Promise<Running> {
  const executablePath = findElectron()
  if (executablePath === null) throw new Error('Electron is not installed')
  const app = await _electron.launch({
    executablePath,
    args: [ROOT, `--lang=${look.locale}`, `--user-data-dir=${folder}/.electron`],
    env: { ...(process.env as Record<string, string>), PRESSMARK_LIBRARY: folder },
    colorScheme: look.colorScheme ?? 'light',
  })
  const page = await app.firstWindow()
  await page.setViewportSize(look.viewport)
  return {
    page,
    close: () => app.close(),
    async kill() {
      const ended = once(app.process(), 'exit')
      app.process().kill('SIGKILL')
      await ended
    },
  }
}
