/**
 * The hostile set as a user meets it: chosen in the window among good files, each of what came in opened. Chromium's own
 * log of the network and a server that waits to be called say that nothing left the app and nothing of a file ran.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test as base, type Browser, type Locator, type Page } from '@playwright/test'
import { LIMITS } from '../../electron/backend/import/limits.ts'
import type { ImportJob } from '../../shared/model/import.ts'
import { HOSTILE_ANNOTATIONS } from '../hostile/annotations.ts'
import { hostileFiles } from '../hostile/index.ts'
import { keepChanging, makeSpecial } from '../hostile/special.ts'
import { sendAll } from './calls.ts'
import { expect, type HostOptions } from './host.ts'
import { launchLogged, readTraffic } from './net-log.ts'
import { paneText } from './reading.ts'
import { startServer } from './start-loopback.ts'
import { wordsIn } from './words.ts'

const GOOD = 12
const good = (i: number): string => `# 渡口第${i}号公告\n\n北岸渡口第${i}次恢复通航，首班船载客六十人。\n`
const t = wordsIn('zh-Hans')

interface Stage {
  folder: string
  page: Page
  browser: Browser
  own: string
  beacon: string
  /** Paths that the beacon was asked for. */
  hits: string[]
  /** What the window said that it should not: errors, dialogs, words on the console. */
  said: string[]
  /** Closes window, browser and server. @returns what the browser did on the network */
  end: () => Promise<ReturnType<typeof readTraffic>>
}

const test = base.extend<HostOptions & { stage: Stage }>({
  host: ['loopback', { option: true }],
  stage: async ({ host }, use) => {
    base.skip(host !== 'loopback', 'a log of the network is asked of a browser that the test starts')
    const folder = mkdtempSync(join(tmpdir(), 'pressmark-hostile-'))
    for (const name of ['files', 'temp', 'library']) mkdirSync(join(folder, name))
    const hits: string[] = []
    const said: string[] = []
    const server: Server = createServer((request, response) => {
      hits.push(request.url ?? '')
      response.end('<!doctype html><title>beacon</title><link rel="icon" href="data:,">')
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const beacon = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const app = await startServer(join(folder, 'library'), [], { TMPDIR: join(folder, 'temp') })
    const log = join(folder, 'net-log.json')
    const browser = await launchLogged(log)
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    page.on('dialog', (dialog) => {
      said.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
    context.on('page', (other) => said.push(`opened: ${other.url()}`))
    await page.goto(app.address)
    await expect(page.getByRole('main')).toBeVisible()
    let isOpen = true
    const end = async (): Promise<ReturnType<typeof readTraffic>> => {
      isOpen = false
      await browser.close()
      const ended = once(app.server, 'exit')
      app.server.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
      return readTraffic(log)
    }
    const own = new URL(page.url()).origin
    await use({ folder, page, browser, own, beacon, hits, said, end })
    if (isOpen) {
      await browser.close()
      app.server.kill('SIGKILL')
    }
    server.close()
    rmSync(folder, { recursive: true, force: true })
  },
})

async function pick(page: Page, paths: string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: t('library:import'), exact: true })
    .first()
    .click()
  await (await chooser).setFiles(paths)
}

/** Chooses files in the window and waits until their import has ended; no file may hold up the others past its limit. */
async function choose(page: Page, paths: string[]): Promise<ImportJob> {
  page.on('filechooser', () => undefined)
  await pick(page, paths)
  return ended(page)
}

/** Chooses annotations of other programs, and waits until the window tells what came of each. */
async function chooseAnnotations(page: Page, paths: string[]): Promise<Locator> {
  await pick(page, paths)
  const told = page.locator('[data-foreign]')
  await expect(told).toBeVisible({ timeout: 600_000 })
  return told
}

/** Drops a real folder on the window, as a file manager does. */
async function dropFolder(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data })
}

async function ended(page: Page): Promise<ImportJob> {
  const patience = LIMITS.time * 2
  let current = ''
  let since = Date.now()
  for (;;) {
    const [[job]] = (await sendAll(page, 'import.jobs', [{}])) as [ImportJob[]]
    if (job && (job.state === 'done' || job.state === 'cancelled')) return job
    const now = `${job?.id} ${job?.finished} ${job?.current}`
    if (now !== current) since = Date.now()
    current = now
    expect(Date.now() - since, `held up at ${current}`).toBeLessThan(patience)
    await pause(200)
  }
}

