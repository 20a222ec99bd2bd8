/**
 * A double of the parts of Electron that Pressmark uses. Every method is checked against Electron's own types
 * (`satisfies`), so a call that Electron does not have, or an option it does not know, does not compile. It
 * shows what was asked of it and delivers frames as cloned messages; it is no browser.
 */
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type * as electron from 'electron'

type Part<T, K extends keyof T> = Pick<T, K>

const noPage = (): Promise<never> => Promise.reject(new Error('no page runs here'))

/** What tests look at and set; fresh for every start of the app. */
export const seen = {
  root: '',
  userData: '',
  gotLock: true,
  /** The button that is pressed; null: the question stays open. */
  dialogAnswer: 0 as number | null,
  languages: ['zh-HK'],
  privileges: [] as electron.CustomScheme[],
  handlers: new Map<string, (request: Request) => Response | Promise<Response>>(),
  windows: [] as BrowserWindow[],
  menus: [] as electron.MenuItemConstructorOptions[][],
  boxes: [] as string[],
  questions: [] as electron.MessageBoxOptions[],
  folderQuestions: [] as electron.OpenDialogOptions[],
  /** What the user chooses in the folder dialog; null: cancels. */
  chosenFolder: null as string | null,
  opened: [] as string[],
  exits: [] as number[],
  /** Schemes of links the app asked to be given. */
  schemes: [] as string[],
  /** Utility processes that were started. */
  utilities: [] as electron.ForkOptions[],
  /** What the system's list of documents opened last was given. */
  recent: [] as string[],
  quits: 0,
  isReady: false,
  isPackaged: false,
  /** Switches of Chromium's that it was started with. */
  switches: [] as string[],
  /** What a page does with a script of `executeJavaScript`. */
  runScript: noPage as (contents: FakeWebContents, code: string) => Promise<unknown>,
}

class FakeApp extends EventEmitter {
  get isPackaged(): boolean {
    return seen.isPackaged
  }
  readonly commandLine = { hasSwitch: (name: string): boolean => seen.switches.includes(name) }
  setAsDefaultProtocolClient(scheme: string): boolean {
    seen.schemes.push(scheme)
    return true
  }
  addRecentDocument(path: string): void {
    seen.recent.push(path)
  }
  clearRecentDocuments(): void {
    seen.recent = []
  }
  getAppPath(): string {
    return seen.root
  }
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`no path ${name} here`)
    return seen.userData
  }
  setPath(_name: string, path: string): void {
    seen.userData = path
  }
  getLocale(): string {
    return seen.languages[0] ?? 'en'
  }
  getPreferredSystemLanguages(): string[] {
    return seen.languages
  }
  requestSingleInstanceLock(): boolean {
    return seen.gotLock
  }
  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    seen.isReady = true
  }
  /** As Electron: `will-quit` may hold the end up. */
  quit(): void {
    let isHeld = false
    this.emit('will-quit', { preventDefault: () => (isHeld = true) })
    if (!isHeld) seen.quits += 1
  }
  exit(code = 0): void {
    seen.exits.push(code)
  }
}
export const app = new FakeApp()
app satisfies Part<
  electron.App,
  | 'isPackaged'
  | 'setAsDefaultProtocolClient'
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'quit'
  | 'exit'
>

export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    if (seen.isReady) throw new Error('schemes are registered before the app is ready')
    seen.privileges.push(...schemes)
  },
  handle(scheme, handler) {
    seen.handlers.set(scheme, handler)
  },
} satisfies Part<electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

export const dialog = {
  showErrorBox: (title, content) => void seen.boxes.push(`${title}: ${content}`),
  showMessageBox(...args: unknown[]) {
    const question = args.at(-1) as electron.MessageBoxOptions
    seen.questions.push(question)
    const answer = (response: number) => ({ response, checkboxChecked: false })
    if (seen.dialogAnswer !== null) return Promise.resolve(answer(seen.dialogAnswer))
    // Left open: it goes when its signal says so, with the answer of a cancelled one.
    return new Promise<{ response: number; checkboxChecked: boolean }>((resolve) => {
      question.signal?.addEventListener('abort', () => resolve(answer(question.cancelId ?? 0)))
    })
  },
  showOpenDialog(...args: unknown[]) {
    seen.folderQuestions.push(args.at(-1) as electron.OpenDialogOptions)
    const path = seen.chosenFolder
    return Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] })
  },
} satisfies Part<electron.Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog'>

export const shell = {
  openExternal(url) {
    seen.opened.push(url)
    return Promise.resolve()
  },
} satisfies Part<electron.Shell, 'openExternal'>

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as electron.Display],
} satisfies Part<electron.Screen, 'getAllDisplays'>

export const Menu = {
  buildFromTemplate: (template: electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: electron.MenuItemConstructorOptions[]) => void seen.menus.push(menu),
}

class FakeSession extends EventEmitter {
  mayAsk: Parameters<electron.Session['setPermissionRequestHandler']>[0] = null
  mayCheck: Parameters<electron.Session['setPermissionCheckHandler']>[0] = null
  mayUseDevice: Parameters<electron.Session['setDevicePermissionHandler']>[0] = null
  setPermissionRequestHandler(handler: typeof this.mayAsk): void {
    this.mayAsk = handler
  }
  setPermissionCheckHandler(handler: typeof this.mayCheck): void {
    this.mayCheck = handler
  }
  setDevicePermissionHandler(handler: typeof this.mayUseDevice): void {
    this.mayUseDevice = handler
  }
}
export const session = { defaultSession: new FakeSession() }
session.defaultSession satisfies Part<
  electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>

