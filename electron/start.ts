/** `npm start`: Electron where it is, else the same app in the user's browser. Run by scripts/start.mjs. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CallError } from '../shared/errors.ts'
import { errors } from '../shared/i18n/errors.ts'
import { hosts, type HostsKey } from '../shared/i18n/hosts.ts'
import { languageOf, say } from '../shared/i18n/say.ts'
import { buildWindow, isOutdated } from './build-window.ts'
import { defaultLibrary } from './default-library.ts'
import { fetchElectron } from './electron-binary.ts'
import { packagesAmong } from './hand-packages.ts'
import { hasDisplay, openBrowser } from './open-browser.ts'
import { runServer } from './serve.ts'

/** An Electron that ends with an error this soon never showed a window (no sandbox allowed, a missing library). */
const TOO_SOON = 5000

/** Half an hour without a window, in milliseconds. */
const IDLE = 30 * 60_000

const language = languageOf(new Intl.DateTimeFormat().resolvedOptions().locale)
const tell = (key: HostsKey): void => console.log(say(hosts, language, key))

const args = process.argv.slice(2)
const { values, positionals } = given()

/** What was asked for. Ends the process where that was how to ask, or is not understood. */
function given() {
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ library: { type: 'string' }, port: { type: 'string' }, browser: { type: 'boolean' } },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const { port, help } = parsed.values
    if (!help && (port === undefined || (/^\d{1,5}$/.test(port) && Number(port) < 65_536))) return parsed
    if (help) {
      tell('startUsage')
      process.exit(0)
    }
  } catch {
    // Node says it in English, with a stack.
  }
  console.error(say(hosts, language, 'startRefused', { args: args.join(' ') }))
  console.error(`  ${say(hosts, language, 'startUsage')}`)
  process.exit(2)
}

const folder = resolve(values.library ?? defaultLibrary())

/** `npm start -- from-a-friend.pressmark` */
const packages = packagesAmong(positionals, process.env.INIT_CWD ?? process.cwd())

/** The exit code of an Electron that ran, or null where none could. */
async function runElectron(): Promise<number | null> {
  const binary = fetchElectron()
  if (binary === null) return null
  const started = Date.now()
  const child = spawn(binary, [fileURLToPath(new URL('..', import.meta.url)), ...packages], {
    stdio: 'inherit',
    env: { ...process.env, PRESSMARK_LIBRARY: folder },
  })
  const code = await new Promise<number>((done) => {
    child.on('error', () => done(1))
    child.on('exit', (exitCode) => done(exitCode ?? 1))
  })
  return code !== 0 && Date.now() - started < TOO_SOON ? null : code
}

/** npm runs us through a shell that passes no signal on: whoever ends npm would leave us serving, and the library locked. */
function endWithNpm(): void {
  if (!process.env.npm_lifecycle_event) return
  const { ppid } = process
  setInterval(() => {
    if (process.ppid !== ppid) process.kill(process.pid, 'SIGTERM')
  }, 1000).unref()
}

async function start(): Promise<number> {
  if (isOutdated()) {
    tell('building')
    if (!buildWindow()) {
      tell('buildFailed')
      return 1
    }
  }
  const canShow = hasDisplay()
  if (canShow && !values.browser) {
    const code = await runElectron()
    if (code !== null) return code
    tell('noElectron')
  }
  if (!canShow) tell('noDisplay')
  endWithNpm()
  return runServer({
    folder,
    language,
    explains: true,
    isBuilt: true,
    packages,
    port: values.port === undefined ? undefined : Number(values.port),
    print: (line) => console.log(line),
    open: canShow ? (address, used) => openBrowser(address, used, folder) : undefined,
    // Who closed the window is done, also where no terminal is seen. Browsers put tabs to sleep sooner than this.
    ...(canShow ? { idle: IDLE, comesForward: true } : {}),
  })
}

try {
  process.exitCode = await start()
} catch (error) {
  if (error instanceof CallError) console.error(say(errors, language, error.code, error.data))
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    console.error(say(hosts, language, 'portTaken', { port: values.port ?? '' }))
  } else console.error(error)
  process.exitCode = 1
}