/** Every report as a tab of one pane, gone through by the keys; of each, what of its document could do anything. */
async function openAll(page: Page, reportIds: readonly string[]): Promise<string[]> {
  const pane = { id: 'pane-all', tabs: reportIds.map((reportId) => ({ reportId, place: null })), active: 0 }
  const value = { view: 'read', panes: [pane], activePaneId: pane.id, sizes: [] }
  await sendAll(page, 'settings.set', [{ key: 'workspace', value }])
  // The window that leaves keeps nothing over it: nothing of its own has changed since it last did.
  await page.reload()
  const active: string[] = []
  for (const id of reportIds) {
    const tab = page.locator(`[role="tab"][aria-selected="true"][id$="${id}"]`)
    await expect(tab).toHaveCount(1)
    const text = paneText(page, 0)
    await expect(text.locator('[data-b]').first()).toBeAttached()
    active.push(
      ...(await text.evaluate((article) =>
        [
          ...article.querySelectorAll(
            'script, iframe, object, embed, link, style, form, img, video, audio, svg:not(.lucide), [onclick], [onerror], a[href^="javascript" i], a[href^="data" i], a[href^="file" i]',
          ),
        ].map((one) => one.outerHTML.slice(0, 200)),
      )),
    )
    await page.keyboard.press('Alt+PageDown')
  }
  return active
}

const hashesOf = async (page: Page): Promise<string[]> => {
  const [sources] = await sendAll(page, 'sources.list', [{}])
  return sources?.map(({ sha256 }) => sha256).toSorted() ?? []
}

const filesIn = (...parts: string[]): string[] =>
  readdirSync(join(...parts), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name)

test('hostile files of every format among good ones: nothing runs, nothing leaves, nothing is left of what is refused', async ({
  stage,
}) => {
  test.setTimeout(1_200_000)
  const { folder, page, beacon, own, hits, said } = stage
  const files = hostileFiles(beacon)
  const paths = files.flatMap(({ name, make }, i) => {
    const path = join(folder, 'files', name)
    writeFileSync(path, make())
    if (i % Math.ceil(files.length / GOOD) !== 0) return [path]
    const fine = join(folder, 'files', `good-${i}.txt`)
    writeFileSync(fine, good(i))
    return [path, fine]
  })
  const job = await choose(page, paths)
  expect(job.skipped).toEqual([])

  // Said in the window: each with its reason.
  const panel = page.getByRole('region', { name: t('import:panel') })
  await panel.getByRole('button', { name: t('import:copyList') }).click()
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  const one = (name: string): string => name.replaceAll(/\s+/g, ' ')
  for (const { name, code, inside } of files) {
    if (inside) continue
    const fate = t(code ? 'import:fateRefused' : 'import:fateCame')
    const line = lines.find((words) => words.startsWith(`${fate}\t${one(name)}`.trimEnd()))
    expect(line, `${name} is listed as ${fate}`).toBeTruthy()
    if (code) expect(line?.split('\t')[2]?.length, `${name} has a reason`).toBeGreaterThan(5)
  }
  const titles = job.sources.flatMap(({ reports }) => reports.map(({ title }) => title))
  expect(titles.filter((title) => title?.startsWith('渡口第'))).toHaveLength(GOOD)
  await panel
    .getByRole('button', { name: t('common:close') })
    .last()
    .click()

  // Nothing is left of what was refused.
  const [check] = await sendAll(page, 'library.check', [{}])
  expect(check?.problems).toEqual([])
  expect(await hashesOf(page)).toEqual([...new Set(job.sources.map(({ sha256 }) => sha256))].toSorted())
  expect(filesIn(folder, 'library', 'blobs').toSorted()).toEqual(await hashesOf(page))
  expect(filesIn(folder, 'library', 'inbox')).toEqual([])

  const annotations = HOSTILE_ANNOTATIONS.map(({ name, make }) => {
    const path = join(folder, 'files', name)
    writeFileSync(path, make())
    return path
  })
  const told = await chooseAnnotations(page, annotations)
  for (const { name, code } of HOSTILE_ANNOTATIONS) {
    const part = told.getByRole('region', { name, exact: true })
    await expect(part).toBeAttached()
    // Up to the first word that differs from file to file.
    if (code) await expect(part).toContainText(t(`errors:${code}`).split(/[“{]/)[0]!)
  }
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('common:close') })
    .last()
    .click()

  const [reports] = await sendAll(page, 'reports.list', [{}])
  expect(await openAll(page, reports?.map(({ id }) => id) ?? [])).toEqual([])
  expect(await page.evaluate(() => Object.keys(window).filter((key) => key.startsWith('pwned')))).toEqual([])
  expect(said).toEqual([])
  expect(hits).toEqual([])

  // Of annotations, documents that lay in them came in.
  const [after] = await sendAll(page, 'library.check', [{}])
  expect(after?.problems).toEqual([])
  expect(filesIn(folder, 'library', 'blobs').toSorted()).toEqual(await hashesOf(page))
  expect(filesIn(folder, 'library', 'inbox')).toEqual([])

  // That both would have noticed: the beacon answers, and the log has it.
  const control = await stage.browser.newPage()
  await control.goto(`${beacon}/control`)
  expect(hits).toEqual(['/control'])
  const { urls, peers } = await stage.end()
  expect(urls).toContain(`${beacon}/control`)
  expect(urls.some((url) => url.startsWith(own))).toBe(true)
  expect(urls.filter((url) => new URL(url).host !== new URL(own).host)).toEqual([`${beacon}/control`])
  expect(peers.filter((peer) => !peer.includes(new URL(own).host))).toEqual([new URL(beacon).host])
  expect(filesIn(folder, 'temp')).toEqual([])
  expect(readdirSync(folder).toSorted()).toEqual(['files', 'library', 'net-log.json', 'temp'])
})

