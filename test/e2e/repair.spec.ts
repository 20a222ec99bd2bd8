/** A damaged library that opens: the check says what is wrong in words, Repair mends it, and everything is there again. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { emptyPage } from '../damage.ts'
import { expectNoObjections } from './axe.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, paneText } from './reading.ts'

const TEXT = `码头夜航恢复

调度员说当晚有七艘船进港，引水员全部到岗。

渔民何大成说，二十条船都拉上了岸。
`
const panel = (page: Page): Locator => page.getByRole('tabpanel', { name: '资料库' })

/** What the user has made, as the window is told of it. */
async function everything(page: Page): Promise<unknown> {
  const [highlights] = await sendAll(page, 'highlights.list', [{}])
  const [themes] = await sendAll(page, 'themes.list', [{}])
  const [notes] = await sendAll(page, 'notes.list', [{}])
  return { highlights, themes, notes }
}

/** The same after a repair: the library is opened anew, and a wire that asks meanwhile ends. */
async function everythingSoon(page: Page): Promise<unknown> {
  let found: unknown
  await expect(async () => {
    found = await everything(page)
  }).toPass()
  return found
}

async function annotate(page: Page): Promise<void> {
  await importTexts(page, { '东岸日报.txt': TEXT })
  await expect(page.locator('[data-report]')).toHaveCount(1, { timeout: 90_000 })
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const reportId = reports![0]!.id
  const [made] = await sendAll(page, 'highlights.quote', [{ reportId, quote: '七艘船进港' }])
  await sendAll(page, 'themes.create', [
    { name: '港口', target: { kind: 'highlight', id: made!.id } },
    { name: '渔业', target: { kind: 'report', id: reportId } },
  ])
}

async function check(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('dialog').getByRole('tab', { name: '资料库' }).click()
  await page.getByRole('button', { name: '检查资料库' }).click()
}

test('a damaged index: told, mended by one button, everything there and found', async ({ page, app }) => {
  await annotate(page)
  const before = await everything(page)
  const damaged = await app.restart(() =>
    Promise.resolve(emptyPage(app.folder, 'sqlite_autoindex_theme_1', 'index')),
  )
  await expect(damaged.locator('[data-report]')).toHaveCount(1)
  await check(damaged)
  const report = panel(damaged).getByRole('alert')
  await expect(report).toContainText('发现 1 个问题')
  await expect(report).toContainText('数据库文件有 3 处损坏')
  // What SQLite says of it is no sentence for a reader.
  await expect(report).not.toContainText(/missing from index|sqlite/i)
  await expectNoObjections(damaged)

  await report.getByRole('button', { name: '修复' }).click()
  await expect(damaged.getByRole('region', { name: '通知' })).toContainText('已修复')
  // A repair is no crash.
  await expect(damaged.getByText('意外结束')).toHaveCount(0)
  // The old report is of the library as it was.
  await expect(report).toHaveCount(0)
  expect(await everythingSoon(damaged)).toEqual(before)
  const kept = readdirSync(app.folder).filter((name) => /^library\.damaged-.*\.db$/.test(name))
  expect(kept).toHaveLength(1)
  await expect(damaged.getByRole('region', { name: '通知' })).toContainText(kept[0]!)

  await panel(damaged).getByRole('button', { name: '检查资料库' }).click()
  await expect(panel(damaged).getByText('一切正常。')).toBeVisible()
  // The search index was emptied and is filled again.
  await expect
    .poll(async () => (await sendAll(damaged, 'search.query', [{ query: '七艘船', session: 's' }]))[0]?.total)
    .toBeGreaterThan(0)
  app.problems.length = 0
})

test('entries that are gone: Repair says it cannot, and saving what can be read names what is lost', async ({
  page,
  app,
}) => {
  await annotate(page)
  const before = (await everything(page)) as { highlights: unknown; themes: { name: string }[] }
  const damaged = await app.restart(() => Promise.resolve(emptyPage(app.folder, 'theme', 'table')))
  await expect(damaged.locator('[data-report]')).toHaveCount(1)
  await check(damaged)
  const report = panel(damaged).getByRole('alert').first()
  await expect(report).toContainText('数据库文件有')
  await report.getByRole('button', { name: '修复' }).click()
  await expect(report).toContainText('重建索引无法修复')
  await expectNoObjections(damaged)
  await report.getByRole('button', { name: /抢救|救出|读得出/ }).click()
  const told = damaged.getByRole('region', { name: '通知' })
  await expect(told).toContainText(/已修复，但有 \d+ 项读不出：/)
  await expect(told).toContainText('主题')
  await expect(damaged.getByText('意外结束')).toHaveCount(0)
  const after = (await everythingSoon(damaged)) as typeof before
  expect(after.themes).toEqual([])
  expect((after.highlights as { exact: string }[]).map(({ exact }) => exact)).toEqual(['七艘船进港'])
  await panel(damaged).getByRole('button', { name: '检查资料库' }).click()
  await expect(panel(damaged).getByText('一切正常。')).toBeVisible()
  app.problems.length = 0
})

test('a text that the disk has changed is told by its headline, and Repair reads it again from the original', async ({
  page,
  app,
}) => {
  await annotate(page)
  const before = await everything(page)
  const damaged = await app.restart(() => {
    const database = new Database(join(app.folder, 'library.db'))
    database.exec(`update source_text set text = replace(text, '七艘船', '九艘船')`)
    database.close()
    return Promise.resolve()
  })
  await expect(damaged.locator('[data-report]')).toHaveCount(1)
  await check(damaged)
  const report = panel(damaged).getByRole('alert').first()
  await expect(report).toContainText('正文缺失或与导入时不同的来源：1')
  await expect(report).toContainText('码头夜航恢复')
  await report.getByRole('button', { name: '修复' }).click()
  await expect(damaged.getByRole('region', { name: '通知' })).toContainText('已修复')
  await expect(async () => {
    await panel(damaged).getByRole('button', { name: '检查资料库' }).click()
    await expect(panel(damaged).getByText('一切正常。')).toBeVisible({ timeout: 5000 })
  }).toPass()
  await damaged.keyboard.press('Escape')
  await openReport(damaged, '码头夜航恢复')
  await expect(paneText(damaged, 0)).toContainText('当晚有七艘船进港')
  expect(await everythingSoon(damaged)).toEqual(before)
  app.problems.length = 0
})
