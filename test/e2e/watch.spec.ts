/** A watched folder: named in the settings, brings in by itself what arrives, and says what it brought. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { berth } from './pages.ts'

test.use({ locale: 'zh-CN' })
let folder: string
test.beforeEach(() => {
  // A window names no folder outside the user's own.
  folder = mkdtempSync(join(homedir(), 'pressmark-e2e-watched-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const openSettings = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByRole('tab', { name: '资料库' }).click()
}

test('what arrives in a watched folder comes in, is told, and comes in after a restart, too', async ({
  page,
  app,
}) => {
  test.setTimeout(300_000)
  writeFileSync(join(folder, '一版.txt'), berth(1))
  await openSettings(page)
  const part = page.getByRole('region', { name: '监视的文件夹' })
  await part.getByRole('textbox', { name: '文件夹' }).fill('/etc')
  await part.getByRole('button', { name: '监视', exact: true }).click()
  await expect(part.getByText('没有监视“/etc”')).toBeVisible()
  await part.getByRole('textbox', { name: '文件夹' }).fill(folder)
  await part.getByRole('button', { name: '监视', exact: true }).click()
  await expect(part.getByText(folder)).toBeVisible()
  await expect(part.getByText('导入 1 ')).toBeVisible({ timeout: 90_000 })
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()

  const news = page.locator('[data-watched]')
  await expect(news).toContainText(`${basename(folder)}：导入了 1 个文件`)
  await expect(page.locator('[data-report]')).toHaveCount(1)
  writeFileSync(join(folder, '坏.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]))
  await expect(news).toContainText('1 个文件未能导入', { timeout: 90_000 })
  await news.getByRole('button', { name: '显示导入了什么' }).click()
  await expect(news.getByText('坏.txt')).toBeVisible()
  await expect(news.getByText('这不是文本文件')).toBeVisible()
  await news.getByRole('button', { name: /^暂停监视/ }).click()
  await expect(news.getByRole('button', { name: /^继续监视/ })).toBeVisible()
  await news.getByRole('button', { name: /^继续监视/ }).click()
  await news.getByRole('button', { name: '关闭' }).click()
  await expect(news).toHaveCount(0)

  const again = await app.restart(async () => writeFileSync(join(folder, '二版.txt'), berth(2)))
  await expect(again.locator('[data-watched]')).toContainText('导入了 1 个文件', { timeout: 90_000 })
  await expect(again.locator('[data-report]')).toHaveCount(2)
  await openSettings(again)
  await again.getByRole('button', { name: /^停止监视/ }).click()
  await expect(again.getByText('没有监视任何文件夹。')).toBeVisible()
  await again.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await expect(again.locator('[data-report]')).toHaveCount(2)
})
