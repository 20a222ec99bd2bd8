/** A thousand pages come in: the window answers meanwhile, says how far it is, and a cancel leaves what is whole. */
import type { Locator, Page } from '@playwright/test'
import type { CallName, CallResult } from '../../shared/contract.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { berth } from './pages.ts'
import { importTexts, openReport } from './reading.ts'

const MANY = 1000
/** Twelve reports a page, so that a slow window is done with its part long before the pages are. */
const pages = Object.fromEntries(
  Array.from({ length: MANY }, (_, i) => [
    `page-${String(i).padStart(4, '0')}.txt`,
    Array.from({ length: 12 }, (_, j) => berth(i * 12 + j + 10)).join('\n\n\n'),
  ]),
)
/** The first so many of the pages. They come in in their order. */
const firstPages = (count: number): Record<string, string> =>
  Object.fromEntries(Object.entries(pages).slice(0, count))

async function ask<N extends CallName>(page: Page, call: N): Promise<CallResult<N>> {
  const [answer] = await sendAll(page, call, [{} as never])
  return answer as CallResult<N>
}
const panelOf = (page: Page): Locator => page.getByRole('region', { name: '导入' })
/** How many files are through, by the panel's own words; null where nothing is coming in. */
async function finished(page: Page): Promise<number | null> {
  const words = await panelOf(page).textContent()
  const counted = /正在导入 (\d+) \/ 1000/.exec(words ?? '')?.[1]
  return counted === undefined ? null : Number(counted)
}
const comingIn = (page: Page): Promise<void> =>
  expect(async () => expect(await finished(page)).toBeGreaterThan(5)).toPass({ timeout: 60_000 })

test('a thousand pages come in while the window is used; a cancel keeps what is whole', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000)
  await importTexts(page, { 'first.txt': berth(1) })
  await expect(page.locator('[data-report]')).toHaveCount(1)
  const title = (await ask(page, 'reports.list'))[0]?.title ?? ''
  await panelOf(page).getByRole('button', { name: '关闭' }).click()

  await importTexts(page, pages)
  await comingIn(page)
  const filter = page.getByRole('textbox', { name: '筛选报道' })
  await filter.pressSequentially(title)
  await expect(filter).toHaveValue(title)
  await expect(page.locator('[data-report]').first()).toContainText(title)
  await openReport(page, title)
  const then = await finished(page)
  expect(then).toBeLessThan(MANY)
  await expect(async () => expect(await finished(page)).toBeGreaterThan(then ?? MANY)).toPass()

  await panelOf(page).getByRole('button', { name: '取消' }).click()
  const status = panelOf(page).getByRole('status')
  await expect(status).toContainText('已导入')
  const came = Number(/已导入 (\d+) 个文件/.exec((await status.textContent()) ?? '')?.[1])
  const skipped = Number(/(\d+) 个文件未开始导入/.exec((await panelOf(page).textContent()) ?? '')?.[1])
  expect(came).toBeGreaterThan(then ?? MANY)
  expect(came + skipped).toBe(MANY)
  const restarted = await app.restart()
  const whole = await ask(restarted, 'sources.list')
  expect(whole).toHaveLength(came + 1)
  expect(whole.filter(({ reports }) => reports === 0)).toEqual([])

  // What a cancel left out comes in when it is dropped again, and what it kept is known. Some of it shows that.
  const more = Math.min(MANY, came + 20)
  await importTexts(restarted, firstPages(more))
  await expect(panelOf(restarted).getByRole('status')).toContainText(`已导入 ${more - came} 个文件`, {
    timeout: 120_000,
  })
  await expect(panelOf(restarted)).toContainText(`有 ${came} 个文件资料库中已有`)
  expect(await ask(restarted, 'library.check')).toMatchObject({ ok: true })
})
