/** Where the keyboard's focus goes, and what a bar or a key acts on, when something goes away. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { berth } from './pages.ts'
import { importTexts, openReport, painted, paneText, selectWords } from './reading.ts'

const ONE = '第1号泊位恢复夜航'
const TWO = '第2号泊位恢复夜航'
const row = (page: Page, title: string): Locator => page.getByRole('row').filter({ hasText: title })
const bar = (page: Page): Locator => page.locator('[data-annotate-bar]')

const importTwo = (page: Page): Promise<void> =>
  importTexts(page, { 'one.txt': berth(1), 'two.txt': berth(2) })

async function twoPanes(page: Page): Promise<void> {
  await importTwo(page)
  await openReport(page, ONE)
  await openReport(page, TWO, true)
  await expect(page.locator('[data-pane]')).toHaveCount(2)
}

test('the bar goes with a highlight that is undone', async ({ page }) => {
  await twoPanes(page)
  await selectWords(page, 0, '调度员说当晚')
  await page.keyboard.press('1')
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toHaveLength(1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toHaveLength(0)
  await expect(bar(page)).toHaveCount(0)
})

test('the bar is there only while its pane is the active one', async ({ page }) => {
  await twoPanes(page)
  await selectWords(page, 1, '夜间查验')
  await selectWords(page, 0, '调度员说当晚')
  await page.keyboard.press('F6')
  await expect(bar(page)).toHaveCount(0)
  await page.keyboard.press('F6')
  await bar(page).getByRole('button', { name: /绿色/ }).click()
  await expect.poll(() => painted(page, 'hl-fill-green')).toEqual(['调度员说当晚'])
})

test('a card that is deleted leaves its focus to the next, the last one to the text', async ({ page }) => {
  await twoPanes(page)
  for (const words of ['调度员说当晚', '夜间查验']) {
    await selectWords(page, 0, words)
    await page.keyboard.press('1')
    await expect(page.locator('[data-highlight]').filter({ hasText: words })).toBeVisible()
  }
  const quotes = page.locator('[data-highlight] [data-quote]')
  await quotes.first().focus()
  await page.keyboard.press('Delete')
  await expect(quotes).toHaveCount(1)
  await expect(quotes).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(quotes).toHaveCount(0)
  await expect(paneText(page, 0)).toBeFocused()
})

test('a report removed by key leaves the focus to the row in its place', async ({ page }) => {
  await importTwo(page)
  await row(page, TWO).focus()
  await page.keyboard.press('Delete')
  await expect(row(page, TWO)).toHaveCount(0)
  await expect(row(page, ONE)).toBeFocused()
})

test('a hit that is opened gives the focus to its text: reading keys work at once', async ({ page }) => {
  await importTwo(page)
  await expect(row(page, ONE)).toBeVisible()
  // Not drawn yet the first time, there already the second.
  for (const words of ['比上月多了', '夜间查验']) {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words)
    await expect(page.getByRole('option').first()).toContainText(words)
    await page.keyboard.press('Enter')
    await expect(paneText(page, 0)).toBeFocused()
  }
})

test('closing a tab or a pane by its button leaves the focus in the text', async ({ page }) => {
  await twoPanes(page)
  await openReport(page, ONE)
  const tabs = page.locator('[data-pane]').nth(1).getByRole('tab')
  await expect(tabs).toHaveCount(2)
  await page.getByRole('button', { name: `关闭《港区${TWO}》` }).click()
  await expect(tabs).toHaveCount(1)
  await expect(paneText(page, 1)).toBeFocused()
})

test('a theme that is made in the picker is one step of undo; chips taken off leave the focus to the next', async ({
  page,
}) => {
  await importTwo(page)
  await openReport(page, ONE)
  await selectWords(page, 0, '调度员说当晚')
  await page.keyboard.press('1')
  const card = page.locator('[data-highlight]')
  await card.locator('[data-quote]').focus()
  await page.keyboard.press('t')
  for (const name of ['夜航', '港口']) {
    await page.keyboard.type(name)
    await expect(page.getByRole('option').last()).toContainText(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('option', { name, selected: true })).toBeVisible()
  }
  await page.keyboard.press('Escape')
  const chip = (name: string): Locator => card.getByRole('button', { name, exact: true })
  const cross = (name: string): Locator => card.getByRole('button', { name: `移除主题“${name}”` })
  await expect(chip('港口')).toBeVisible()
  await paneText(page, 0).focus()
  await page.keyboard.press('Control+z')
  await expect(chip('港口')).toHaveCount(0)
  await expect(chip('夜航')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(chip('港口')).toBeVisible()

  await cross('夜航').focus()
  await page.keyboard.press('Enter')
  await expect(chip('夜航')).toHaveCount(0)
  await expect(cross('港口')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(chip('港口')).toHaveCount(0)
  await expect(page.locator('body')).not.toBeFocused()
})

test('a link that is removed leaves the focus in the panel', async ({ page }) => {
  await twoPanes(page)
  await selectWords(page, 1, '夜间查验')
  await selectWords(page, 0, '调度员说当晚')
  await page.keyboard.press('l')
  await page.keyboard.press('d')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const remove = page.locator('[data-highlight]').getByRole('button', { name: /删除到/ })
  await remove.focus()
  await page.keyboard.press('Enter')
  await expect(remove).toHaveCount(0)
  await expect(page.locator('aside').locator(':focus')).toHaveCount(1)
})
