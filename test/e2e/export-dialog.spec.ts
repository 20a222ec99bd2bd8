/** The export dialog: what → format → options → preview, from every place that has something to export. */
import type { Locator, Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { highlight, openBoth } from './annotating.ts'
import { sendAll } from './calls.ts'
import { chooseFormat, exportDialog } from './exporting.ts'
import { expect, test } from './host.ts'

const preview = (page: Page): Locator => exportDialog(page).getByRole('region', { name: '预览' })

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['LOOK']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

// A preview begins a thread: on a busy machine that takes longer than drawing does.
const slowly = expect.configure({ timeout: 60_000 })

test('the preview follows format and options', async ({ page }) => {
  await openBoth(page)
  await highlight(page, '验收没有通过')
  await page.keyboard.press('Control+Shift+E')
  await slowly(preview(page)).toContainText('1 处高亮')
  await slowly(preview(page).locator('pre')).toContainText('==验收没有通过==')
  await look(page, 'markdown')
  await exportDialog(page).getByRole('checkbox', { name: '报道正文' }).press('Space')
  await slowly(preview(page).locator('pre')).not.toContainText('==验收没有通过==')
  await slowly(preview(page).locator('pre')).toContainText('> 验收没有通过')
  await exportDialog(page).getByRole('checkbox', { name: '报道正文' }).press('Space')

  await chooseFormat(page, /^HTML/)
  const frame = preview(page).locator('iframe')
  await slowly(frame).toHaveAttribute('data-drawn', '')
  await slowly(frame).toHaveAttribute('sandbox', 'allow-same-origin')
  const drawn = frame.contentFrame()
  await slowly(drawn.locator('mark')).toHaveText('验收没有通过')
  await slowly(drawn.locator('a[href]')).toHaveCount(0)
  // Its own style is on it: a browser draws no line round an article.
  await slowly(drawn.locator('article.card').first()).not.toHaveCSS('border-left-width', '0px')
  for (const theme of ['light', 'sepia', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme)
    await expectNoObjections(page)
    await look(page, `html-${theme}`)
  }

  await chooseFormat(page, /^CSV/)
  await slowly(preview(page).getByRole('table')).toContainText('验收没有通过')
  await expectNoObjections(page)
  await look(page, 'csv')
  await chooseFormat(page, /^Word/)
  // As it reads back, without a mark.
  await slowly(preview(page).locator('pre')).toContainText('验收没有通过')
  await slowly(preview(page).getByRole('table')).toHaveCount(0)
  await look(page, 'word')
  await chooseFormat(page, /^资料包/)
  await slowly(preview(page)).toContainText('版面')
  await expectNoObjections(page)
  await look(page, 'package')
})

test('what was chosen with a format is there the next time', async ({ page }) => {
  await openBoth(page)
  await highlight(page, '验收没有通过')
  await page.keyboard.press('Control+Shift+E')
  await chooseFormat(page, /^HTML/)
  await exportDialog(page).getByRole('checkbox', { name: '笔记' }).press('Space')
  const saved = page.waitForEvent('download')
  await exportDialog(page).getByRole('button', { name: '导出', exact: true }).click()
  await saved
  await expect(exportDialog(page)).toHaveCount(0)
  await page.keyboard.press('Control+Shift+E')
  await expect(exportDialog(page).getByRole('radio', { name: /^HTML/ })).toBeChecked()
  await expect(exportDialog(page).getByRole('checkbox', { name: '笔记' })).not.toBeChecked()
  await expect(exportDialog(page).getByRole('checkbox', { name: '报道正文' })).toBeChecked()
})

test('opens from the highlights panel with these highlights, from a story, a theme and a search with each', async ({
  page,
}) => {
  await openBoth(page)
  await highlight(page, '验收没有通过')
  const [reports = []] = await sendAll(page, 'reports.list', [{}])
  const [highlights = []] = await sendAll(page, 'highlights.list', [{}])
  await page.getByRole('button', { name: /^导出这些高亮（1）/ }).click()
  await expect(exportDialog(page)).toContainText('1 处高亮及其上的内容')
  await slowly(preview(page)).toContainText('1 处高亮')
  await look(page, 'chosen')
  await page.keyboard.press('Escape')

  await sendAll(page, 'stories.create', [{ title: '验收始末', reportIds: reports.map(({ id }) => id) }])
  const [theme] = await sendAll(page, 'themes.create', [{ name: '验收' }])
  await sendAll(page, 'themes.assign', [
    { themeId: theme?.id ?? '', target: { kind: 'highlight', id: highlights[0]?.id ?? '' } },
  ])
  await sendAll(page, 'searches.save', [{ name: '查验收', query: '验收' }])

  await page.keyboard.press('Control+Shift+E')
  const kind = exportDialog(page).getByRole('button', { name: /导出范围/ })
  for (const [name, thing] of [
    ['一个事件', '验收始末'],
    ['一个主题', '验收'],
    ['一个已存搜索', '查验收'],
  ] as const) {
    await kind.click()
    await page.getByRole('option', { name }).click()
    await expect(exportDialog(page).getByRole('button', { name: new RegExp(thing) })).toBeVisible()
    await slowly(preview(page)).toContainText(/[1-9] 篇报道/)
  }
})
