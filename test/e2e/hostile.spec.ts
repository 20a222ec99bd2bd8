/**
 * Every hostile file that comes in is opened in a Chromium that writes down all it does on the network: nothing but the app's
 * own address is asked for, nothing runs. A server listens where the files try to call.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { openDirect } from '../../electron/hosts/direct.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import type { ImportJob } from '../../shared/model/import.ts'
import { MIGRATIONS, SEEDS } from '../contract/fixture.ts'
import { hostileFiles } from '../hostile/index.ts'
import { FLAGS, startServer } from './start-loopback.ts'

/** Of a net log, only what is asked here. */
interface NetLog {
  constants: { logEventTypes: Record<string, number> }
  events: { type: number; params?: { url?: string; host?: string; address?: string } }[]
}

/** Addresses that were asked for, names that were looked up, in the order of the log. */
function asked(file: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8')) as NetLog
  const types = new Set(
    ['URL_REQUEST_START_JOB', 'HOST_RESOLVER_MANAGER_REQUEST', 'TCP_CONNECT_ATTEMPT'].map(
      (name) => constants.logEventTypes[name],
    ),
  )
  return events
    .filter(({ type }) => types.has(type))
    .flatMap(({ params }) => params?.url ?? params?.host ?? params?.address ?? [])
}

async function bringIn(folder: string, beacon: string): Promise<string[]> {
  const { client, close } = await openDirect({
    folder,
    migrations: MIGRATIONS,
    seeds: SEEDS,
    log: () => undefined,
  })
  const files = join(folder, '..', 'files')
  mkdirSync(files)
  const paths = hostileFiles(beacon)
    .filter(({ code, inside }) => code === null && !inside)
    .map(({ name, make }) => {
      writeFileSync(join(files, name), make())
      return join(files, name)
    })
  const { jobId } = await client.send('import.start', { items: paths.map((path) => ({ path })) })
  const find = async (): Promise<ImportJob | undefined> =>
    (await client.send('import.jobs', {})).find(({ id }) => id === jobId)
  await expect.poll(async () => (await find())?.state, { timeout: 240_000 }).toBe('done')
  expect((await find())?.refused).toEqual([])
  const reports = await client.send('reports.list', {})
  await close()
  return reports.map(({ id }) => id)
}

test('hostile files of every kind, opened one after another, ask for nothing and run nothing', async () => {
  test.setTimeout(600_000)
  const parent = mkdtempSync(join(tmpdir(), 'pressmark-hostile-e2e-'))
  const hits: string[] = []
  const beacon = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => beacon.listen(0, '127.0.0.1', resolve))
  const ids = await bringIn(
    join(parent, 'library'),
    `http://127.0.0.1:${(beacon.address() as AddressInfo).port}`,
  )
  expect(ids.length).toBeGreaterThan(50)

  const { server, address } = await startServer(join(parent, 'library'))
  const log = join(parent, 'net.json')
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: [...FLAGS, `--log-net-log=${log}`],
  })
  // So high that the list holds every row at once.
  const page = await browser.newPage({ viewport: { width: 1280, height: 6000 }, locale: 'zh-CN' })
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs++
    void dialog.dismiss()
  })
  await page.goto(address)
  for (const id of ids) {
    await page.keyboard.press('Alt+1')
    await page.locator(`[data-report="${id}"]`).click()
    await expect(page.locator('[data-pane] article').first()).toBeVisible({ timeout: 30_000 })
    const wild = page.locator(
      '[data-pane] article :is(script, iframe, object, embed, img, video, audio, svg:not(.lucide), link, style, form, [style*="url("])',
    )
    expect(await wild.count()).toBe(0)
  }
  const ran = await page.evaluate(() => Object.keys(window).filter((key) => key.startsWith('pwned')))
  const origin = new URL(page.url()).origin
  await browser.close()
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  beacon.close()

  expect(ran).toEqual([])
  expect(dialogs).toBe(0)
  expect(hits).toEqual([])
  const all = asked(log)
  // The log does tell: the app's own files are in it.
  expect(all.some((one) => one.startsWith(origin))).toBe(true)
  const own = [origin, origin.replace('http', 'ws'), new URL(origin).host, 'blob:', 'data:']
  expect(all.filter((one) => !own.some((start) => one.startsWith(start)))).toEqual([])
  rmSync(parent, { recursive: true, force: true })
})
