/** The one window. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { APP_PAGE } from './protocol.ts'
import { keepWindowState, type WindowState } from './window-state.ts'

export interface WindowOptions {
  preload: string
  /** A PNG. Linux shows it in the task bar, Windows where the program file has none of ours; macOS takes the app's own. */
  icon: string
  state: WindowState
  stateFile: string
  /** Not shown: for `--smoke`. */
  hidden: boolean
}

/** Everything that makes a page harmless is said here, defaults included, so that no upgrade changes it silently. */
const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Notes are Chinese and names: red lines under all of them help nobody.
  spellcheck: false,
} satisfies BrowserWindowConstructorOptions['webPreferences']

/** Makes the window; `load` it once its wire is attached. */
export function makeWindow({ preload, icon, state, stateFile, hidden }: WindowOptions): BrowserWindow {
  const { maximized, ...bounds } = state
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Pressmark',
    icon,
    // The desk's colour, so that a slow first paint is no white flash.
    backgroundColor: '#f3f1ec',
    webPreferences: { ...WEB_PREFERENCES, preload },
  })
  keepWindowState(stateFile, window)
  window.once('ready-to-show', () => {
    if (hidden) return
    if (maximized) window.maximize()
    window.show()
  })
  return window
}

export const loadWindow = (window: BrowserWindow): Promise<void> => window.loadURL(APP_PAGE)
