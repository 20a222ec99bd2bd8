/** What specs of annotations begin with: two reports side by side, highlights, their notes. All texts are made up. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './host.ts'
import { importTexts, openReport, selectWords } from './reading.ts'

const BRIDGE = `跨湾大桥推迟通车

本报记者　顾晓帆

跨湾大桥原定下月通车，承建方昨日表示要推迟到年底，原因是伸缩缝的验收没有通过。

大桥全长六点二公里，造价四十八亿元。“质量上的事没有商量。”总工程师说。`

const BRIDGE_HK = `跨灣大橋延至年底啟用

記者　莫家瑜

承建商證實，跨灣大橋不能如期在下月啟用，伸縮縫須要重做。

工程造價已升至五十一億元，比早前公布的多出三億。`

export const cards = (page: Page): Locator => page.locator('[data-highlight]')
export const editor = (page: Page): Locator => page.locator('[contenteditable="true"]')
export const tab = (page: Page, name: RegExp): Promise<void> => page.getByRole('tab', { name }).click()

/** Both reports side by side, the first one active. */
export async function openBoth(page: Page): Promise<void> {
  await importTexts(page, { 'bridge.txt': BRIDGE, 'bridge-hk.txt': BRIDGE_HK })
  await openReport(page, '跨湾大桥推迟通车')
  await openReport(page, '跨灣大橋延至年底啟用', true)
  await expect(page.locator('[data-pane]')).toHaveCount(2)
}

export async function highlight(page: Page, words: string, pane = 0): Promise<Locator> {
  await selectWords(page, pane, words)
  await page.keyboard.press('1')
  const card = cards(page).filter({ hasText: words })
  await expect(card).toBeVisible()
  return card
}

/** Opens the note of the passage that was marked last, by its key. */
export async function writeNote(page: Page, card: Locator): Promise<void> {
  await card.locator('[data-quote]').focus()
  await page.keyboard.press('n')
  await expect(editor(page)).toBeFocused()
}

/** The same library in another window, which shows what the first one had open. */
export async function secondWindow(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(page.url())
  // A key pressed before the window listens is lost.
  await expect(other.getByRole('main')).toBeVisible()
  return other
}
