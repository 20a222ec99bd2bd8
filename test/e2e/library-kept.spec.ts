/** What is kept of the window and the library: after a restart, a lost connection, with samples; many reports; narrow windows. */
import { expectNoObjections } from './axe.ts'
import { expect, test } from './host.ts'
import { berth, harbourPage, manyPages, traditionalPage } from './pages.ts'
import { importTexts, openReport, painted, selectWords } from './reading.ts'
import { importFiles, rows, closePanel } from './library-page.ts'

test.beforeEach(({ page }) => expect(page.getByRole('main')).toBeVisible())

test('what was open is open again after a restart', async ({ page, app }) => {
  await closePanel(await importFiles(page, [harbourPage(), traditionalPage()]))
  await rows(page).filter({ hasText: '貨運班列' }).click()
  await page.keyboard.press('Alt+1')
  await rows(page)
    .filter({ hasText: '第2号' })
    .click({ modifiers: ['Control'] })
  await expect(page.getByRole('article')).toHaveCount(2)
  const again = await app.restart()
  await expect(again.getByRole('article')).toHaveCount(2)
  await expect(again.getByRole('article').first()).toContainText('貨運班列')
})

test('a lost connection is said, and found again', async ({ page, host }) => {
  test.skip(host !== 'loopback', 'only the loopback host has a wire that can be cut')
  let isCut = false
  const open: { close: () => Promise<void> }[] = []
  await page.routeWebSocket(/\/wire/, (socket) => {
    if (isCut) return void socket.close()
    socket.connectToServer()
    open.push(socket)
  })
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()
  isCut = true
  await Promise.all(open.map((socket) => socket.close()))
  await expect(page.getByRole('alert')).toContainText('与资料库的连接已中断')
  isCut = false
  await expect(page.getByText('已重新连接。')).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('settings hold at once and after a restart; the library is checked in words', async ({ page, app }) => {
  await closePanel(await importFiles(page, [harbourPage()]))
  await page.keyboard.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '米黄' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
  await dialog.getByRole('tab', { name: '资料库' }).click()
  await dialog.getByRole('button', { name: '检查资料库' }).click()
  await expect(dialog.getByText('一切正常。')).toBeVisible()
  await expectNoObjections(page)
  await dialog.getByRole('tab', { name: '通用' }).click()
  await dialog.getByRole('button', { name: /界面语言/ }).click()
  await page.getByRole('option', { name: '繁體中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await expect(page.getByRole('dialog', { name: '設定' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '匯入' }).first()).toBeVisible()

  const again = await app.restart()
  await expect(again.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'sepia')
})

test('the sample library comes and goes; nothing of it stays', async ({ page }) => {
  await page.getByRole('button', { name: '用示例资料库看一看' }).click()
  await expect(page.getByText('这是示例资料库。')).toBeVisible()
  await expect(rows(page).first()).toContainText('示例')
  await expectNoObjections(page)
  await page.getByRole('button', { name: '移除示例资料库' }).click()
  await expect(page.getByText('导入报纸版面，把相关的报道放在一起读')).toBeVisible()
})

test('the message that samples are gone brings back these, not the last thing done', async ({ page }) => {
  await page.getByRole('button', { name: '用示例资料库看一看' }).click()
  await expect(page.getByText('这是示例资料库。')).toBeVisible()
  const listed = await page.locator('[aria-rowcount]').getAttribute('aria-rowcount')
  await importTexts(page, { 'one.txt': berth(1) })
  await expect(rows(page).filter({ hasText: '第1号泊位' })).toBeVisible()
  await expect(page.getByText('其中一部分是示例资料库的报道。')).toBeVisible()
  await page.getByRole('button', { name: '移除示例资料库' }).click()
  await expect(rows(page)).toHaveCount(1)
  await openReport(page, '第1号泊位恢复夜航')
  await selectWords(page, 0, '调度员说当晚')
  await page.keyboard.press('1')
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toHaveLength(1)
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click()
  await page.keyboard.press('Alt+1')
  await expect(page.locator('[aria-rowcount]')).toHaveAttribute('aria-rowcount', String(Number(listed) + 1))
  await openReport(page, '第1号泊位恢复夜航')
  expect(await painted(page, 'hl-fill-yellow')).toHaveLength(1)
})

test('an export is saved as a file', async ({ page }) => {
  await closePanel(await importFiles(page, [traditionalPage()]))
  await page.keyboard.press('Control+Shift+E')
  const dialog = page.getByRole('dialog', { name: '导出' })
  await expectNoObjections(page)
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.(md|zip)$/)
})

test('help names the keys that work', async ({ page }) => {
  await page.keyboard.press('F1')
  const dialog = page.getByRole('dialog', { name: '键盘快捷键' })
  await expect(dialog).toContainText('搜索或执行命令')
  await expect(dialog.getByText('Ctrl K')).toBeVisible()
  // Where a report is read, no letter stands for two things. On the desk, keys mean the desk's own.
  const keys = await dialog
    .locator('section')
    .evaluateAll((groups) =>
      groups
        .filter((group) => !group.querySelector('h3')?.textContent?.includes('版面'))
        .flatMap((group) => [...group.querySelectorAll('kbd')].map(({ textContent }) => textContent)),
    )
  const letters = keys.filter((key) => /(^| )[A-Z0-9?]$/.test(key ?? ''))
  expect(letters).toContain('Shift R')
  expect(letters.filter((key, at) => letters.indexOf(key) !== at)).toEqual([])
  await expectNoObjections(page)
})

test('five thousand reports: the list is whole, and only what is in sight is in the document', async ({
  page,
}) => {
  test.slow()
  await closePanel(await importFiles(page, manyPages(5000)))
  const grid = page.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-rowcount', '5001')
  expect(await rows(page).count()).toBeLessThan(80)
  await rows(page).first().focus()
  await page.keyboard.press('End')
  await expect(page.locator('[aria-rowindex="5001"]')).toBeFocused()
  expect(await rows(page).count()).toBeLessThan(80)
  await page.keyboard.press('Home')
  await expect(page.locator('[aria-rowindex="2"]')).toBeFocused()
  await page.getByRole('textbox', { name: '筛选报道' }).fill('第4321号')
  await expect(rows(page)).toHaveCount(1)
})

test.describe('in a narrow window', () => {
  test.use({ viewport: { width: 820, height: 700 } })
  test('the list on the left folds to icons, opens over the view, and nothing is cut off', async ({
    page,
  }) => {
    await closePanel(await importFiles(page, [harbourPage()]))
    await expect(page.getByRole('button', { name: '有高亮的报道', exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: '来源' })).toBeHidden()
    await page.getByRole('button', { name: '显示资料库列表' }).click()
    await expect(page.getByRole('heading', { name: '来源' })).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBe(0)
    await expectNoObjections(page)
  })
})
