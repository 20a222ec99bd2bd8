import { expectNoObjections } from './axe.ts'
import { expect, test } from './host.ts'
import { berth, binaryFile, emptyFile, harbourPage, traditionalPage } from './pages.ts'
import { importTexts, paneText } from './reading.ts'
import { importFiles, rows, closePanel } from './library-page.ts'

test.beforeEach(({ page }) => expect(page.getByRole('main')).toBeVisible())

test('an empty library says what to do; files come in, are known again, or say why not', async ({ page }) => {
  await expect(page.getByText('导入报纸版面，把相关的报道放在一起读')).toBeVisible()
  await expect(page.getByRole('button', { name: '用示例资料库看一看' })).toBeVisible()
  await expectNoObjections(page)

  let panel = await importFiles(page, [harbourPage(), emptyFile(), binaryFile(), traditionalPage()])
  await expect(panel).toContainText('已导入 2 个文件')
  const refused = panel.getByRole('list', { name: '2 个文件未能导入' })
  await expect(refused.getByRole('listitem').filter({ hasText: '空白.txt' })).toContainText('空')
  await expect(refused.getByRole('listitem')).toHaveCount(2)
  await expect(rows(page)).toHaveCount(4)
  await expectNoObjections(page)
  await closePanel(panel)
  await expect(panel).toBeHidden()

  panel = await importFiles(page, [harbourPage()])
  await expect(panel).toContainText('没有导入新的内容')
  await expect(panel).toContainText('资料库中已有')
  await expect(rows(page)).toHaveCount(4)
})

test('a new report opens from the list of what came in', async ({ page }) => {
  const panel = await importFiles(page, [traditionalPage()])
  await panel.getByRole('button', { name: '貨運班列增開三條支線' }).click()
  await expect(page.getByRole('article')).toContainText('往返時間縮短一日')
  // Beside the text the list stands in the way: only its first line is left, the rest one press away.
  await expect(panel).toContainText('已导入 1 个文件')
  await expect(panel.getByRole('list')).toHaveCount(0)
  await panel.getByRole('button', { name: '显示导入了什么' }).click()
  await expect(panel.getByRole('button', { name: '貨運班列增開三條支線' })).toBeVisible()
  await panel.getByRole('button', { name: '收起列表' }).click()
  await expect(panel.getByRole('list')).toHaveCount(0)
  await page.keyboard.press('Alt+1')
  await expect(panel.getByRole('button', { name: '貨運班列增開三條支線' })).toBeVisible()
})

test('files dropped on the window come in', async ({ page }) => {
  const data = await page.evaluateHandle((words) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([words], '拖入.txt', { type: 'text/plain' }))
    return transfer
  }, berth(7))
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await expect(page.getByText('松开鼠标，导入文件或文字')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByText('松开鼠标，导入文件或文字')).toBeHidden()
})

test('files dropped while others are being sent come in too', async ({ page, app }) => {
  await page.route('**/content/inbox*', async (route) => {
    // Held until the second drop is there.
    await page.waitForFunction(() => 'second' in window)
    await route.continue()
  })
  await importTexts(page, { 'one.txt': berth(1) })
  await expect(page.getByText('one.txt')).toBeVisible()
  await importTexts(page, { 'two.txt': berth(2) })
  await page.evaluate(() => Object.assign(window, { second: true }))
  await expect(rows(page)).toHaveCount(2)
  expect(app.problems).toEqual([])
})

