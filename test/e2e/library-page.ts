/** Files come in, rows stand in the table: for the specs of the library. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './host.ts'
import type { MadeFile } from './pages.ts'

/** Imports by the button, and waits until all is in. */
export async function importFiles(page: Page, files: MadeFile[]): Promise<Locator> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '导入', exact: true }).first().click()
  await (await chooser).setFiles(files)
  const panel = page.getByRole('region', { name: '导入' })
  await expect(panel.getByRole('status')).toBeVisible({ timeout: 60_000 })
  return panel
}

export const rows = (page: Page): Locator => page.locator('[data-report]')

export const closePanel = (panel: Locator): Promise<void> =>
  panel.getByRole('button', { name: '关闭' }).last().click()
