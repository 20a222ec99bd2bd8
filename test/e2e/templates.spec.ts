/** Templates of exports: from the gallery, typed with a preview, wrong with a line, saved, exported through. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { objectionsInThemes } from './axe.ts'
import { highlight, openBoth } from './annotating.ts'
import { chooseFormat, exportDialog } from './exporting.ts'
import { expect, test } from './host.ts'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /导出模板/ })
const preview = (page: Page) => dialogOf(page).getByRole('region', { name: '预览', exact: true })
const source = (page: Page) => dialogOf(page).getByRole('textbox', { name: '模板', exact: true })

async function openTemplates(page: Page): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.keyboard.type('>导出模板')
  await page.keyboard.press('Enter')
  await expect(dialogOf(page)).toBeVisible()
}

test('a template is started from the gallery, changed under its preview, mended where it is wrong, saved and exported', async ({
  page,
}) => {
  // Five previews, each in a thread of its own.
  test.slow()
  await openBoth(page)
  await highlight(page, '验收没有通过')
  await openTemplates(page)
  const dialog = dialogOf(page)
  await expect(dialog.getByText('还没有模板')).toBeVisible()
  expect(await objectionsInThemes(page)).toEqual([])
  await dialog.getByRole('button', { name: '以此为起点: 阅读笔记' }).click()
  await expect(preview(page)).toContainText('> 验收没有通过')
  expect(await objectionsInThemes(page)).toEqual([])

  // As one types, it is shown.
  await source(page).fill('第一行\n{{ report.title }}：{{ report.highlights | map: "quote" | join: "、" }}\n')
  await expect(preview(page).getByRole('group')).toHaveText(/^第一行\s.+：验收没有通过/)
  await expect(dialog.getByText('未保存', { exact: true })).toBeVisible()

  // A mistake is told with its place, the last preview stays, and the place is gone to.
  await source(page).fill('第一行\n第二行 {{ report.titel }}\n')
  const problem = dialog.locator('[data-problem]')
  await expect(problem).toContainText('第 2 行第 8 列')
  await expect(problem).toContainText('report.titel')
  await expect(source(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(preview(page)).toContainText('验收没有通过')
  expect(await objectionsInThemes(page)).toEqual([])
  await problem.getByRole('button', { name: '转到该处' }).click()
  await expect(source(page)).toBeFocused()
  expect(await source(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(11)

  // What is left unsaved is asked about.
  await page.keyboard.press('Escape')
  const question = page.getByRole('alertdialog', { name: '不保存就离开？' })
  await question.getByRole('button', { name: '继续编辑' }).click()
  await source(page).fill('《》')
  await source(page).press('ArrowLeft')
  await dialog.getByRole('button', { name: 'report.title 标题' }).click()
  await expect(source(page)).toHaveValue('《{{ report.title }}》')
  await dialog.getByRole('textbox', { name: '名称', exact: true }).fill('书名号')
  await page.keyboard.press('Control+S')
  await expect(dialog.getByText('已保存', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: '全部模板' }).click()
  await expect(dialog.getByRole('button', { name: /^书名号/ })).toBeVisible()
  await page.keyboard.press('Escape')

  // It stands among the formats.
  await page.keyboard.press('Control+Shift+E')
  const exporting = exportDialog(page)
  await chooseFormat(page, /^书名号/)
  const saved = page.waitForEvent('download')
  await exporting.getByRole('button', { name: '导出', exact: true }).click()
  const download = await saved
  expect(download.suggestedFilename()).toMatch(/\.md$/)
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^《.+》$/)
})

test('a template is copied, saved as a file, removed and brought back; one that does not end is ended', async ({
  page,
}) => {
  await openBoth(page)
  await openTemplates(page)
  const dialog = dialogOf(page)
  await dialog.getByRole('button', { name: '以此为起点: 大事年表' }).click()
  await expect(preview(page)).toContainText('| 日期 | 报纸 |')
  await dialog.getByRole('button', { name: '全部模板' }).click()
  await dialog.getByRole('button', { name: '复制一份: 大事年表', exact: true }).click()
  await expect(dialog.getByRole('textbox', { name: '名称', exact: true })).toHaveValue('大事年表 (2)')

  await source(page).fill('{% for a in (1..9999) %}{% for b in (1..9999) %}{{ a }}{% endfor %}{% endfor %}')
  await expect(dialog.locator('[data-problem="too-slow"], [data-problem="too-much"]')).toContainText('循环', {
    timeout: 30_000,
  })
  await source(page).fill('又能写了')
  await expect(preview(page)).toContainText('又能写了')
  await page.keyboard.press('Control+S')
  await expect(dialog.getByText('已保存', { exact: true })).toBeVisible()

  await dialog.getByRole('button', { name: '全部模板' }).click()
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '存为文件: 大事年表 (2)' }).click()
  expect((await saved).suggestedFilename()).toBe('大事年表 (2).liquid')
  await dialog.getByRole('button', { name: '删除: 大事年表 (2)' }).click()
  await expect(dialog.getByRole('button', { name: /^大事年表 \(2\)/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Z')
  await openTemplates(page)
  await expect(dialog.getByRole('button', { name: /^大事年表 \(2\)/ })).toBeVisible()
})
