import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.ts'
import type { Running } from './host.ts'

export interface Look {
  locale: string
  viewport: { width: number; height: number }
  colorScheme: 'light' | 'dark' | 'no-preference' | null | undefined
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Without them Chromium looks up its maker's hosts at every start. The sandbox cannot be had as root. */
export const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const started = new Map<string | null, Promise<Browser>>()

/** One browser of a kind in a worker process; each app has a context, hence cookies, of its own. */
function browser(path: string | null): Promise<Browser> {
  const one = started.get(path) ?? chromium.launch({ executablePath: path ?? undefined, args: FLAGS })
  started.set(path, one)
  return one
}

/**
 * `pressmark serve` as the user runs it, and the address it prints.
 * @param packages to open
 * @param env beside the environment of the tests
 */
export async function startServer(
  folder: string,
  packages: string[] = [],
  env: Record<string, string> = {},
): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, ['test/e2e/serve-library.ts', folder, ...packages], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { server, address: await printedAddress(server) }
}

/** The same, and a window on the address it prints. @param path the browser's; what the user has, unless said */
export async function startLoopback(folder: string, look: Look, path = findBrowser()): Promise<Running> {
  const { server, address } = await startServer(folder)
  const context = await (await browser(path)).newContext({
    ...look,
    colorScheme: look.colorScheme ?? 'light',
    // A whole browser lets a page copy when its user presses a button; the shell has nobody who would be asked.
    permissions: ['clipboard-write'],
  })
  const page = await context.newPage()
  await page.goto(address)
  return {
    page,
    async close() {
      // As when a user closes the window: the page is told (`pagehide`), which the shell does not do by itself.
      // One that crashed or was closed cannot be told anything.
      await page.goto('about:blank').catch(() => undefined)
      await context.close()
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      const [code] = (await ended) as [number | null]
      if (code !== 0) throw new Error(`the app did not end cleanly: exit code ${code}`)
    },
    async kill() {
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
      await context.close()
    },
  }
}

function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      const address = /http:\/\/127\.0\.0\.1:\d+\/open\?ticket=[\w-]+/.exec(text)?.[0]
      if (address) resolve(address)
    })
    server.on('exit', (code) => reject(new Error(`the app ended with ${code} before it opened:\n${text}`)))
  })
}
