/** Where Chrome, Chromium and Edge live on the three systems: for opening the app, and for the browser tests. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const LINUX = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

/** Every place an installed browser may be, the likeliest first. */
function places(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    return [...MAC, ...(env.HOME ? MAC.map((path) => join(env.HOME!, path)) : [])]
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    return roots.flatMap((root) => WINDOWS.map((path) => join(root, path)))
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return LINUX.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** The path of an installed Chromium-based browser, or null. `PRESSMARK_BROWSER` names one that comes first. */
export function findInstalledBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const own = env.PRESSMARK_BROWSER
  const candidates = own ? [own, ...places(process.platform, env)] : places(process.platform, env)
  return candidates.find((path) => existsSync(path)) ?? null
}
