/**
 * `test` for the end-to-end specs: each test gets the app on a fresh library in a temporary folder.
 *
 *   import { expect, test } from './host.ts'
 *   test.use({ locale: 'zh-HK' })              // the language the window starts in
 *   test('…', async ({ page, app }) => { … await app.restart(); … })
 *
 * `page` is the open window. `app.restart()` closes the app and opens the same library again; it returns the
 * new page (`page` of the fixture stays the old one). The same specs run on the loopback host and on Electron.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { findBrowser, findSpecBrowser } from '../../scripts/find-browser.ts'
import { startElectron } from './start-electron.ts'
import { startLoopback } from './start-loopback.ts'

export interface HostOptions {
  host: 'loopback' | 'electron'
  /** On the loopback host: the browser that starts fastest, or the whole one as a user has it. */
  browserKind: 'fastest' | 'whole'
}

/** A running app with one window. */
export interface Running {
  page: Page
  close(): Promise<void>
  /** Ends the process that holds the library as a crash does: nothing of it runs any more. */
  kill(): Promise<void>
}

export interface App {
  /** The library's folder, for the command line and for looking at files. */
  folder: string
  /** The window that is open now. */
  page(): Page
  /** Ends the app as a user would and starts it on the same library. @param meanwhile what is done to its folder */
  restart(meanwhile?: () => Promise<void>): Promise<Page>
  /** Kills the app where it stands and starts it on the same library. What the old window said of it is forgotten. */
  crash(): Promise<Page>
  /** Errors the pages threw or logged; every test ends by finding none. Take out what a test provoked. */
  problems: string[]
}

export const test = base.extend<HostOptions & { app: App }>({
  host: ['loopback', { option: true }],

  browserKind: ['fastest', { option: true }],

  app: async ({ host, browserKind, locale, viewport, colorScheme }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'pressmark-e2e-'))
    const problems: string[] = []
    const look = { locale: locale ?? 'en', viewport: viewport ?? { width: 1280, height: 800 }, colorScheme }
    const start = async (): Promise<Running> => {
      const browser = browserKind === 'whole' ? findBrowser() : findSpecBrowser()
      const running = await (host === 'electron'
        ? startElectron(folder, look)
        : startLoopback(folder, look, browser))
      const { page } = running
      page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`logged: ${message.text()}`)
      })
      return running
    }
    let running = await start()
    await use({
      folder,
      problems,
      page: () => running.page,
      async restart(meanwhile) {
        await running.close()
        await meanwhile?.()
        running = await start()
        return running.page
      },
      async crash() {
        await running.kill()
        problems.length = 0
        running = await start()
        return running.page
      },
    })
    await running.close()
    rmSync(folder, { recursive: true, force: true })
    if (problems.length > 0) throw new Error(`the window complained:\n${problems.join('\n')}`)
  },

  page: async ({ app }, use) => {
    await use(app.page())
  },
})

export { expect } from '@playwright/test'
