/** Copies of the library: made by a button, put back after much was deleted. */
import type { Locator, Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts } from './reading.ts'

const dialog = (page: Page): Locator => page.getByRole('dialog')
const LINES = Array.from(
  { length: 52 },
  (_, at) => `第${at + 1}段写的是港口扩建的第${at + 1}件事，记者在码头看到了新的吊机。`,
)
const TEXT = `港口二期工程动工\n\n${LINES.join('\n\n')}\n`

async function openBackups(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await dialog(page)
    .getByRole('tab', { name: /备份|備份|Backups/ })
    .click()
}

/** Pictures of every theme and language, where a folder for them is named. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['LOOK']
  if (!folder) return
  for (const [theme, language] of [
    ['light', 'zh-Hans'],
    ['sepia', 'zh-Hant'],
    ['dark', 'en'],
  ] as const) {
    await sendAll(page, 'settings.set', [
      { key: 'theme', value: theme },
      { key: 'language', value: language },
    ])
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(300)
      await page.screenshot({ path: `${folder}/${name}-${theme}-${language}-${width}.png` })
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await sendAll(page, 'settings.set', [
    { key: 'theme', value: 'light' },
    { key: 'language', value: 'zh-Hans' },
  ])
}

test('a backup by the button, much deleted, looked at and put back: everything is there again', async ({
  page,
}) => {
  await importTexts(page, { '东岸日报.txt': TEXT })
  await expect(page.locator('[data-report]')).toHaveCount(1, { timeout: 90_000 })
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const reportId = (reports as { id: string }[])[0]?.id ?? ''
  await sendAll(
    page,
    'highlights.quote',
    LINES.map((line) => ({ reportId, quote: line.slice(0, 12) })),
  )
  await sendAll(page, 'themes.create', [{ name: '港口', target: { kind: 'report', id: reportId } }])

  await openBackups(page)
  await dialog(page).getByRole('button', { name: '立即备份' }).click()
  await expect(dialog(page).getByRole('listitem')).toHaveCount(1)
  await expect(dialog(page)).toContainText('1 篇报道 · 52 处高亮')
  await expectNoObjections(page)
  await look(page, 'list')
  await page.keyboard.press('Escape')

  // Counted first, then gone.
  const before = await sendAll(page, 'highlights.list', [{}])
  await expect(dialog(page)).toHaveCount(0)
  await page.locator('[data-report]').first().focus()
  await page.keyboard.press('Delete')
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('53 处批注会一起删除')
  await expect(asked).toContainText('52 处高亮')
  await expectNoObjections(page)
  await look(page, 'fuse')
  await asked.getByRole('button', { name: '全部删除' }).click()
  await expect(page.locator('[data-report]')).toHaveCount(0)

  await openBackups(page)
  await dialog(page).getByRole('button', { name: /^查看/ }).first().click()
  await expect(dialog(page)).toContainText('项会回来')
  await expect(dialog(page)).toContainText('港口二期工程动工')
  await expectNoObjections(page)
  await look(page, 'preview')
  await dialog(page).getByRole('button', { name: '恢复这份备份' }).click()
  await expect(page.locator('[data-report]')).toHaveCount(1, { timeout: 30_000 })
  expect(await sendAll(page, 'highlights.list', [{}])).toEqual(before)

  // And that can be taken back.
  await openBackups(page)
  await expect(dialog(page)).toContainText('恢复之前')
})
