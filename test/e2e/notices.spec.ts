/** What the window says and asks unasked: a package it was started with, a crash before, a new version. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { openDirect } from '../../electron/hosts/direct.ts'
import { VERSION } from '../../shared/version.ts'
import { MIGRATIONS, SEEDS } from '../contract/fixture.ts'
import { expectNoObjections } from './axe.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { startServer } from './start-loopback.ts'

test.use({ locale: 'en' })
const dialog = (page: Page): Locator => page.getByRole('dialog')

test('a package that Pressmark is started with is shown and asked about, one after the other', async ({
  page: window,
  host,
}) => {
  test.skip(host !== 'loopback', 'Electron gets packages from the system: test/electron/packages.test.ts')
  const parent = mkdtempSync(join(tmpdir(), 'pressmark-given-'))
  const [first, second] = ['first.pressmark', 'second.pressmark'].map((name) => join(parent, name))
  const other = await openDirect({ folder: join(parent, 'other'), migrations: MIGRATIONS, seeds: SEEDS })
  for (const [name, path] of [
    ['Harbour', first],
    ['Ferry', second],
  ] as const) {
    await other.client.send('themes.create', { name })
    await other.client.send('package.write', { scope: { kind: 'all' }, path: path ?? '' })
  }
  await other.close()
  const { server, address } = await startServer(join(parent, 'library'), [
    first ?? '',
    join(parent, 'gone.pressmark'),
    second ?? '',
  ])
  const page = await window.context().newPage()
  try {
    await page.goto(address)
    await expect(dialog(page)).toContainText('first.pressmark')
    await expect(dialog(page)).toContainText('It was made from another library.')
    await expectNoObjections(page)
    expect((await sendAll(page, 'themes.list', [{}]))[0]).toEqual([])
    await dialog(page).getByRole('button', { name: 'Take in' }).click()
    await expect(dialog(page)).toContainText('Undo takes it out again')
    await dialog(page).getByRole('button', { name: 'Close' }).last().click()

    await expect(dialog(page).getByRole('alert')).toContainText('There is no such file')
    await dialog(page).getByRole('button', { name: 'Close' }).last().click()

    await expect(dialog(page)).toContainText('second.pressmark')
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog(page)).toHaveCount(0)
    const [themes] = await sendAll(page, 'themes.list', [{}])
    expect(themes?.map(({ name }) => name)).toEqual(['Harbour'])
    expect((await sendAll(page, 'package.handed', [{}]))[0]).toEqual([])
    await page.reload()
    await expect(page.getByRole('main')).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
  } finally {
    await page.close()
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
    rmSync(parent, { recursive: true })
  }
})

test('a second start on the library that is open hands its package to the window of the first', async ({
  page,
  app,
  host,
}) => {
  test.skip(host !== 'loopback', 'between two Electrons the single-instance lock does it')
  await expect(page.getByRole('main')).toBeVisible()
  const parent = mkdtempSync(join(tmpdir(), 'pressmark-given-'))
  const path = join(parent, 'handed.pressmark')
  const other = await openDirect({ folder: join(parent, 'other'), migrations: MIGRATIONS, seeds: SEEDS })
  await other.client.send('themes.create', { name: 'Harbour' })
  await other.client.send('package.write', { scope: { kind: 'all' }, path })
  await other.close()
  const second = spawn(process.execPath, ['test/e2e/serve-library.ts', app.folder, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  second.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  expect(await once(second, 'exit')).toEqual([0, null])
  expect(said).toContain('its window asks about the package')
  await expect(dialog(page)).toContainText('handed.pressmark')
  await dialog(page).getByRole('button', { name: 'Take in' }).click()
  await expect(dialog(page)).toContainText('Undo takes it out again')
  rmSync(parent, { recursive: true })
})

test('after a crash the window says so once, with diagnostics to copy; after a clean end it says nothing', async ({
  page,
  app,
}) => {
  await expect(page.getByRole('main')).toBeVisible()
  const next = await app.crash()
  const notice = next.getByText('Pressmark did not end properly last time.')
  await expect(notice).toBeVisible()
  await expectNoObjections(next)
  await next.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await next.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(next.getByText('Diagnostics copied')).toBeVisible()
  expect(await next.evaluate(() => navigator.clipboard.readText())).toContain(`Pressmark ${VERSION}`)
  await next.reload()
  await expect(next.getByRole('main')).toBeVisible()
  await expect(notice).toHaveCount(0)
  const clean = await app.restart()
  await expect(clean.getByRole('main')).toBeVisible()
  await expect(clean.getByText('Pressmark did not end properly last time.')).toHaveCount(0)
})

test('a new version says once what is new, out of what came with it', async ({ page, app }) => {
  const updated = `This is Pressmark ${VERSION} now.`
  await expect
    .poll(async () => (await sendAll(page, 'settings.all', [{}]))[0]?.['version.seen'])
    .toBe(VERSION)
  await expect(page.getByText(updated)).toHaveCount(0)
  const next = await app.restart(async () => {
    const before = await openDirect({ folder: app.folder, migrations: MIGRATIONS, seeds: SEEDS })
    await before.client.send('settings.set', { key: 'version.seen', value: '0.0.9' })
    await before.close()
  })
  await expect(next.getByText(updated)).toBeVisible()
  await next.getByRole('button', { name: 'What is new' }).click()
  await expect(dialog(next).getByRole('listitem').first()).toBeVisible()
  await expectNoObjections(next)
  const again = await app.restart()
  await expect(again.getByRole('main')).toBeVisible()
  await expect(again.getByText(updated)).toHaveCount(0)
})
