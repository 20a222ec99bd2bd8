/** Runs the built `out/main/index.js` in this process with `electron` replaced by the double. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { connect, type Client } from '../../shared/rpc.ts'
import * as fake from './fake-electron.ts'
import { bridgeWire, loadPreload, type Bridge } from './load-preload.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const PRELOAD = join(ROOT, 'out/preload/preload.cjs')
const MAIN = join(ROOT, 'out/main/index.js')
const FAKE = new URL('./fake-electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: FAKE, shortCircuit: true } : next(specifier, context),
})

let starts = 0

export interface StartedMain {
  folder: string
  /** Waits until something has come to be; fails after ten seconds. */
  until(what: string, condition: () => boolean): Promise<void>
  window(): fake.BrowserWindow
  /** A client of the window's own, through the built preload. */
  client(): Client
  /** Closes the window and waits until the library is closed. */
  quit(): Promise<void>
}

/** A place for a library and for Electron's own files; `remove` when the test is over. */
export function newPlace(): { folder: string; userData: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'pressmark-electron-'))
  return {
    folder: join(parent, 'library'),
    userData: mkdtempSync(join(parent, 'profile-')),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  }
}

/** Starts the built app and waits until its window is shown. */
export async function startShown(...how: Parameters<typeof startMain>): Promise<StartedMain> {
  const main = await startMain(...how)
  await main.until('the window is shown', () => fake.seen.windows[0]?.isShown === true)
  return main
}

/** What `app://` answers. */
export function askScheme(url: string, init?: RequestInit): Promise<Response> | Response {
  const handler = fake.seen.handlers.get('app')
  if (!handler) throw new Error('app:// is not handled')
  return handler(new Request(url, init))
}

/** Starts the built app. `prepare` sets the double up after it was reset. */
export async function startMain(
  place: { folder: string; userData: string },
  options: { args?: string[]; prepare?: () => void } = {},
): Promise<StartedMain> {
  if (!existsSync(MAIN)) throw new Error('these tests run what was built: npm run build comes first')
  fake.reset(ROOT, place.userData)
  options.prepare?.()
  process.env.PRESSMARK_LIBRARY = place.folder
  const { argv } = process
  process.argv = [process.execPath, ROOT, ...(options.args ?? [])]
  try {
    // Each start is a module of its own, as each start of Electron is a process of its own.
    await import(/* @vite-ignore */ `${pathToFileURL(MAIN).href}?start=${(starts += 1)}`)
  } finally {
    process.argv = argv
  }
  const until = async (what: string, condition: () => boolean): Promise<void> => {
    const deadline = Date.now() + 10_000
    while (!condition()) {
      if (Date.now() > deadline) throw new Error(`waited in vain: ${what}; ${fake.seen.boxes.join(' ')}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const window = (): fake.BrowserWindow => {
    const [only] = fake.seen.windows
    if (!only) throw new Error('there is no window')
    return only
  }
  return {
    folder: place.folder,
    until,
    window,
    client: () => connect(bridgeWire(loadPreload(PRELOAD, window().webContents).host as Bridge)),
    async quit() {
      window().close()
      await until('the app ends', () => fake.seen.quits > 0)
    },
  }
}
