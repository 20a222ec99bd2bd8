/** A report whose passages are highlighted, for the specs of highlights. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './host.ts'
import { paneText, placeOf, selectWords } from './reading.ts'

export const FERRY = `北岸渡口恢复通航

本报记者　苏望

北岸渡口昨日恢复通航，首班船载客二百余人。船工说，停航的四十天里他们一直在修船。

（资料图片：渡口清晨）

第二班船在午后开出。管理处表示，票价暂时不变，夜航还要再等一个月。`

export const cards = (page: Page): Locator => page.locator('[data-highlight]')

export const bar = (page: Page): Locator => page.locator('[data-annotate-bar]')

export const said = (page: Page): Locator => page.locator('[data-announcer]')

export async function mark(page: Page, words: string, key = '1'): Promise<void> {
  await selectWords(page, 0, words)
  await page.keyboard.press(key)
  await expect(cards(page).filter({ hasText: words }).first()).toBeVisible()
  await page.keyboard.press('Escape')
}

/** Drags a grip of the active highlight to the edge of some words. */
export async function dragEnd(
  page: Page,
  end: 'start' | 'end',
  words: string,
  to: 'from' | 'to',
): Promise<void> {
  const box = (await page.locator(`[data-end="${end}"]`).boundingBox())!
  const place = (await placeOf(paneText(page, 0), words))[to]
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(place.x, place.y, { steps: 6 })
  await page.mouse.up()
}

export const quotes = (page: Page): Promise<string[]> => cards(page).locator('q').allTextContents()
