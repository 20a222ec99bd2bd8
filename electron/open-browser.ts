/** Opens an address for the person at this machine: in a window of its own if a Chromium is there, else in their browser. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findInstalledBrowser } from './browsers.ts'

/** A browser that ends this soon did not open anything, in milliseconds. */
const TOO_SOON = 4000

/** False on a Linux without a screen: over SSH, in a container. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Never fails: the address is printed anyway. */
export function openBrowser(address: string): void {
  const browser = findInstalledBrowser()
  if (browser === null) return openByDefault(address)
  const profile = profileFolder()
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  // A profile of its own: no extension reads the page, and no other local server's page gets our cookies.
  const started = Date.now()
  const child = spawn(
    browser,
    [`--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check'],
    { detached: true, stdio: 'ignore' },
  )
  child.on('error', () => openByDefault(address))
  child.on('exit', (code) => {
    if (code !== 0 && Date.now() - started < TOO_SOON) openByDefault(address)
  })
  child.unref()
}

function openByDefault(address: string): void {
  const [command, ...args]: [string, ...string[]] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? // `start` would read & and ^ of an address; this takes it as it is.
          ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address]
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
}

function profileFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/Pressmark/browser')
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? homedir(), 'Pressmark', 'browser')
  }
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pressmark', 'browser')
}
