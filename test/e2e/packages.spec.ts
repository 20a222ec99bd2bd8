/** The library as one file, out and in; annotations of other programs. */
import type { Locator, Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts } from './reading.ts'

const QUOTE = '渔民代表要求先划定新的渔场'
const TEXT = `港口二期工程动工\n\n新码头昨日在东岸动工，预计三年后可停靠巨轮。\n\n${QUOTE}，再开始挖泥。\n`

async function drop(page: Page, files: { name: string; text?: string; path?: string }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '导入', exact: true }).first().click()
  const given = files.map(({ name, text = '' }) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(text),
  }))
  const [first] = files
  await (await chooser).setFiles(first?.path === undefined ? given : first.path)
}
const dialog = (page: Page): Locator => page.getByRole('dialog')

const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['LOOK']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test.describe.configure({ mode: 'serial' })
let saved = ''

test('the library goes out as one file, and is known when it comes back', async ({ page }, info) => {
  await importTexts(page, { '东岸日报.txt': TEXT })
  await expect(page.locator('[data-report]')).toHaveCount(1)
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const reportId = (reports as { id: string }[])[0]?.id ?? ''
  await sendAll(page, 'highlights.quote', [{ reportId, quote: QUOTE }])

  await page.keyboard.press('Control+Shift+e')
  await dialog(page)
    .getByRole('radio', { name: /^资料包/ })
    .focus()
  await page.keyboard.press('Space')
  await expect(dialog(page)).toContainText('整个资料库存成一个文件')
  await expectNoObjections(page)
  await look(page, 'export')
  const download = page.waitForEvent('download')
  await dialog(page).getByRole('button', { name: '导出', exact: true }).click()
  saved = info.outputPath('东岸.pressmark')
  await (await download).saveAs(saved)
  await expect(dialog(page)).toHaveCount(0)

  await drop(page, [{ name: '', path: saved }])
  await expect(dialog(page)).toContainText('它由本资料库制作')
  await expectNoObjections(page)
  await look(page, 'asked')
  await dialog(page).getByRole('button', { name: '并入', exact: true }).click()
  await expect(dialog(page)).toContainText('没有作任何更改')
  // Kept for the next test, whose folder is another one.
  saved = `${info.project.outputDir}/pressmark-package-${process.pid}.pressmark`
  await (await import('node:fs/promises')).copyFile(info.outputPath('东岸.pressmark'), saved)
})

test('a package comes into another library, is told, and goes with one undo', async ({ page }) => {
  await drop(page, [{ name: '', path: saved }])
  await expect(dialog(page)).toContainText('它由另一个资料库制作')
  await dialog(page).getByRole('button', { name: '并入', exact: true }).click()
  await expect(dialog(page)).toContainText('撤销一次即可全部取出')
  const row = dialog(page).getByRole('row').filter({ hasText: '高亮' })
  await expect(row).toContainText('1')
  await expectNoObjections(page)
  await look(page, 'came')
  await dialog(page).getByRole('button', { name: '关闭' }).last().click()
  await expect(page.locator('[data-report]')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(page.locator('[data-report]')).toHaveCount(0)
})

test('a file that is no package is refused in words', async ({ page }) => {
  await drop(page, [{ name: '坏.pressmark', text: '不是资料包' }])
  await expect(dialog(page).getByRole('alert')).toContainText('不是 Pressmark 资料包')
  await look(page, 'refused')
})

test('of several packages and annotations dropped together each is told in its turn', async ({ page }) => {
  await drop(page, [
    { name: '甲.pressmark', text: '不是资料包' },
    { name: '批注.json', text: '[]' },
    { name: '乙.pressmark', text: '也不是' },
  ])
  await expect(dialog(page)).toContainText('批注.json')
  await dialog(page).getByRole('button', { name: '关闭' }).last().click()
  for (const words of ['不是 Pressmark 资料包', '不是 Pressmark 资料包']) {
    await expect(dialog(page).getByRole('alert')).toContainText(words)
    await dialog(page).getByRole('button', { name: '关闭' }).last().click()
  }
  await expect(dialog(page)).toHaveCount(0)
})

test('annotations of another program find their words; what has no document is listed with the reason', async ({
  page,
}) => {
  const annotation = (id: string, exact: string, title: string) => ({
    ...{
      id,
      created: '2026-03-04T08:00:00Z',
      updated: '2026-03-04T08:00:00Z',
      user: 'acct:lin@x',
      uri: `https://x.example/${id}`,
    },
    ...{ text: '谁说的？', tags: ['渔业'], references: [], document: { title: [title] } },
    target: [
      {
        source: 'https://x.example',
        selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
      },
    ],
  })
  const json = JSON.stringify({
    ...{ export_date: '2026-03-05', export_userid: 'acct:lin@x', client_version: '1' },
    annotations: [
      annotation('a', QUOTE, '港口二期工程动工'),
      annotation('b', '别处报纸上的一句话，这里没有', '别处的报纸'),
      annotation('c', '渔民代表反对东岸挖泥的全部计划', '港口二期工程动工'),
    ],
  })
  // Together with the page they sit on.
  await drop(page, [
    { name: 'hypothesis.json', text: json },
    { name: '东岸日报.txt', text: TEXT },
  ])
  await expect(dialog(page)).toContainText('其他程序的批注')
  await expect(dialog(page).getByRole('row').filter({ hasText: '已放到原位的高亮' })).toContainText('1')
  await expect(dialog(page)).toContainText('别处报纸上的一句话，这里没有')
  await expect(dialog(page)).toContainText('资料库中没有它的文档')
  await expectNoObjections(page)
  await look(page, 'foreign')
  await dialog(page).getByRole('button', { name: '打开“未定位的批注”' }).click()
  await expect(dialog(page)).toContainText('渔民代表反对东岸挖泥的全部计划')
  await look(page, 'tray')
})
