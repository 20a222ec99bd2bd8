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
