/** Notes are kept: listed, found, typed by two windows at once, there after a crash. */
import { plainTextToState } from '../../electron/backend/notes/lexical-state.ts'
import { sendAll } from './calls.ts'
import { secondWindow } from './annotating.ts'
import { expect, test } from './host.ts'
import { importTexts } from './reading.ts'
import { PORT, FERRY, editorOf, beginNote, storedTexts } from './note-texts.ts'

test.use({ locale: 'en-GB' })

test.beforeEach(async ({ page }) => {
  await importTexts(page, { 'port.txt': PORT, 'ferry.txt': FERRY })
  await expect(page.getByRole('row').filter({ hasText: 'Ferry fares' })).toBeVisible()
})

test('free notes: listed, found in either script, sorted, removed and brought back', async ({
  page,
  app,
}) => {
  await beginNote(page)
  await page.keyboard.type('渔场日记')
  await page.keyboard.press('Enter')
  await page.keyboard.type('今天去了码头')
  await beginNote(page)
  await page.keyboard.type('Another day')
  const list = page.getByRole('listbox', { name: 'All notes' })
  await expect(list.getByRole('option')).toHaveText([/Another day/, /渔场日记/])
  await page.getByRole('textbox', { name: 'Filter notes' }).fill('碼頭')
  await expect(list.getByRole('option')).toHaveText([/渔场日记/])
  await list.getByRole('option').click()
  await expect(page.getByRole('main').getByText('今天去了码头').last()).toBeVisible()
  await page.getByRole('button', { name: 'Remove note' }).click()
  await expect(page.getByText('No note matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(list.getByRole('option')).toHaveText([/渔场日记/])
  await page.getByRole('textbox', { name: 'Filter notes' }).fill('no such words')
  await page.getByRole('button', { name: 'Show all notes' }).click()
  await expect(list.getByRole('option')).toHaveCount(2)
  const again = await app.restart()
  await again.keyboard.press('Alt+6')
  await expect(again.getByRole('listbox', { name: 'All notes' }).getByRole('option')).toHaveCount(2)
})

test('two windows type into one note at once: both texts are there, in both', async ({ page }) => {
  const editor = await beginNote(page)
  await page.keyboard.type('第一段在此')
  await page.keyboard.press('Enter')
  await page.keyboard.type('第二段在此')
  await expect.poll(() => storedTexts(page)).toEqual(['第一段在此\n\n第二段在此'])

  const other = await secondWindow(page)
  await other.keyboard.press('Alt+6')
  await other.getByRole('option').first().click()
  await other.getByRole('button', { name: 'Edit note', exact: true }).click()
  const there = editorOf(other)
  await expect(there).toBeFocused()
  await other.keyboard.press('Control+Home')
  await other.keyboard.press('End')
  await page.bringToFront()
  await editor.click()
  await page.keyboard.press('Control+End')
  // Both at once, without a pause to save in.
  await Promise.all([
    page.keyboard.type('，这里写的是末尾', { delay: 60 }),
    other.keyboard.type('，那里写的是开头', { delay: 60 }),
  ])
  const both = '第一段在此，那里写的是开头\n\n第二段在此，这里写的是末尾'
  await expect.poll(() => storedTexts(page)).toEqual([both])
  for (const one of [editor, there])
    await expect(one.locator('p')).toHaveText(['第一段在此，那里写的是开头', '第二段在此，这里写的是末尾'])
  // The caret stayed where it was.
  await page.keyboard.type('。')
  await expect.poll(() => storedTexts(page)).toEqual([`${both}。`])
  await expect(there.locator('p').last()).toHaveText('第二段在此，这里写的是末尾。')
  // Undo in one window's note does not take the other's words back.
  await page.keyboard.press('Control+z')
  await expect(editor.locator('p').first()).toHaveText('第一段在此，那里写的是开头')
  await other.close()
})

test('a window that dies while one types has lost nothing that is a second old', async ({ page, app }) => {
  await beginNote(page)
  // The library does not answer: what is typed is only in the window.
  await page.evaluate(() => {
    WebSocket.prototype.send = () => undefined
  })
  await page.keyboard.type('崩溃前写下的一段话')
  await page.waitForTimeout(900)
  const next = await page.context().newPage()
  const url = page.url()
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  await next.goto(url)
  await expect(next.getByText('What you were typing when the window closed is saved')).toBeVisible()
  await next.keyboard.press('Alt+6')
  await expect(next.getByRole('listbox', { name: 'All notes' }).getByRole('option')).toHaveText([
    /崩溃前写下的一段话/,
  ])
  // Once only.
  await next.reload()
  await expect(next.getByRole('listbox', { name: 'All notes' }).getByRole('option')).toHaveCount(1)
  app.problems.length = 0
})

test('what was typed and saved is there after the process that holds the library was killed', async ({
  page,
  app,
}) => {
  await beginNote(page)
  await page.keyboard.type('断电前的一秒写下的话')
  // 800 ms after the last key; nothing is closed in order after it, and the window's own drafts are gone with it.
  await expect.poll(() => storedTexts(page), { intervals: [50] }).toEqual(['断电前的一秒写下的话'])
  const next = await app.crash()
  await next.keyboard.press('Alt+6')
  await next
    .getByRole('listbox', { name: 'All notes' })
    .getByRole('option', { name: /断电前/ })
    .click()
  await expect(next.getByRole('main')).toContainText('断电前的一秒写下的话')
  expect((await sendAll(next, 'library.check', [{}]))[0]).toMatchObject({ ok: true, problems: [] })
})

test('typing without a pause is in the library within a second', async ({ page }) => {
  await beginNote(page)
  const typing = page.keyboard.type('不停地写'.repeat(8), { delay: 60 })
  await page.waitForTimeout(1000)
  const [text] = await storedTexts(page)
  expect(text?.length).toBeGreaterThan(0)
  await typing
})

test('a note whose state is damaged shows its text, and is not overwritten by looking at it', async ({
  page,
}) => {
  const id = '01890000-0000-7000-8000-000000000001'
  const damaged = JSON.stringify({
    root: { type: 'root', children: [{ type: 'from-the-future', children: [] }] },
  })
  await sendAll(page, 'notes.save', [{ id, target: null, state: damaged, text: '原来的文字' }])
  await page.keyboard.press('Alt+6')
  await page.getByRole('option', { name: /原来的文字/ }).click()
  await expect(page.getByRole('main').getByText('原来的文字').last()).toBeVisible()
  await page.getByRole('button', { name: 'Edit note', exact: true }).click()
  await expect(editorOf(page)).toHaveText('原来的文字')
  await expect(page.getByText('This note could not be read in full')).toBeVisible()
  await page.keyboard.press('Escape')
  expect((await sendAll(page, 'notes.get', [{ id }]))[0]).toMatchObject({
    state: damaged,
    text: '原来的文字',
  })
})

test('an address in a note is shown in full before it is followed', async ({ page }) => {
  await beginNote(page)
  await page.keyboard.type('[这里](https://example.org/a?b=c) ')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '这里' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open this address?' })
  await expect(dialog.getByText('https://example.org/a?b=c')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(page.context().pages()).toHaveLength(1)
})

test('two thousand notes: the list opens and only what is seen is drawn', async ({ page }) => {
  const many = Array.from({ length: 2000 }, (_, at) => ({
    ...{ id: `01890000-0000-7000-8000-${String(at).padStart(12, '0')}`, target: null },
    ...{ state: plainTextToState(`第${at}条`), text: `第${at}条` },
  }))
  await sendAll(page, 'notes.save', many)
  await page.keyboard.press('Alt+6')
  await expect(page.getByRole('region', { name: 'All notes' }).getByText('2000 notes')).toBeVisible()
  expect(await page.getByRole('listbox', { name: 'All notes' }).getByRole('option').count()).toBeLessThan(60)
})
