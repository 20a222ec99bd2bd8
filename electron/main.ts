/** Electron: opens the library, opens the window, closes both in order. Everything it needs is in the files beside it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell } from 'electron'
import { CallError } from '../shared/errors.ts'
import { errors } from '../shared/i18n/errors.ts'
import { hosts } from '../shared/i18n/hosts.ts'
import type { InterfaceLanguage } from '../shared/i18n/messages.ts'
import { languageOf, say } from '../shared/i18n/say.ts'
import { isPackageName } from '../shared/model/import.ts'
import type { Client } from '../shared/rpc.ts'
import { mayStart } from './ask-unsandboxed.ts'
import type { Backend } from './backend/backend.ts'
import { hearCalls, holders } from './backend/database/call-holder.ts'
import { ownBackups } from './backend/database/backups-own.ts'
import { diagnoseClosed } from './backend/log/diagnose.ts'
import { startBackend } from './backend/spawn.ts'
import { type DeepLink, LINK_SCHEME, linkAmong, readDeepLink } from './deep-link.ts'
import { defaultLibrary, mayBeMade, rememberLibrary } from './default-library.ts'
import { followLanguage } from './follow-language.ts'
import { guardContents, guardSession } from './guard-window.ts'
import { createHanding, packagesAmong } from './hand-packages.ts'
import { FRAME_CHANNEL } from './hosts/channel.ts'
import { attachWindow } from './hosts/ipc.ts'
import { startOrExplain } from './hosts/opening-backend.ts'
import { menuTemplate } from './menu.ts'
import { printWithWindow } from './print-window.ts'
import { APP_ORIGIN, handleScheme, registerScheme } from './protocol.ts'
import { reviveWindow } from './revive-window.ts'
import { smokeTest } from './smoke.ts'
import { forkUtility } from './utility-child.ts'
import { readWindowState } from './window-state.ts'
import { loadWindow, makeWindow } from './window.ts'

const isSmoke = process.argv.includes('--smoke')
const root = app.getAppPath()
const log = (error: unknown): void => console.error(error)
let language: InterfaceLanguage = languageOf('en')
/** Asked for before there was a window to show it. */
let asked: DeepLink | null = linkAmong(process.argv)
let show: (link: DeepLink) => void = (link) => void (asked = link)
/** Packages to open, until the library's host takes them. */
const early: string[] = packagesAmong(process.argv.slice(1), process.cwd())
let handOver: (paths: readonly string[]) => void = (paths) => void early.push(...paths)

let comeForward = (): void => undefined

// All of this before the first await: `ready` may fire meanwhile.
registerScheme(protocol)
// macOS hands a link over as an event, which may come before `ready`.
app.on('open-url', (event, url) => {
  event.preventDefault()
  comeForward()
  const link = readDeepLink(url)
  if (link) show(link)
})
// The same for a package that was double-clicked or dropped onto our symbol.
app.on('open-file', (event, path) => {
  event.preventDefault()
  comeForward()
  if (isPackageName(path)) handOver([path])
})
// Elsewhere both come as arguments of another start; it may come while the library is still being opened.
app.on('second-instance', (_event, args, from) => {
  comeForward()
  const link = linkAmong(args)
  if (link) show(link)
  handOver(packagesAmong(args.slice(1), from))
})
if (isSmoke) app.setPath('userData', mkdtempSync(join(tmpdir(), 'pressmark-smoke-')))
if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(fail)
else app.quit()

