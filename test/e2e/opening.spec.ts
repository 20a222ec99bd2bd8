/** A library that does not open: the window says why, and what it offers works. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expectNoObjections } from './axe.ts'
import { expect, test } from './host.ts'

// Before a library is open nobody has chosen a language: the browser's is the one.
test.use({ locale: 'en-US' })

/** What the failed opening logs in the browser's console is no complaint of this window. */
const forget = (app: { problems: string[] }): void => void app.problems.splice(0)

test('an empty database is told, and a backup put in its place with one click', async ({ app }) => {
  const path = join(app.folder, 'library.db')
  await app
    .page()
    .getByRole('button', { name: /sample/i })
    .first()
    .waitFor()
  const page = await app.restart(async () => {
    const backup = join(app.folder, 'backups', 'by-hand.db')
    copyFileSync(path, backup)
    const single = new Database(backup)
    single.pragma('journal_mode = delete')
    single.close()
    truncateSync(path, 0)
  })
  await expect(page.getByRole('heading', { name: 'The library is damaged' })).toBeVisible()
  await expect(page.getByText('is empty: what was in it')).toBeVisible()
  await expectNoObjections(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(page.getByText('Diagnostics copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('"code":"library-empty"')
  expect(copied).not.toContain(app.folder)
  expect(readFileSync(path)).toHaveLength(0)
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('heading', { name: 'The library is damaged' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /sample/i }).first()).toBeVisible()
  expect(readdirSync(app.folder).filter((name) => name.startsWith('library.damaged-'))).not.toEqual([])
  forget(app)
})

test('missing changes are told, and it opens as it is when that is wanted', async ({ app }) => {
  const older = join(app.folder, 'older')
  await app
    .page()
    .getByRole('button', { name: /sample/i })
    .first()
    .waitFor()
  await app.restart(() => Promise.resolve(copyFileSync(join(app.folder, 'library.db'), older)))
  const page = await app.restart(() => {
    copyFileSync(older, join(app.folder, 'library.db'))
    rmSync(older)
    return Promise.resolve()
  })
  await expect(page.getByRole('heading', { name: 'Saved changes are missing' })).toBeVisible()
  await page.getByRole('button', { name: 'Open as it is' }).click()
  await expect(page.getByRole('button', { name: /sample/i }).first()).toBeVisible()
  forget(app)
})

test('a newer library opens for reading, and not a byte of it changes', async ({ app }) => {
  const path = join(app.folder, 'library.db')
  let bytes = Buffer.alloc(0)
  const page = await app.restart(() => {
    const db = new Database(path)
    db.pragma('user_version = 9000')
    db.close()
    bytes = readFileSync(path)
    return Promise.resolve()
  })
  await expect(page.getByRole('heading', { name: 'The library comes from a newer Pressmark' })).toBeVisible()
  await page.getByRole('button', { name: 'Open for reading' }).click()
  await expect(page.getByRole('button', { name: /sample/i }).first()).toBeVisible()
  expect(readFileSync(path).equals(bytes)).toBe(true)
  expect(existsSync(`${path}-wal`)).toBe(false)
  forget(app)
})

test('open in another Pressmark: that shows its window; once it is closed, it opens here', async ({
  app,
}) => {
  const database = new URL('../../electron/backend/database/', import.meta.url).href
  let other: ChildProcess | undefined
  let said = ''
  const page = await app.restart(async () => {
    other = spawn(
      process.execPath,
      [
        ...['--input-type=module', '--eval'],
        `import { lockLibrary } from '${database}lock.ts'
         import { hearCalls } from '${database}call-holder.ts'
         lockLibrary(process.argv[1], 'other', new Date())
         hearCalls(process.argv[1], () => console.log('shown'), 20)
         console.log('held')
         setInterval(() => {}, 1000)`,
        app.folder,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    other.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await expect.poll(() => said).toContain('held')
  })
  await expect(page.getByRole('heading', { name: 'The library is open elsewhere' })).toBeVisible()
  await page.getByRole('button', { name: 'Show the other window' }).click()
  await expect(page.getByText('The other Pressmark has shown its window')).toBeVisible()
  expect(said).toContain('shown')
  other?.kill('SIGKILL')
  await once(other!, 'exit')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: /sample/i }).first()).toBeVisible()
  forget(app)
})

test('the lock of another computer that is silent is taken after a question', async ({ app }) => {
  const lock = join(app.folder, 'library.lock')
  const page = await app.restart(() => {
    const time = new Date(Date.now() - 3_600_000).toISOString()
    const holder = { token: 'far', pid: 7, boot: 'another', started: '', host: 'far-away', time, beat: time }
    writeFileSync(lock, JSON.stringify(holder))
    return Promise.resolve()
  })
  await expect(page.getByText('far-away')).toBeVisible()
  await page.getByRole('button', { name: 'Open anyway…' }).click()
  await expect(page.getByRole('alert')).toContainText('no longer running there')
  await expectNoObjections(page)
  expect(readFileSync(lock, 'utf8')).toContain('far-away')
  await page.getByRole('button', { name: 'It is closed there: open' }).click()
  await expect(page.getByRole('button', { name: /sample/i }).first()).toBeVisible()
  expect(readFileSync(lock, 'utf8')).not.toContain('far-away')
  forget(app)
})

test('what the disk changed is found by the check and told by name', async ({ app }) => {
  const page = await app.restart(() => {
    const db = new Database(join(app.folder, 'library.db'))
    db.exec(`insert into theme (id, name, color, position, created_at, updated_at)
      values ('x', '凭空来的', 'gray', 0, '', '')`)
    db.close()
    return Promise.resolve()
  })
  await page
    .getByRole('button', { name: /sample/i })
    .first()
    .waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>check library')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Check library' }).click()
  await expect(page.getByText('Entries that are no longer what you saved: 1')).toBeVisible()
  await expect(page.getByRole('tabpanel', { name: 'Library' }).getByText('凭空来的')).toBeVisible()
  forget(app)
})
