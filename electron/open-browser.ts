/** Opens an address for the person at this machine: in a window of its own if a Chromium is there, else in their browser. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findInstalledBrowser } from './browsers.ts'
import { type LaunchPage, READ_WITHIN, writeLaunchPage } from './launch-page.ts'

/** A browser that ends this soon did not open anything, in milliseconds. */
const TOO_SOON = 4000

/** False on a Linux without a screen: over SSH, in a container. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * Never fails: the address is printed anyway.
 * @param used resolves once the address has opened the app: what was written for it is removed then
 * @param library the folder whose window it is
 */
export function openBrowser(address: string, used: Promise<void>, library: string): void {
  const browser = findInstalledBrowser()
  const profile = browser === null ? null : ownProfile()
  const launch = profile === null ? null : launchPage(profile, address, library)
  if (browser === null || profile === null || launch === null) return openByDefault(address)
  const remove = (): void => {
    clearTimeout(late)
    process.off('exit', remove)
    launch.remove()
  }
  const late = setTimeout(remove, READ_WITHIN)
  late.unref()
  void used.then(remove)
  // Whoever ends us before the browser came: the ticket is good for nothing then, but the file need not stay.
  process.once('exit', remove)
  // A profile of its own: no extension reads the page, and no other local server's page gets our cookies.
  const started = Date.now()
  const child = spawn(
    browser,
    [`--app=${launch.address}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check'],
    { detached: true, stdio: 'ignore' },
  )
  child.on('error', () => openByDefault(address))
  child.on('exit', (code) => {
    if (code !== 0 && Date.now() - started < TOO_SOON) openByDefault(address)
  })
  child.unref()
}

/** The browser's own folder, which only its owner may look into; null where none can be made. */
function ownProfile(): string | null {
  const profile = profileFolder()
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 })
    // One that was there before may be open to others.
    chmodSync(profile, 0o700)
    return profile
  } catch {
    return null
  }
}

function launchPage(profile: string, address: string, library: string): LaunchPage | null {
  try {
    return writeLaunchPage(profile, address, library)
  } catch {
    return null
  }
}

/**
 * The user's own browser gets the address itself: it may be one that is not allowed to read our folder (snap, Flatpak),
 * and an editor may be what opens files of this kind.
 */
function openByDefault(address: string): void {
  if (process.platform === 'darwin') return openOnMac(address)
  const [command, ...args]: [string, ...string[]] =
    process.platform === 'win32'
      ? // `start` would read & and ^ of an address; this takes it as it is.
        ['rundll32', 'url.dll,FileProtocolHandler', address]
      : ['xdg-open', address]
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
}

/** `open ADDRESS` would show the ticket to whoever lists programs at that moment; a script that is read in does not. */
function openOnMac(address: string): void {
  const child = spawn('osascript', ['-'], { stdio: ['pipe', 'ignore', 'ignore'] })
  child.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  child.stdin.end(`open location "${address}"\n`)
  child.unref()
}

function profileFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/Pressmark/browser')
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? homedir(), 'Pressmark', 'browser')
  }
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pressmark', 'browser')
}
