/** What the walks through the states of an area are made of. */
import { expect, type Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** Titles of sample reports: one in each language, the first two linked. */
export const SAMPLES = {
  'zh-Hans': '伦敦峰会谈妥四步，欧洲想坐回谈判桌',
  en: 'Europe brings four steps and a stopwatch to London',
  'zh-Hant': '燕郊餐飲店爆炸',
} as const

export interface State {
  name: string
  enter: (page: Page, t: Words) => Promise<unknown>
}

export const dialog = (page: Page) => page.locator('[role="dialog"], [role="alertdialog"]')
export const press = (page: Page, ...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
export const escape = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}
export const sideTab = (
  tab: 'highlights' | 'links' | 'related' | 'notes' | 'corrections' | 'info',
): State => ({
  name: `side-${tab}`,
  enter: (page, t) =>
    page
      .locator('aside')
      .getByRole('tab', { name: new RegExp(t(`panel:${tab}`)) })
      .click(),
})
