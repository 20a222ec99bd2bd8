/** The library on the loopback host: what `pressmark serve` and, without Electron, `npm start` run. */
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { hosts } from '../shared/i18n/hosts.ts'
import type { InterfaceLanguage } from '../shared/i18n/messages.ts'
import { say } from '../shared/i18n/say.ts'
import { chooseFolderWithSystem } from './choose-folder.ts'
import type { Backend } from './backend/backend.ts'
import { callHolder, hearCalls, holders } from './backend/database/call-holder.ts'
import { ownBackups } from './backend/database/backups-own.ts'
import { whoHolds } from './backend/database/lock.ts'
import { diagnoseClosed } from './backend/log/diagnose.ts'
import { startBackend } from './backend/spawn.ts'
import { mayBeMade } from './default-library.ts'
import { createHanding } from './hand-packages.ts'
import { printWithBrowser } from './print-browser.ts'
import { serveLoopback } from './hosts/loopback.ts'
import { startOrExplain, type Choice } from './hosts/opening-backend.ts'
import { startSteadyBackend } from './hosts/steady-backend.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const RENDERER_FOLDER = at('../out/renderer')

export interface ServeOptions {
  /** The library's folder. */
  folder: string
  port?: number | undefined
  log?: ((error: unknown) => void) | undefined
  /** Where the library does not open, the window says why and what can be done; else this throws. */
  explains?: boolean | undefined
  /** Opens a copy of it, which is only read, whatever is missing in it. */
  forReading?: boolean | undefined
  /** Takes the lock of another machine that has given no sign of life for minutes. */
  takesLock?: boolean | undefined
  /** Paths of packages, which the window shows and asks about. */
  packages?: readonly string[] | undefined
  /** Runs the library from the build, which starts sooner; the caller knows that it is there and of these sources. */
  isBuilt?: boolean | undefined
}

export interface Served {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** A fresh address that opens the app once. @param used hears that it did */
  address(used?: () => void): string
  /** Windows that are connected now. */
  windows(): number
  /** Shows packages in the window and asks about them. */
  hand(packages: readonly string[]): void
  /** Resolves when serving is over: null after `close`, else what went wrong. */
  ended: Promise<Error | null>
  close(): Promise<void>
}

/** Opens the library in a worker thread and serves it. @throws what opening a library throws; the port's error */
export async function serveLibrary({
  folder,
  port,
  log = console.error,
  explains = false,
  packages = [],
  forReading = false,
  takesLock = false,
  isBuilt = false,
}: ServeOptions): Promise<Served> {
  const start = (choice: Choice): Promise<Backend> =>
    startBackend(
      new URL(isBuilt ? '../out/main/worker.js' : './backend/worker.ts', import.meta.url),
      {
        ...choice,
        create: mayBeMade(choice.folder),
        migrations: at('./backend/database/migrations'),
        seeds: at('../seeds'),
      },
      { printPdf: printWithBrowser, chooseFolder: chooseFolderWithSystem },
    )
  const first: Omit<Choice, 'folder'> = { forReading: forReading ? 'copy' : 'if-needed', takesLock }
  const backend = await (explains
    ? startOrExplain({
        folder,
        first,
        start,
        listBackups: ownBackups,
        holders,
        diagnose: diagnoseClosed,
        log,
      })
    : startSteadyBackend(() => start({ folder, ...first }), log))
  try {
    const host = await serveLoopback({ backend, rendererFolder: RENDERER_FOLDER, port, log })
    const hand = createHanding({ backend, log })
    hand(packages)
    return {
      origin: host.origin,
      address: (used) => host.address(used),
      windows: () => host.windows(),
      hand,
      ended: backend.ended,
      async close() {
        await host.close()
        await backend.close()
      },
    }
  } catch (error) {
    await backend.close()
    throw error
  }
}

