/** Prints a page with an installed browser that shows no window and reaches no network. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CallError } from '../shared/errors.ts'
import { findInstalledBrowser } from './browsers.ts'

/** 1,000 reports (3,000 pages) take a browser some 20 s; a browser that hangs is ended. */
const PRINT_WITHIN = 120_000

export interface PrintBrowserOptions {
  /** The browser's program; found by itself if not given. */
  browser?: string | null
  /** Milliseconds. */
  within?: number
}

/**
 * Makes a PDF of a page of HTML.
 * @throws CallError `export-no-browser` where none is installed; `export-print` (`reason`) where it fails or hangs
 */
export async function printWithBrowser(
  html: string,
  signal: AbortSignal,
  { browser = findInstalledBrowser(), within = PRINT_WITHIN }: PrintBrowserOptions = {},
): Promise<Uint8Array> {
  if (browser === null) throw new CallError('export-no-browser', 'no browser is installed here')
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-print-'))
  try {
    const [page, paper] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    await writeFile(page, html)
    await run(
      browser,
      [...flags(folder, paper), pathToFileURL(page).href],
      AbortSignal.any([signal, AbortSignal.timeout(within)]),
    )
    return new Uint8Array(await readFile(paper))
  } catch (error) {
    if (signal.aborted) throw new CallError('connection-lost', 'the library is being closed')
    const reason = error instanceof Error ? error.message : String(error)
    throw new CallError('export-print', `${browser}: ${reason}`, { program: browser }, error)
  } finally {
    // A browser that was killed may write into its profile a moment longer.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined)
  }
}

/** Its own profile, no page but ours, no network: names resolve to nothing, and addresses go to a proxy that is none. */
function flags(folder: string, paper: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${paper}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    // Chromium refuses its sandbox to root (containers); the page has no script and loads nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

function run(program: string, args: string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32',
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-500)
    })
    const stop = (): void => {
      // With its own children: each tab is a process.
      try {
        if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
        else child.kill('SIGKILL')
      } catch {
        // It has ended by itself.
      }
      reject(new Error('it did not end in time'))
    }
    signal.addEventListener('abort', stop, { once: true })
    child.on('error', reject)
    child.on('exit', (code) => {
      signal.removeEventListener('abort', stop)
      if (code === 0) resolve()
      else reject(new Error(`ended with ${code}: ${said.trim()}`))
    })
    if (signal.aborted) stop()
  })
}