/** A process of Node's instead: messages are cloned as Electron clones them, an end is an `exit`. */
export const utilityProcess = {
  fork(path: string, args: string[] = [], options: electron.ForkOptions = {}) {
    seen.utilities.push(options)
    const child = fork(path, args, {
      execArgv: options.execArgv ?? [],
      env: options.env as NodeJS.ProcessEnv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const utility = Object.assign(new EventEmitter(), {
      stderr: child.stderr,
      postMessage: (message: unknown) => void child.send(message as object),
      kill: () => child.kill(),
    })
    child.on('message', (message) => utility.emit('message', message))
    child.on('exit', (code) => utility.emit('exit', code))
    return utility
  },
}

class FakeIpc extends EventEmitter {}
export const ipcMain = new FakeIpc()

/** The page's end of a window's channel, as the preload sees it. */
class FakeIpcRenderer extends EventEmitter {
  readonly #contents: FakeWebContents
  constructor(contents: FakeWebContents) {
    super()
    // Tests open a client for each question.
    this.setMaxListeners(0)
    this.#contents = contents
  }
  send(channel: string, frame: unknown): void {
    this.#contents.sendFrom(this.#contents.mainFrame, channel, frame)
  }
}

export interface FakeFrame {
  origin: string
}

export class FakeWebContents extends EventEmitter {
  mainFrame: FakeFrame = { origin: 'null' }
  ipcRenderer = new FakeIpcRenderer(this)
  /** Every frame main sent, also those nobody listened for. */
  readonly sent: unknown[] = []
  openHandler: Parameters<electron.WebContents['setWindowOpenHandler']>[0] | null = null
  #isDestroyed = false

  /** A frame from any frame of this window, as main gets it: later, and a copy. */
  sendFrom(senderFrame: FakeFrame | null, channel: string, frame: unknown): void {
    const copy: unknown = structuredClone(frame)
    setImmediate(() => ipcMain.emit(channel, { sender: this, senderFrame }, copy))
  }
  send(channel: string, frame: unknown): void {
    const copy: unknown = structuredClone(frame)
    this.sent.push(copy)
    const page = this.ipcRenderer
    setImmediate(() => page.emit(channel, {}, copy))
  }
  /** A new document: a new frame, and nobody listens yet. */
  navigate(url: string): void {
    const { protocol: scheme, host } = new URL(url)
    this.mainFrame = { origin: `${scheme}//${host}` }
    this.ipcRenderer = new FakeIpcRenderer(this)
    this.emit('did-navigate', {}, url)
  }
  setWindowOpenHandler(handler: NonNullable<typeof this.openHandler>): void {
    this.openHandler = handler
  }
  executeJavaScript(code: string): Promise<unknown> {
    return seen.runScript(this, code)
  }
  /** The page's process ends; Electron says so a moment later. */
  forcefullyCrashRenderer(): void {
    this.die('killed')
  }
  die(reason: electron.RenderProcessGoneDetails['reason']): void {
    this.mainFrame = { origin: 'null' }
    this.ipcRenderer = new FakeIpcRenderer(this)
    setImmediate(() => this.emit('render-process-gone', {}, { reason, exitCode: 1 }))
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  destroy(): void {
    this.#isDestroyed = true
    this.emit('destroyed')
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new FakeWebContents()
  readonly options: electron.BrowserWindowConstructorOptions
  isShown = false
  focusCount = 0
  bounds: electron.Rectangle
  constructor(options: electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 0,
      height: options.height ?? 0,
    }
    seen.windows.push(this)
  }
  static getAllWindows(): BrowserWindow[] {
    return seen.windows
  }
  async loadURL(url: string): Promise<void> {
    const handler = seen.handlers.get(new URL(url).protocol.slice(0, -1))
    const response = await handler?.(new Request(url))
    if (!response?.ok) throw new Error(`ERR_FAILED loading ${url}`)
    this.webContents.navigate(url)
    this.emit('ready-to-show')
  }
  show(): void {
    this.isShown = true
  }
  focus(): void {
    this.focusCount += 1
  }
  isLarge = false
  isSmall = false
  maximize(): void {
    this.isLarge = true
  }
  restore(): void {
    this.isSmall = false
  }
  isMaximized(): boolean {
    return this.isLarge
  }
  isMinimized(): boolean {
    return this.isSmall
  }
  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }
  getNormalBounds(): electron.Rectangle {
    return this.bounds
  }
  /** As the user's click on the close button. */
  close(): void {
    this.emit('close', {})
    this.webContents.destroy()
    this.emit('closed')
    app.emit('window-all-closed')
  }
}
BrowserWindow.prototype satisfies Part<
  electron.BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'maximize'
  | 'restore'
  | 'isMaximized'
  | 'isMinimized'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'close'
>
FakeWebContents.prototype satisfies Part<
  electron.WebContents,
  'send' | 'executeJavaScript' | 'isDestroyed' | 'setWindowOpenHandler' | 'forcefullyCrashRenderer'
>

/** Forgets everything that happened: the next start of the app begins anew. */
export function reset(root: string, userData: string): void {
  for (const emitter of [app, ipcMain, session.defaultSession]) emitter.removeAllListeners()
  Object.assign(seen, {
    root,
    userData,
    gotLock: true,
    dialogAnswer: 0,
    languages: ['zh-HK'],
    privileges: [],
    handlers: new Map(),
    windows: [],
    menus: [],
    boxes: [],
    questions: [],
    folderQuestions: [],
    chosenFolder: null,
    opened: [],
    exits: [],
    schemes: [],
    utilities: [],
    recent: [],
    quits: 0,
    isReady: false,
    switches: [],
    isPackaged: false,
    runScript: noPage,
  })
}