export interface RunOptions extends ServeOptions {
  language: InterfaceLanguage
  /** Gets the first address, to open it; the promise resolves once it has been used. */
  open?: ((address: string, used: Promise<void>) => void) | undefined
  /** Each line a person reads. */
  print: (line: string) => void
  /** Another Pressmark on this machine may ask for the window: it is opened again then, by `open`. */
  comesForward?: boolean | undefined
  /** Stops by itself once the last window has been gone so long, in milliseconds. Not given: never. */
  idle?: number | undefined
  /** Gets what went wrong, where that is read elsewhere than the rest (`--json`). */
  warn?: ((line: string) => void) | undefined
}

/**
 * Serves until Ctrl+C, SIGTERM or a fault; Enter prints another address. Returns the exit code.
 * @throws as `serveLibrary`, before anything is printed
 */
export async function runServer(options: RunOptions): Promise<number> {
  const { language, print, warn = print } = options
  if (!existsSync(`${RENDERER_FOLDER}/index.html`)) {
    warn(say(hosts, language, 'notBuilt'))
    return 1
  }
  const { folder, packages = [] } = options
  // Another one on this machine has the library: its window asks about them.
  if (packages.length > 0 && whoHolds(folder) === 'this-machine' && (await callHolder(folder, packages))) {
    print(say(hosts, language, 'handedOn'))
    return 0
  }
  const served = await serveLibrary(options)
  const used = Promise.withResolvers<void>()
  const address = served.address(used.resolve)
  print(`${say(hosts, language, 'openAt')}\n  ${address}`)
  print(say(hosts, language, 'serving', { path: options.folder }))
  print(say(hosts, language, 'openOnce'))
  options.open?.(address, used.promise)
  const openAgain = (): void => {
    const again = Promise.withResolvers<void>()
    options.open?.(served.address(again.resolve), again.promise)
  }

  const comesForward = options.open !== undefined && options.comesForward === true
  const deafen = hearCalls(
    folder,
    (handed) => {
      served.hand(handed)
      if (comesForward) openAgain()
      else print(`${say(hosts, language, 'handedTo')}\n  ${served.address()}`)
    },
    undefined,
    // Without a window of its own to show, it answers only for what waits for the next one.
    (handed) => comesForward || handed.length > 0,
  )

  const lines = createInterface({ input: process.stdin, terminal: false })
  lines.on('line', () => print(`  ${served.address()}`))
  // A terminal's background job that reads is stopped; it should go on serving instead.
  process.once('SIGTTIN', () => lines.close())

  let isStopping = false
  const stop = (): void => {
    // A second Ctrl+C does not wait.
    if (isStopping) process.exit(1)
    isStopping = true
    served.close().catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
  }
  if (options.idle !== undefined)
    whenLeft(served, options.idle, () => {
      print(say(hosts, language, 'leftAlone'))
      stop()
    })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  const failure = await served.ended
  lines.close()
  deafen()
  return tellEnd(failure, { language, print, warn })
}

/**
 * Calls `left` once there has been no window for `idle` milliseconds after there was one. Asked for at times, not told:
 * a window that only reconnects, or a machine that slept, counts as there. Does not keep the process alive.
 */
export function whenLeft(
  { windows, ended }: Pick<Served, 'windows' | 'ended'>,
  idle: number,
  left: () => void,
): void {
  const steps = 10
  let without = 0
  let hadOne = false
  const timer = setInterval(() => {
    if (windows() > 0) {
      hadOne = true
      without = 0
      return
    }
    if (!hadOne) return
    without += 1
    if (without < steps) return
    clearInterval(timer)
    left()
  }, idle / steps)
  timer.unref()
  void ended.then(() => clearInterval(timer))
}

/** Says how serving ended. Returns the exit code. */
export function tellEnd(
  failure: Error | null,
  { language, print, warn = print }: Pick<RunOptions, 'language' | 'print' | 'warn'>,
): number {
  if (failure === null) {
    print(say(hosts, language, 'stopped'))
    return 0
  }
  warn(say(hosts, language, 'backendEndedTitle'))
  warn(say(hosts, language, 'backendEnded'))
  return 1
}
