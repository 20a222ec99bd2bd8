/** A page whose name is pointed at 127.0.0.1 after it has loaded: to the browser it is then on our host's own origin. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.ts'
import { expect, test } from './host.ts'
import { FLAGS, startServer } from './start-loopback.ts'

test.skip(({ host }) => host !== 'loopback', 'Electron has no address that another page could reach')

test('a page with a rebound name gets nothing and changes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-rebound-'))
  const { server, address } = await startServer(folder)
  const port = Number(new URL(address).port)
  // The attacker's page: served under his name, before the name is rebound. In the browser both are one origin's host.
  const attacker = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>rebound</title>')
  })
  await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: [...FLAGS, '--host-resolver-rules=MAP rebound.example 127.0.0.1'],
  })
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    // The library is open in the same browser, with its cookies.
    await page.goto(address)
    await expect(page.getByRole('main')).toBeVisible()
    const secret = new URL(page.url()).pathname
    const foreign = await context.newPage()
    await foreign.goto(`http://rebound.example:${(attacker.address() as AddressInfo).port}/`)
    const tried = await foreign.evaluate(
      async ({ port: ours, path }) => {
        const status = async (address: string, init?: RequestInit): Promise<number | string> => {
          try {
            return (await fetch(address, { credentials: 'include', ...init })).status
          } catch {
            return 'refused'
          }
        }
        const base = `http://rebound.example:${ours}`
        return {
          page: await status(base + path),
          open: await status(`${base}/open?ticket=guess`),
          content: await status(`${base}/content/inbox?name=x`, { method: 'PUT', body: 'x' }),
          wire: await new Promise((resolve) => {
            const socket = new WebSocket(`ws://rebound.example:${ours}/wire`, ['pressmark', 'token.guess'])
            socket.addEventListener('open', () => resolve('open'))
            socket.addEventListener('error', () => resolve('refused'))
          }),
        }
      },
      { port, path: secret },
    )
    expect(tried).toEqual({ page: 'refused', open: 'refused', content: 'refused', wire: 'refused' })
    // As the rebound page itself, on our port: its origin is then its own, and the host name gives it away.
    const answer = await foreign.goto(`http://rebound.example:${port}${secret}`)
    expect(answer?.status()).toBe(421)
    expect(await foreign.locator('body').innerText()).not.toContain('token')
    const sameOrigin = await foreign.evaluate(
      async (path) => [
        (await fetch(path)).status,
        (await fetch('/content/inbox?name=x', { method: 'PUT', body: 'x' })).status,
      ],
      secret,
    )
    expect(sameOrigin).toEqual([421, 421])
    await page.reload()
    await expect(page.getByRole('main')).toBeVisible()
  } finally {
    await browser.close()
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
    attacker.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
