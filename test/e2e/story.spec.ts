/** The whole job on the five real pages, told as one person would do it. The pages stay in ../shared/seeds. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { exportDialog } from './exporting.ts'
import { expect, test } from './host.ts'
import { selectWords } from './reading.ts'

const PAGES = fileURLToPath(new URL('../../../shared/seeds', import.meta.url))
const havePages = existsSync(PAGES)
if (process.env.PRESSMARK_REQUIRE_SHARED && !havePages)
  throw new Error('../shared/seeds is missing; it must not be here')
test.skip(!havePages, 'the real pages are not on this machine (../shared/seeds)')

/** Titles and quotes are found by pattern and by place, so that no sentence of a real page stands in this project. */
const files = havePages
  ? readdirSync(PAGES)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => join(PAGES, name))
  : []

const pane = (page: Page, index: number): Locator =>
  page.getByRole('region', { name: new RegExp(`第 ${index + 1} 栏`) })

/** The `index`-th clause of eight Han characters or more in a report's running text, one a paragraph. */
async function clauseOf(article: Locator, index: number): Promise<string> {
  const paragraphs = await article.getByRole('paragraph').allInnerTexts()
  const clauses = paragraphs.flatMap((text) => /[\p{Script=Han}\d]{8,}/u.exec(text)?.[0] ?? [])
  const clause = clauses[index]
  if (!clause) throw new Error(`no clause ${index} among ${clauses.length}`)
  return clause
}

async function openView(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).click({ force: true })
}

test('import, read beside, highlight, note, tag, link, search, export, restart', async ({ page, app }) => {
  test.setTimeout(180_000)

  // Import all five.
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '导入' }).first().click(),
  ])
  await chooser.setFiles(files)
  await expect(page.getByText(/已导入 5 个文件/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: '关闭' }).last().click()

  // The report on Russia and Ukraine of the first page, beside that of the second.
  await page.getByRole('rowheader', { name: /美乌谈崩/ }).dblclick()
  await expect(pane(page, 0).getByRole('article')).toBeVisible()
  await openView(page, '资料库')
  await page.getByRole('rowheader', { name: /俄乌“圣诞节停火”/ }).click({ modifiers: ['ControlOrMeta'] })
  const left = pane(page, 0).getByRole('article')
  const right = pane(page, 1).getByRole('article')
  await expect(right).toBeVisible()

  // Highlight in both; the second gets a note with a list and two themes.
  const leftQuote = await clauseOf(left, 0)
  const rightQuote = await clauseOf(right, 2)
  await selectWords(page, 0, leftQuote)
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: `黄色: ${leftQuote}` })).toBeVisible()
  await selectWords(page, 1, rightQuote)
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: `蓝色: ${rightQuote}` })).toBeVisible()

  await page.keyboard.press('n')
  const note = page.getByRole('textbox', { name: /笔记/ })
  await expect(note).toBeFocused()
  await page.keyboard.type('两报对照')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- 时间')
  await page.keyboard.press('Enter')
  await page.keyboard.type('地点')
  await expect(page.getByRole('complementary').getByText('已保存')).toBeVisible()
  await page.keyboard.press('Escape')

  for (const theme of ['停火', '欧洲防务']) {
    await page.getByRole('complementary').getByRole('button', { name: '添加主题' }).first().click()
    await page.keyboard.type(theme)
    await expect(page.getByRole('option', { name: new RegExp(theme) })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('complementary').getByText(theme, { exact: true })).toBeVisible()
  }

  // A link in one gesture: select left, select right, L, U. The right one updates the left one.
  const from = await clauseOf(right, 4)
  const to = await clauseOf(left, 3)
  await selectWords(page, 0, to)
  await selectWords(page, 1, from)
  await page.keyboard.press('l')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('u')
  await expect(page.getByRole('dialog')).toBeHidden()

  // Both ends show it; one click opens the other end beside.
  const jump = page
    .getByRole('complementary')
    .getByRole('button', { name: /^在旁边打开/ })
    .first()
  await expect(jump).toBeVisible()
  await expect(pane(page, 0).getByRole('button', { name: /链接/ }).first()).toBeVisible()
  await pane(page, 0).getByRole('button', { name: '关闭本栏' }).click()
  await expect(page.getByRole('region', { name: /栏，共 1 栏/ }).or(pane(page, 1))).not.toHaveCount(2)
  await jump.click()
  await expect(page.getByRole('article', { name: /美乌谈崩/ })).toBeVisible()
  await expect(page.getByText(to).first()).toBeInViewport()

  // Search finds either script from either script.
  for (const [query, title] of [
    ['俄罗斯', /向北開放/],
    ['俄羅斯', /俄乌“圣诞节停火”|联合声明/],
  ] as const) {
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(query)
    await expect(page.getByRole('listbox', { name: '搜索结果' }).getByText(title).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }

  // Export everything as Markdown: it holds both quotes, the note, the themes and the link.
  const exported = await exportAll(page)
  for (const words of [
    leftQuote,
    rightQuote,
    '两报对照',
    '- 时间',
    '- 地点',
    '#停火',
    '#欧洲防务',
    from,
    to,
  ]) {
    expect(exported).toContain(words)
  }
  expect(exported).toMatch(/updates:: |更新:: /)

  // Restart: all still there; undo still works.
  const after = await app.restart()
  await expect(after.getByRole('article', { name: /圣诞节停火/ })).toBeVisible()
  await after.getByRole('article', { name: /圣诞节停火/ }).click({ position: { x: 5, y: 5 } })
  await expect(after.getByRole('button', { name: `蓝色: ${rightQuote}` })).toBeVisible()
  await expect(after.getByText('两报对照')).toBeVisible()
  await expect(after.getByRole('button', { name: /^在旁边打开/ }).first()).toBeVisible()
  await after.getByRole('button', { name: '撤销：链接' }).click()
  await expect(after.getByRole('button', { name: /^在旁边打开/ })).toHaveCount(0)
  await after.getByRole('button', { name: '重做：链接' }).click()
  await expect(after.getByRole('button', { name: /^在旁边打开/ }).first()).toBeVisible()
})

/** Exports the whole library through the window; returns every file of the zip as one text. */
async function exportAll(page: Page): Promise<string> {
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('>导出')
  await page.getByRole('option', { name: /导出/ }).first().click()
  const dialog = exportDialog(page)
  await dialog.getByRole('button', { name: /导出范围/ }).click()
  await page.getByRole('option', { name: '全部', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '导出', exact: true }).click(),
  ])
  const zip = unzipSync(new Uint8Array(readFileSync(await download.path())))
  const texts = Object.values(zip).map((bytes) => new TextDecoder().decode(bytes))
  await page.keyboard.press('Escape')
  return texts.join('\n')
}
