/** What goes out: formats by groups, their options, and citations on the clipboard. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { findInstalledBrowser } from '../../electron/browsers.ts'
import { objectionsInThemes } from './axe.ts'
import { cards, highlight, openBoth } from './annotating.ts'
import { chooseFormat, exportDialog } from './exporting.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, paneText } from './reading.ts'

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

async function exported(page: Page, format: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const dialog = exportDialog(page)
  await chooseFormat(page, format)
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  const download = await saved
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('formats stand in groups, go by arrows, and show their options; tables come as Excel reads them', async ({
  page,
}) => {
  await openBoth(page)
  await highlight(page, '验收没有通过')
  await page.keyboard.press('Control+Shift+E')
  const dialog = exportDialog(page)
  for (const name of ['文档', '笔记与数据', '参考文献', '研究工具'])
    await expect(dialog.getByRole('group', { name, exact: true })).toBeVisible()
  expect(await objectionsInThemes(page)).toEqual([])

  await dialog.getByRole('radio', { name: /^Markdown/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /^Word/ })).toBeChecked()
  await expect(dialog.getByRole('button', { name: /每条引文附出处/ })).toBeVisible()
  await chooseFormat(page, /^BibTeX/)
  await expect(dialog.getByRole('button', { name: /每条引文附出处/ })).toHaveCount(0)

  const tables = await exported(page, /^CSV/)
  expect(tables.name).toMatch(/\.zip$/)
  const highlights = unzipSync(new Uint8Array(tables.bytes))['highlights.csv']
  expect([...highlights!.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(strFromU8(highlights!)).toContain('验收没有通过')
})

test('a Word document and, where a browser is installed, a PDF are saved', async ({ page }) => {
  await openBoth(page)
  await highlight(page, '验收没有通过')
  await page.keyboard.press('Control+Shift+E')
  const word = await exported(page, /^Word/)
  expect(word.name).toMatch(/\.docx$/)
  expect(Object.keys(unzipSync(new Uint8Array(word.bytes)))).toContain('word/document.xml')
  if (!findInstalledBrowser()) return
  await page.keyboard.press('Control+Shift+E')
  const paper = await exported(page, /^PDF/)
  expect(paper.name).toMatch(/\.pdf$/)
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

test('citations are copied: of a highlight with its words, of the report; the style is chosen in the settings', async ({
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const text =
    '---\ntitle: 夜航恢复\nsource: 河口日报\npublished: 2025-03-03\n---\n\n调度员说当晚有七艘船进港。\n'
  await importTexts(page, { 'night.md': text })
  await openReport(page, '夜航恢复')
  await highlight(page, '七艘船进港')
  await page.keyboard.press('Alt+Shift+C')
  await expect.poll(() => clipboard(page)).toBe('“七艘船进港”\n夜航恢复[N]. 河口日报，2025-03-03.')

  // Where nothing is at hand, the report alone.
  await paneText(page, 0).click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('>复制本篇报道的出处')
  await page.keyboard.press('Enter')
  await expect.poll(() => clipboard(page)).toBe('夜航恢复[N]. 河口日报，2025-03-03.')

  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: '设置' })
  await settings.getByRole('tab', { name: '出处与导出' }).click()
  await settings.getByRole('button', { name: /出处格式/ }).click()
  await page.getByRole('option', { name: 'GB/T 7714—2015' }).click()
  await expect(settings).toContainText('河口日报, 2025-03-03(5)')
  await settings.getByRole('textbox', { name: '导出时的署名' }).fill('试读者')
  await page.keyboard.press('Escape')
  await cards(page).first().click()
  await cards(page).first().getByRole('button', { name: '复制出处' }).click()
  await expect.poll(() => clipboard(page)).toBe('“七艘船进港”\n夜航恢复[N]. 河口日报, 2025-03-03.')
})
