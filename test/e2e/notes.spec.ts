import type { Locator } from '@playwright/test'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, paneText, placeOf, selectWords } from './reading.ts'
import { PORT, FERRY, editorOf, suggestions, beginNote, composing, storedTexts } from './note-texts.ts'

test.use({ locale: 'en-GB' })

test.beforeEach(async ({ page }) => {
  await importTexts(page, { 'port.txt': PORT, 'ferry.txt': FERRY })
  await expect(page.getByRole('row').filter({ hasText: 'Ferry fares' })).toBeVisible()
})

test('what is typed takes form: headings, lists, boxes, quotes, code, tables, links', async ({ page }) => {
  const editor = await beginNote(page)
  await page.keyboard.type('## 提纲')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- 第一')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- [ ] 查证')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('> 引语')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('| 年份 | 职位 |')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2026')
  await expect(editor.getByRole('heading', { name: '提纲' })).toBeVisible()
  const box = editor.getByRole('listbox', { name: 'Check list' }).getByRole('option', { name: '查证' })
  await expect(box).not.toBeChecked()
  await expect(editor.locator('blockquote')).toHaveText('引语')
  await expect(editor.getByRole('columnheader')).toHaveText(['年份', '职位'])
  await expect(editor.getByRole('cell').first()).toHaveText('2026')

  // The table grows by its buttons, and code is set by its own.
  await page.getByRole('button', { name: 'Add a row below' }).click()
  await expect(editor.getByRole('row')).toHaveCount(3)
  await page.keyboard.press('Escape')
  await expect(editor).toHaveCount(0)
  const page_ = page.getByRole('main')
  await expect(page_.getByRole('columnheader', { name: '职位' })).toBeVisible()
  await expect(page_.getByText('查证').last()).toBeVisible()
  await expect.poll(() => storedTexts(page)).toEqual([expect.stringContaining('年份\t职位\n2026')])
})