test('pasted text asks for its title and becomes a report', async ({ page }) => {
  await page.evaluate(
    (words) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    },
    `${'调度员说当晚有七艘船进港，比上月多了两艘。'.repeat(3)}\n\n${'管理处称，夜间查验将成为常态。'.repeat(3)}`,
  )
  const dialog = page.getByRole('dialog', { name: '导入文字' })
  await dialog.getByRole('textbox', { name: '标题' }).fill('夜航恢复之后')
  await dialog.getByRole('button', { name: '导入' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText('夜航恢复之后')
})

test('the table sorts, filters, groups; several reports open side by side; all by keyboard too', async ({
  page,
}) => {
  await closePanel(await importFiles(page, [harbourPage(), traditionalPage()]))
  const heading = page.getByRole('columnheader', { name: '标题' })
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  const ascending = await rows(page).allTextContents()
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => rows(page).allTextContents()).toEqual(ascending.toReversed())

  const filter = page.getByRole('textbox', { name: '筛选报道' })
  await filter.fill('班列')
  await expect(rows(page)).toHaveCount(1)
  await filter.fill('没有这样的词')
  await expect(page.getByText('没有符合条件的报道')).toBeVisible()
  await page.getByRole('button', { name: '显示全部报道' }).click()
  await expect(rows(page)).toHaveCount(4)

  await page.getByRole('button', { name: '分组方式' }).click()
  await page.getByRole('menuitemradio', { name: '按来源文件' }).click()
  const group = page.getByRole('row', { name: /濱江時報_2025-03-06_A4.txt/ })
  await expect(group).toHaveAttribute('aria-expanded', 'true')
  await group.click()
  await expect(rows(page)).toHaveCount(3)
  await expectNoObjections(page)

  await rows(page).first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('已选 2 篇报道')).toBeVisible()
  await page.getByRole('button', { name: '并排打开 2 篇' }).click()
  await expect(page.getByRole('article')).toHaveCount(2)
})

test('details of a report are set right; a removed report comes back', async ({ page }) => {
  await closePanel(await importFiles(page, [traditionalPage()]))
  await rows(page).first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: '编辑报道信息…' }).click()
  const dialog = page.getByRole('dialog', { name: '报道信息' })
  await dialog.getByRole('textbox', { name: '日期' }).fill('2025-02-30')
  await expect(dialog.getByText('请按 年-月-日 填写')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: '日期' }).fill('2025-03-07')
  await dialog.getByRole('combobox', { name: '报刊' }).fill('濱江晚報')
  await expectNoObjections(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(rows(page).first()).toContainText('2025年3月7日')
  await expect(rows(page).first()).toContainText('濱江晚報')

  await rows(page).first().focus()
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(0)
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click()
  await expect(rows(page)).toHaveCount(1)
})

test('the encoding of a source is shown and can be changed by eye', async ({ page }) => {
  // 「港」 and its neighbours in Big5, too few to be sure of.
  const big5 = Buffer.from('b4e4b0cfab ecb4 5f a9 5d afe8'.replaceAll(' ', ''), 'hex')
  await closePanel(await importFiles(page, [{ name: 'big5.txt', mimeType: 'text/plain', buffer: big5 }]))
  await rows(page).first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: '查看本篇报道的来源…' }).click()
  const dialog = page.getByRole('dialog', { name: 'big5.txt' })
  const choose = async (encoding: string): Promise<void> => {
    await dialog.getByRole('button', { name: /文字编码/ }).click()
    await page.getByRole('option', { name: encoding }).click()
  }
  await choose('Windows-1252')
  await expect(dialog.getByLabel('用此编码读出的开头几行')).not.toContainText('港區恢復夜航')
  await choose('Big5-HKSCS')
  await expect(dialog.getByLabel('用此编码读出的开头几行')).toContainText('港區恢復夜航')
  await expectNoObjections(page)
})

