/** An export into a folder, again and again: chosen in the system's dialog, edited by the user, written again. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { sendAll } from './calls.ts'
import { answerFolderDialog } from './folder-dialog.ts'
import { expect, test } from './host.ts'
import { importTexts } from './reading.ts'

const vault = answerFolderDialog('我的笔记')

test.skip(process.platform !== 'linux', 'stands in for the dialog of Linux')

const QUOTE = '渔民代表要求先划定新的渔场'
const TEXT = `港口二期工程动工\n\n新码头昨日在东岸动工，预计三年后可停靠巨轮。\n\n${QUOTE}，再开始挖泥。\n`
const dialog = (page: Page): Locator => page.getByRole('dialog')
const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['LOOK']
  if (!folder) return
  for (const theme of ['light', 'sepia', 'dark']) {
    await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme)
    await page.waitForTimeout(150)
    await page.screenshot({ path: `${folder}/${name}-${theme}.png` })
  }
  await page.evaluate(() => (document.documentElement.dataset.theme = 'light'))
}
test.describe.configure({ timeout: 180_000 })
test('what the user wrote in the vault stays, and what they edited is theirs to decide', async ({
  page,
  host,
}) => {
  test.skip(host !== 'loopback', 'Electron shows its own dialog')
  await importTexts(page, { '东岸日报.txt': TEXT })
  await expect(page.locator('[data-report]')).toHaveCount(1, { timeout: 60_000 })
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const reportId = (reports as { id: string }[])[0]?.id ?? ''
  const [marked] = await sendAll(page, 'highlights.quote', [{ reportId, quote: QUOTE }])
  await sendAll(page, 'themes.create', [
    { name: '渔业', target: { kind: 'highlight', id: (marked as { id: string }).id } },
  ])

  await page.keyboard.press('Control+Shift+e')
  await dialog(page).getByRole('button', { name: '导出到文件夹…' }).click()
  await expect(dialog(page)).toContainText('已写入文件夹')
  await expect(dialog(page)).toContainText('没有需要决定的事')
  const path = join(vault, readdirSync(vault).find((name) => name.includes('港口')) ?? '')
  expect(readFileSync(path, 'utf8')).toContain(`> ${QUOTE} ^h-`)
  await dialog(page).getByRole('button', { name: '关闭', exact: true }).last().click()

  const edited = readFileSync(path, 'utf8')
    .replace(`> ${QUOTE} ^`, `> ${QUOTE}（存疑） ^`)
    .replace('## 正文', '我自己的话。\n\n## 正文')
    .replace('新码头昨日在东岸动工，预计三年后可停靠巨轮。\n\n', '')
  writeFileSync(path, edited)
  await sendAll(page, 'highlights.update', [{ id: (marked as { id: string }).id, color: 'red' }]).catch(
    () => [],
  )

  await page.keyboard.press('Control+Shift+e')
  await expect(dialog(page).locator('[data-folders]')).toContainText('我的笔记')
  await dialog(page).locator('[data-folders]').scrollIntoViewIfNeeded()
  await expectNoObjections(page)
  await look(page, 'vault-dialog')
  await dialog(page).getByRole('button', { name: '再次写入' }).click()
  await expect(dialog(page)).toContainText('由你编辑过')
  await expect(dialog(page)).toContainText('由你删除')
  await expectNoObjections(page)
  await look(page, 'vault-result')
  expect(readFileSync(path, 'utf8')).toContain('（存疑）')
  expect(readFileSync(path, 'utf8')).toContain('我自己的话。')

  await dialog(page).getByRole('radio', { name: '采用资料库的' }).click()
  await dialog(page).getByText('重新生成', { exact: true }).click()
  await dialog(page).getByRole('button', { name: '应用所选' }).click()
  await expect(dialog(page)).toContainText('没有需要决定的事')
  const text = readFileSync(path, 'utf8')
  expect(text).not.toContain('（存疑）')
  expect(text).toContain('新码头昨日在东岸动工')
  expect(text).toContain('我自己的话。')
})