async function start(): Promise<void> {
  language = systemLanguage()
  if (!isSmoke && !(await mayStart(app, dialog, language))) return app.quit()
  const folder = isSmoke ? join(app.getPath('userData'), 'library') : defaultLibrary()
  let restarted: (isAfterDeath: boolean) => void = () => undefined
  let openFolder = folder
  let hear = (): void => undefined
  const backend = await startOrExplain({
    folder,
    start: (choice) =>
      startBackend(
        join(root, 'out/main/worker.js'),
        {
          ...choice,
          create: mayBeMade(choice.folder),
          migrations: join(root, 'out/main/migrations'),
          seeds: join(root, 'seeds'),
        },
        {
          printPdf: printWithWindow((options) => new BrowserWindow(options)),
          chooseFolder,
          forkChild: forkUtility,
        },
      ),
    listBackups: ownBackups,
    holders,
    diagnose: diagnoseClosed,
    chooseFolder,
    log,
    opened(at) {
      openFolder = at
      hear()
      if (at !== folder) keepChoice(at, folder)
    },
    restarted: (isAfterDeath) => restarted(isAfterDeath),
  })
  closeInOrder(backend)
  guardSession(session.defaultSession)
  handleScheme(protocol, join(root, 'out/renderer'), backend)

  const stateFile = join(app.getPath('userData'), 'window.json')
  const displays = screen.getAllDisplays().map((display) => display.workArea)
  const window = makeWindow({
    preload: join(root, 'out/preload/preload.cjs'),
    icon: join(root, 'out/main/icon.png'),
    state: readWindowState(stateFile, displays),
    stateFile,
    hidden: isSmoke,
  })
  guardContents(window.webContents, { dialog, shell, language: () => language }, log)
  attachWindow(ipcMain, window.webContents, APP_ORIGIN, (wire) => {
    backend.attach(wire, { mayUsePaths: false })
  })
  handOver = createHanding({ backend, handed: (path) => app.addRecentDocument(path), log })
  comeForward = () => bringForward(window)
  // From the same app started otherwise, in a browser: one started as this is comes as `second-instance`.
  let deafen = (): void => undefined
  hear = () => {
    deafen()
    deafen = hearCalls(openFolder, (packages) => {
      bringForward(window)
      handOver(packages)
    })
  }
  hear()
  // Of the installed app only: a checkout must not take the links of the installed one.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  let library = speakTheLanguageOfTheLibrary(backend, window)
  handOver(early.splice(0))
  const tell = (notice: 'revived' | 'restarted'): void => {
    if (!window.isDestroyed()) window.webContents.send(FRAME_CHANNEL, { notice })
  }
  // Our own wire ended with the thread, as the window's did.
  restarted = (isAfterDeath) => {
    library = speakTheLanguageOfTheLibrary(backend, window)
    if (isAfterDeath) tell('restarted')
  }
  reviveWindow(window, {
    dialog,
    language: () => language,
    load: () => loadWindow(window),
    tell: () => tell('revived'),
    note: (reason) => void library.send('log.add', { name: 'WindowGone', at: [reason] }).catch(log),
    quit: () => app.quit(),
    log,
  })
  await loadWindow(window)
  // The page listens by now: its script has run when loading ends.
  show = (link) => {
    if (!window.isDestroyed()) window.webContents.send(FRAME_CHANNEL, { open: link })
  }
  if (asked) show(asked)
  if (isSmoke) {
    console.log(`ok: the window and the library answer (schema ${await smokeTest(window.webContents)})`)
    app.quit()
  }
}

/** A choice that cannot be kept is asked for again at the next start. */
function keepChoice(chosen: string, insteadOf: string): void {
  try {
    rememberLibrary(chosen, insteadOf)
  } catch (error) {
    log(error)
  }
}

/** The system's dialog, before the window that is in front. */
async function chooseFolder(): Promise<string | null> {
  const [window] = BrowserWindow.getAllWindows()
  const options = { properties: ['openDirectory' as const, 'createDirectory' as const] }
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? null : (filePaths[0] ?? null)
}

/** Windows first, then the library; only then the process ends. */
function closeInOrder(backend: Backend): void {
  let isClosed = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    backend
      .close()
      .catch(log)
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
  void backend.ended.then((error) => {
    if (error === null) return
    isClosed = true
    dialog.showErrorBox(say(hosts, language, 'backendEndedTitle'), say(hosts, language, 'backendEnded'))
    app.exit(1)
  })
}

/** Menu and dialogs follow the language chosen in the window. Gives the client that hears of it. */
function speakTheLanguageOfTheLibrary(backend: Backend, window: BrowserWindow): Client {
  const run = (id: string): void => {
    if (!window.isDestroyed()) window.webContents.send(FRAME_CHANNEL, { command: id })
  }
  const acts = { run, clearRecent: () => app.clearRecentDocuments() }
  return followLanguage(backend, log, (chosen) => {
    language = chosen ?? systemLanguage()
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, process.platform, acts)))
  })
}

function systemLanguage(): InterfaceLanguage {
  return languageOf(app.getPreferredSystemLanguages()[0] ?? app.getLocale())
}

function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** What keeps Pressmark from starting is said in the user's words; the detail is in the log. */
function fail(error: unknown): void {
  log(error)
  const { code, data } = error instanceof CallError ? error : new CallError('internal', String(error))
  if (!isSmoke)
    dialog.showErrorBox(say(hosts, language, 'startFailedTitle'), say(errors, language, code, data))
  app.exit(1)
}