test('a file in an encoding that nothing tells comes in by the one the user sees it read in', async ({
  page,
}) => {
  // 「ท่าเรือเปิดอีกครั้งในวันจันทร์ …」 in Windows-874.
  const thai = Buffer.from(
    'b7e8d2e0c3d7cde0bbd4b4cdd5a1a4c3d1e9a7e3b9c7d1b9a8d1b9b7c3ec20b5d1ebc7c3d2a4d2cacda7cbc2c7b9',
    'hex',
  )
  const panel = await importFiles(page, [{ name: 'thai.txt', mimeType: 'text/plain', buffer: thai }])
  const refused = panel.getByRole('listitem').filter({ hasText: 'thai.txt' })
  await expect(refused).toContainText('请选择另一种编码')
  const lines = refused.getByLabel('用此编码读出的开头几行')
  await expect(lines).toBeVisible()
  await refused.getByRole('button', { name: /文字编码/ }).click()
  await page.getByRole('option', { name: 'Windows-874（泰文）' }).click()
  await expect(lines).toContainText('ท่าเรือเปิดอีกครั้งในวันจันทร์')
  await expectNoObjections(page)
  await refused.getByRole('button', { name: '以此编码导入' }).click()
  await expect(panel).toContainText('已导入 1 个文件')
  await expect(rows(page)).toHaveCount(1)
})

test('search finds either script, opens at the place, and is the command palette', async ({ page }) => {
  await closePanel(await importFiles(page, [harbourPage(), traditionalPage()]))
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: '搜索或执行命令' })
  await expect(field).toBeFocused()
  await field.fill('货运')
  const option = page.getByRole('option').first()
  await expect(option.locator('mark').first()).toHaveText('貨運')
  await expectNoObjections(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article')).toContainText('貨運班列')
  await expect(page.getByRole('listbox')).toBeHidden()

  await page.keyboard.press('Control+k')
  await field.fill('>深色')
  await expect(page.getByRole('option', { name: /深色外观/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Control+k')
  await field.fill('没有这样的词')
  await expect(page.getByText('没有找到“没有这样的词”')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('没有找到“没有这样的词”')).toBeHidden()
})

test('a word composed right after another stays whole in the filter', async ({ page }) => {
  await importTexts(page, { 'one.txt': berth(1) })
  await expect(rows(page)).toHaveCount(1)
  const field = page.getByRole('textbox', { name: '筛选' })
  await field.focus()
  const input = await page.context().newCDPSession(page)
  await input.send('Input.insertText', { text: '第' })
  await input.send('Input.imeSetComposition', { text: 'b', selectionStart: 1, selectionEnd: 1 })
  // Longer than the filter waits before it tells its text.
  await page.waitForTimeout(400)
  await expect(field).toHaveValue('第b')
})

test('Enter right after typing waits for its answer; an input method keeps its Enter', async ({ page }) => {
  await closePanel(await importFiles(page, [harbourPage(), traditionalPage()]))
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: '搜索或执行命令' })
  await field.fill('泊位')
  await expect(page.getByRole('option').first()).toContainText('泊位')

  const session = await page.context().newCDPSession(page)
  await field.fill('')
  await session.send('Input.imeSetComposition', { text: 'banlie', selectionStart: 6, selectionEnd: 6 })
  await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true })
  // Still searching, nothing opened. The list may have no line just now, and so no size to be seen.
  await expect(page.getByRole('listbox')).toBeAttached()
  await expect(page.getByRole('article')).toHaveCount(0)
  await session.send('Input.insertText', { text: '班列' })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article')).toContainText('貨運班列')
})

test('a source that is removed takes its reports along, closes their tabs, and comes back', async ({
  page,
}) => {
  await closePanel(await importFiles(page, [harbourPage(), traditionalPage()]))
  await rows(page).filter({ hasText: '貨運班列' }).click()
  await expect(page.getByRole('article')).toContainText('貨運班列')
  await page.keyboard.press('Alt+1')
  await rows(page).filter({ hasText: '貨運班列' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: '查看本篇报道的来源…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '移除来源' }).click()
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('article')).toHaveCount(0)
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click()
  await page.keyboard.press('Alt+1')
  await expect(rows(page)).toHaveCount(4)
})

test('a double click opens a report and selects nothing in it', async ({ page }) => {
  await importTexts(page, { 'a.txt': '北岸渡口恢复通航\n\n停航五个月的渡口今晨恢复通航，首班船载客六十人。' })
  await page.locator('[data-report]').first().dblclick()
  await expect(paneText(page, 0)).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('')
  await expect(page.locator('[data-annotate-bar]')).toHaveCount(0)
})
