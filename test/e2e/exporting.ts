/** The export dialog as the specs use it. */
import type { Locator, Page } from '@playwright/test'

export const exportDialog = (page: Page): Locator => page.getByRole('dialog', { name: '导出', exact: true })

/** Chosen by keys: the list scrolls, and a press on what is out of sight would meet something else. */
export async function chooseFormat(page: Page, format: RegExp): Promise<void> {
  await exportDialog(page).getByRole('radio', { name: format }).focus()
  await page.keyboard.press('Space')
}