test('formatted text from elsewhere is pasted once and again, as text without its scripts and pictures', async ({
  page,
}) => {
  const editor = await beginNote(page)
  const paste = (html: string): Promise<void> =>
    editor.evaluate((element, text) => {
      const data = new DataTransfer()
      data.setData('text/html', text)
      data.setData('text/plain', 'plain')
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, html)
  await paste('<h2>标题</h2><p>第一<script>document.title = "ran"</script></p>')
  await paste('<p onclick="x()">第二<img src="https://example.org/x.png" onerror="document.title = 1"></p>')
  await expect(editor.getByRole('heading', { name: '标题' })).toBeVisible()
  await expect(editor).toContainText('第二')
  await expect(editor.locator('img, script, [onclick]')).toHaveCount(0)
  await expect(page).toHaveTitle(/^(?!ran)/)
  // What is typed goes to no server that would look after its spelling.
  expect(await editor.evaluate((element) => (element as HTMLElement).spellcheck)).toBe(false)
})

for (const place of ['free', 'of a highlight', 'of a report'])
  test(`a new note (${place}) is saved while one types: the editor stays, and no key is lost`, async ({
    page,
  }) => {
    if (place === 'free') await beginNote(page)
    else {
      await openReport(page, '港口二期')
      if (place === 'of a highlight') {
        await selectWords(page, 0, '四千个职位')
        await page.keyboard.press('n')
      } else {
        await page.getByRole('tab', { name: /^Notes/ }).click()
        await page.getByRole('button', { name: 'Add a note' }).first().click()
      }
    }
    const editor = editorOf(page)
    await expect(editor).toBeFocused()
    await editor.evaluate((element) => element.setAttribute('data-first', ''))
    const words = Array.from({ length: 60 }, (_, at) => `词${at}`).join('，')
    await page.keyboard.type(words, { delay: 20 })
    await expect.poll(() => storedTexts(page)).toEqual([words])
    await expect(page.locator('[data-first]')).toBeFocused()
    await expect(editor).toHaveText(words)
  })

test('boxes of a check list are set by keys and by the pointer, and are told as set', async ({ page }) => {
  const editor = await beginNote(page)
  await page.keyboard.type('- [ ] 查证')
  await page.keyboard.press('Enter')
  await page.keyboard.type('回电')
  const box = (name: string): Locator => editor.getByRole('option', { name })
  // On the box itself, which stands before the words; the item has the focus then.
  const { x, y } = (await box('回电').boundingBox())!
  await page.mouse.click(x + 6, y + 12)
  await expect(box('回电')).toBeChecked()
  await expect(box('查证')).not.toBeChecked()
  await expect(box('回电')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(box('回电')).not.toBeChecked()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await expect(box('查证')).toBeChecked()
})

test('[[ completes inside Chinese, by words in either script or first letters of pinyin', async ({
  page,
}) => {
  const editor = await beginNote(page)
  await page.keyboard.type('参见[[漁場')
  await expect(suggestions(page)).toHaveCount(0)
  for (let times = 0; times < 2; times++) await page.keyboard.press('Backspace')
  await page.keyboard.type('動工')
  await expect(suggestions(page).getByRole('option')).toHaveText([/港口二期工程动工/])
  for (let times = 0; times < 2; times++) await page.keyboard.press('Backspace')
  await page.keyboard.type('gkeq')
  await expect(suggestions(page).getByRole('option')).toHaveText([/港口二期工程动工/])
  await page.keyboard.press('Enter')
  await page.keyboard.type('，还有[[ferry')
  await expect(suggestions(page).getByRole('option')).toHaveText([/Ferry fares to rise/])
  await page.keyboard.press('Tab')
  await page.keyboard.type('。')
  await expect(editor.locator('[data-reference]')).toHaveText([/港口二期工程动工/, /Ferry fares to rise/])
  await page.keyboard.press('Escape')
  await expect(editor).toHaveCount(0)
  await expect
    .poll(() => storedTexts(page))
    .toEqual(['参见[[港口二期工程动工]]，还有[[Ferry fares to rise]]。'])

  // A new title is shown, and one that is gone says so.
  const reports = (await sendAll(page, 'reports.list', [{}]))[0]!
  const port = reports.find(({ title }) => title?.startsWith('港口'))!
  await sendAll(page, 'reports.update', [{ id: port.id, title: '港口新题' }])
  const main = page.getByRole('main')
  await expect(main.locator('[data-reference]').first()).toContainText('港口新题')
  await main.locator('[data-reference]').nth(1).click()
  await expect(paneText(page, 0)).toContainText('The harbour board')
  await page.keyboard.press('Alt+6')
  await sendAll(page, 'reports.remove', [{ id: port.id }])
  await expect(main.getByText('港口新题 (no longer in the library)')).toBeVisible()
})

test('while an input method composes no list opens and no key is taken from it', async ({ page }) => {
  const editor = await beginNote(page)
  await page.keyboard.type('参见[[')
  await expect(suggestions(page)).toBeVisible()
  const ime = await composing(page)
  await ime.compose('gang')
  await expect(suggestions(page)).toHaveCount(0)
  await ime.compose('gangkou')
  // Enter and ↓ as a browser tells them during composition: the input method's.
  for (const [key, code] of [
    ['ArrowDown', 'ArrowDown'],
    ['Enter', 'Enter'],
  ] as const)
    await ime.session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code,
      windowsVirtualKeyCode: 229,
    })
  await expect(suggestions(page)).toHaveCount(0)
  await expect(editor.locator('p')).toHaveCount(1)
  await expect(editor.locator('[data-reference]')).toHaveCount(0)
  await ime.commit('港口')
  await expect(suggestions(page).getByRole('option')).toHaveText([/港口二期工程动工/])
  await page.keyboard.press('Enter')
  await expect(editor.locator('[data-reference]')).toHaveText(/港口二期工程动工/)
  // The caret stands where the input method can go on.
  await ime.compose('de')
  await ime.commit('的后续')
  await expect(editor).toContainText('港口二期工程动工的后续')
  // The brackets of a Chinese layout do the same.
  await ime.commit('【【')
  await expect(suggestions(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(suggestions(page)).toHaveCount(0)
  await expect(editor).toBeVisible()
})

test('#theme in a highlight’s note gives the highlight that theme; a new one is made in place', async ({
  page,
}) => {
  await openReport(page, '港口二期')
  await selectWords(page, 0, '四千个职位')
  await page.keyboard.press('n')
  const editor = editorOf(page)
  await expect(editor).toBeFocused()
  await page.keyboard.type('数字可疑#就业')
  await expect(suggestions(page).getByRole('option')).toHaveText([/就业/])
  await page.keyboard.press('Enter')
  await expect(editor.locator('[data-reference=theme]')).toHaveText(/就业/)
  await page.keyboard.press('Escape')
  const themes = async () =>
    (await sendAll(page, 'themes.list', [{}]))[0]!.map(({ name, highlights }) => [name, highlights])
  await expect.poll(themes).toEqual([['就业', 1]])

  await selectWords(page, 0, '划定新的渔场')
  await page.keyboard.press('n')
  await expect(editor).toBeFocused()
  await page.keyboard.type('同样#就業')
  await expect(suggestions(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect.poll(themes).toEqual([['就业', 2]])
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(themes).toEqual([['就业', 1]])
})

test('a passage goes into a note by key and by drag, and leads back to its place', async ({ page }) => {
  await beginNote(page)
  await page.keyboard.type('采访提纲')
  await page.keyboard.press('Escape')
  await openReport(page, '港口二期')
  await selectWords(page, 0, '四千个职位')
  await page.keyboard.press('q')
  await expect(page.getByText('Quoted into the note “采访提纲”')).toBeVisible()

  await page.getByRole('tab', { name: 'Notes' }).click()
  const side = page.getByRole('complementary')
  await expect(side.getByRole('blockquote')).toHaveText('四千个职位')
  const field = side.getByRole('button', { name: 'Edit note', exact: true })
  const box = (await field.boundingBox())!
  const { from, to } = await placeOf(paneText(page, 0), '渔民代表')
  await page.mouse.dblclick(from.x + 4, from.y)
  await page.mouse.move(from.x + 2, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y + 10, { steps: 4 })
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 })
  await page.mouse.up()
  await expect(side.getByRole('blockquote')).toHaveCount(2)

  await page.keyboard.press('Alt+6')
  const main = page.getByRole('main')
  await expect(main.getByRole('blockquote').first()).toHaveText('四千个职位')
  await main.locator('[data-passage]').first().click()
  await expect(paneText(page, 0)).toContainText('四千个职位')
  await expect(page.getByRole('main').locator('article')).toHaveCount(1)
})

test('a highlight’s card dragged into a note is a quotation there, with its way back, and no link', async ({
  page,
}) => {
  await openReport(page, '港口二期')
  for (const words of ['四千个职位', '渔民代表']) {
    await selectWords(page, 0, words)
    await page.keyboard.press('1')
    await expect(page.locator('[data-highlight]').filter({ hasText: words })).toBeVisible()
  }
  const card = (words: string): Locator => page.locator('[data-highlight]').filter({ hasText: words })
  const jobs = card('四千个职位').locator('[data-quote]').first()
  const fishers = card('渔民代表').filter({ has: page.locator('q', { hasText: /^渔民代表/ }) })
  await fishers.locator('[data-quote]').first().focus()
  await page.keyboard.press('n')
  await expect(editorOf(page)).toBeFocused()
  await page.keyboard.type('对照：')
  // A press on the card has closed the editor by the time of the drop; what was typed is there before the quotation.
  const source = (await jobs.boundingBox())!
  await page.mouse.move(source.x + 20, source.y + 10)
  await page.mouse.down()
  await page.mouse.move(source.x + 30, source.y + 14, { steps: 3 })
  const goal = (await fishers.getByText('对照：').boundingBox())!
  await page.mouse.move(goal.x + 20, goal.y + 6, { steps: 6 })
  await page.mouse.move(goal.x + 22, goal.y + 7, { steps: 2 })
  await page.mouse.up()
  await expect(fishers.getByRole('blockquote')).toHaveText('四千个职位')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect((await storedTexts(page))[0]).toMatch(/^对照：\n+四千个职位/)
  expect((await sendAll(page, 'links.list', [{}]))[0]).toEqual([])

  // The way back, from elsewhere.
  await openReport(page, 'Ferry fares')
  await page.keyboard.press('Alt+6')
  await page.getByRole('listbox', { name: 'All notes' }).getByRole('option', { name: /对照/ }).click()
  await page.getByRole('main').locator('[data-passage]').first().click()
  await expect(paneText(page, 1)).toContainText('四千个职位')
  await expect(page.locator('[data-highlight]').filter({ hasText: '四千个职位' }).first()).toBeVisible()
})