test('a folder of what is no file, dropped and watched: the good ones come in, the rest holds up nothing', async ({
  stage,
}) => {
  test.setTimeout(600_000)
  const { folder, page, own, hits, said } = stage
  // A window names no folder to watch outside the user's own.
  const at = mkdtempSync(join(homedir(), 'pressmark-hostile-'))
  const { close } = await makeSpecial(at)
  const write = (i: number): void => writeFileSync(join(at, `${i}-good.txt`), good(i))
  for (const i of [1, 2]) write(i)
  const stop = keepChanging(join(at, 'changing.txt'))
  try {
    await dropFolder(page, at)
    const panel = page.getByRole('region', { name: t('import:panel') })
    await expect(panel.getByRole('status')).toContainText('已导入 2 个文件', { timeout: 120_000 })
    await panel
      .getByRole('button', { name: t('common:close') })
      .last()
      .click()

    for (const i of [3, 4]) write(i)
    await page.getByRole('button', { name: '设置' }).click()
    await page.getByRole('tab', { name: '资料库' }).click()
    const part = page.getByRole('region', { name: '监视的文件夹' })
    await part.getByRole('textbox', { name: '文件夹' }).fill(at)
    await part.getByRole('button', { name: '监视', exact: true }).click()
    await expect(part.getByText('导入 2 ')).toBeVisible({ timeout: 120_000 })
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('common:close') })
      .click()
    const titles = async (): Promise<(string | null)[]> => {
      const [reports] = await sendAll(page, 'reports.list', [{}])
      return reports?.map(({ title }) => title).toSorted() ?? []
    }
    expect(await titles()).toEqual([1, 2, 3, 4].map((i) => `渡口第${i}号公告`))
    // Chromium's own words for a file that changes while it is sent.
    expect(said.filter((words) => !words.includes('ERR_UPLOAD_FILE_CHANGED'))).toEqual([])
    expect(hits).toEqual([])
    expect(filesIn(folder, 'library', 'inbox')).toEqual([])
    const { urls } = await stage.end()
    expect(urls.filter((url) => new URL(url).host !== new URL(own).host)).toEqual([])
  } finally {
    stop()
    close()
    rmSync(at, { recursive: true, force: true })
  }
})
