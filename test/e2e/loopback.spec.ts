/** The loopback host against other pages in the same real browser. */
import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeLaunchPage } from '../../electron/launch-page.ts'
import { expect, test } from './host.ts'
import { startServer } from './start-loopback.ts'

test.skip(({ host }) => host !== 'loopback', 'Electron has no address that another page could reach')

let other: Server
let cookies: string[]
test.beforeEach(async () => {
  cookies = []
  other = createServer((request, response) => {
    cookies.push(request.headers.cookie ?? '')
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>other</title>')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
})
test.afterEach(() => void other.close())

test('a page of another port learns neither page nor token, and can do nothing', async ({ page, app }) => {
  await expect(page.getByRole('main')).toBeVisible()
  const origin = new URL(page.url()).origin
  const path = new URL(page.url()).pathname
  const foreign = await page.context().newPage()
  await foreign.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
  // Browsers do send 127.0.0.1's cookies to every port: only the one that is useless alone.
  expect(cookies.join()).toContain('pressmark-call')
  expect(cookies.join()).not.toContain('pressmark-page')

  const tried = await foreign.evaluate(
    async ({ ours, secretPath }) => {
      const attempt = async (work: () => Promise<unknown>): Promise<string> => {
        try {
          return String(await work())
        } catch {
          return 'refused'
        }
      }
      const socket = (protocols: string[]): Promise<string> =>
        new Promise((resolve) => {
          const opened = new WebSocket(`${ours.replace('http', 'ws')}/wire`, protocols)
          opened.addEventListener('open', () => resolve('open'))
          opened.addEventListener('error', () => resolve('refused'))
        })
      return {
        // Even if it knew the secret path: it may not read the answer, and gets none.
        page: await attempt(async () => (await fetch(ours + secretPath, { credentials: 'include' })).status),
        content: await attempt(async () => {
          const answer = await fetch(`${ours}/content/inbox?name=x`, {
            method: 'PUT',
            body: 'x',
            credentials: 'include',
          })
          return answer.status
        }),
        blind: await attempt(async () => {
          await fetch(`${ours}/content/inbox?name=x`, {
            method: 'POST',
            mode: 'no-cors',
            body: 'x',
            credentials: 'include',
          })
          return 'sent'
        }),
        wire: await socket(['pressmark', 'token.guess']),
      }
    },
    { ours: origin, secretPath: path },
  )
  // A blind POST leaves the browser; the unit tests show that it is refused (405) whatever it carries.
  expect(tried).toEqual({ page: 'refused', content: 'refused', blind: expect.any(String), wire: 'refused' })
  await foreign.close()
  expect(app.problems).toEqual([])
})

test('the page runs no script but its own', async ({ page, app }) => {
  await expect(page.getByRole('main')).toBeVisible()
  const outcome = await page.evaluate(() => {
    const script = document.createElement('script')
    let typed = ''
    try {
      script.text = 'window.ran = true'
      document.body.append(script)
    } catch (error) {
      typed = (error as Error).name
    }
    let html = ''
    try {
      document.createElement('div').innerHTML = '<img src=x onerror="window.ran = true">'
    } catch (error) {
      html = (error as Error).name
    }
    return { typed, html, ran: 'ran' in window, cookie: document.cookie }
  })
  expect(outcome).toEqual({ typed: 'TypeError', html: 'TypeError', ran: false, cookie: '' })
  expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([true, true])
  // Values the page trusts are made by those who need to, under their names, and by nobody else.
  const made = await page.evaluate(() => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: {
        createPolicy: (name: string, rules: object) => { createHTML: (text: string) => string }
      }
    }
    const rules = { createHTML: (text: string) => text }
    return ['default', 'anything', 'dompurify', 'lexical2'].map((name) => {
      try {
        document.createElement('div').innerHTML = trustedTypes
          .createPolicy(name, rules)
          .createHTML('<b>x</b>')
        return 'made'
      } catch (error) {
        return (error as Error).name
      }
    })
  })
  expect(made).toEqual(Array.from({ length: 4 }, () => 'TypeError'))
  // The browser says what it refused; that was the point.
  app.problems.length = 0
})

test('a window that begins with the file a browser is started with comes to the app, and the ticket is used', async ({
  page,
  app,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-launch-'))
  const { server, address } = await startServer(join(folder, 'library'))
  try {
    const launched = writeLaunchPage(folder, address, 'any')
    const window = await page.context().newPage()
    await window.goto(launched.address)
    await expect(window.getByRole('main')).toBeVisible()
    expect(new URL(window.url()).pathname).toMatch(/^\/[\w-]{43}\/$/)
    // Its history has no way back to the file or the ticket (one is the empty page it had first), and a reload stays.
    expect(await window.evaluate(() => history.length)).toBe(2)
    await window.reload()
    await expect(window.getByRole('main')).toBeVisible()
    const again = await page.context().newPage()
    expect((await again.goto(address))?.status()).toBe(403)
    await again.close()
    await window.close()
  } finally {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  app.problems.length = 0
})
