/** Links between reports, as hands make, read and end them. All texts are made up. */
import type { Locator, Page } from '@playwright/test'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { clickWords, importTexts, openReport, paneText, placeOf, selectWords } from './reading.ts'

const SCHOOL = `新校舍下月启用

本报记者　江一苇

东区新校舍下月启用，可容纳一千二百名学生，操场尚未完工。

校长说，首年只招六百人。`

const SCHOOL_HK = `東區新校延期

記者　方小滿

東區新校舍因操場工程延誤，改於年底啟用，學額減至九百。

家長會要求交代延誤原因。`

const cards = (page: Page): Locator => page.locator('[data-highlight]')
const lines = (page: Page): Locator => page.locator('[data-link]')
const linksOf = async (page: Page) => (await sendAll(page, 'links.list', [{}]))[0]!

async function openBoth(page: Page): Promise<void> {
  await importTexts(page, { 'school.txt': SCHOOL, 'school-hk.txt': SCHOOL_HK })
  await openReport(page, '新校舍下月启用')
  await openReport(page, '東區新校延期', true)
  await expect(page.locator('[data-pane]')).toHaveCount(2)
}

async function highlight(page: Page, words: string, pane: number): Promise<void> {
  await selectWords(page, pane, words)
  await page.keyboard.press('1')
  await expect(cards(page).filter({ hasText: words })).toBeVisible()
}

/** One link past the window: words of the first report to words of the second. */
async function link(page: Page, from: string, to: string, relation: string, note = ''): Promise<void> {
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const mark = async (quote: string) => {
    const name = SCHOOL.includes(quote) ? 'school.txt' : 'school-hk.txt'
    const reportId = reports!.find(({ fileName }) => fileName === name)!.id
    const [made] = await sendAll(page, 'highlights.quote', [{ reportId, quote }])
    return { kind: 'highlight', id: made!.id } as const
  }
  await sendAll(page, 'links.create', [{ from: await mark(from), to: await mark(to), relation, note }])
}

test('a highlight dropped on another links the two, with a note; undo takes it back', async ({ page }) => {
  await openBoth(page)
  await highlight(page, '學額減至九百', 1)
  await paneText(page, 0).click()
  await highlight(page, '一千二百名学生', 0)
  // A card of the panel onto a highlight in the other pane's text.
  const { from } = await placeOf(paneText(page, 1), '學額減至九百')
  const box = (await paneText(page, 1).boundingBox())!
  await cards(page)
    .filter({ hasText: '一千二百名学生' })
    .locator('[data-quote]')
    .dragTo(paneText(page, 1), {
      sourcePosition: { x: 20, y: 10 },
      targetPosition: { x: from.x + 6 - box.x, y: from.y - box.y },
    })
  const chooser = page.getByRole('dialog')
  await expect(chooser).toContainText('學額減至九百')
  await chooser.getByRole('textbox', { name: '链接的附注' }).fill('两报所记不同，待核')
  await chooser.getByRole('option', { name: /数字不同/ }).click()
  await expect(chooser).toHaveCount(0)
  expect(await linksOf(page)).toMatchObject([{ relation: 'different-figure', note: '两报所记不同，待核' }])
  await expect(cards(page).filter({ hasText: '一千二百名学生' })).toContainText('两报所记不同，待核')
  // Both ends have a mark in the margin, and the mark leads there.
  await expect(paneText(page, 0).getByRole('button', { name: /链接/ })).toBeVisible()
  await expect(paneText(page, 1).getByRole('button', { name: /链接/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  expect(await linksOf(page)).toEqual([])
})

test('a note on a link is found by search, and leads to the passage at its first end', async ({ page }) => {
  await openBoth(page)
  await link(page, '首年只招六百人', '學額減至九百', 'contradicts', '两报口径不一')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '搜索或执行命令' }).fill('口徑不一')
  const hit = page.getByRole('option').filter({ hasText: '两报口径不一' })
  await expect(hit.getByRole('img', { name: '链接的附注' })).toBeVisible()
  await hit.click()
  await expect(cards(page).filter({ hasText: '首年只招六百人' })).toContainText('两报口径不一')
  await expect(cards(page).filter({ hasText: '首年只招六百人' })).toHaveAttribute('data-active', /.*/)
})

test('all links: filtered, sorted, walked by keys, both ends opened side by side', async ({ page }) => {
  await openBoth(page)
  await link(page, '下月启用，可容纳', '改於年底啟用', 'updates')
  await link(page, '首年只招六百人', '學額減至九百', '同源', '都出自校方')
  await page.keyboard.press('Alt+5')
  await expect(lines(page)).toHaveCount(2)
  await expect(lines(page).first()).toContainText('首年只招六百人')
  await expect(lines(page).first()).toContainText('都出自校方')
  await page.getByRole('textbox', { name: '筛选链接' }).fill('减至')
  await expect(lines(page)).toHaveCount(1)
  await page.getByRole('textbox', { name: '筛选链接' }).fill('查无此句')
  await page.getByRole('button', { name: '显示全部链接' }).click()
  await expect(lines(page)).toHaveCount(2)
  await page.getByRole('button', { name: /所有关系/ }).click()
  await page.getByRole('option', { name: /更新/ }).click()
  await expect(lines(page)).toHaveCount(1)
  await page.getByRole('button', { name: /更新 \(1\)/ }).click()
  await page.getByRole('option', { name: /所有关系/ }).click()
  await lines(page).first().locator('[data-row-focus]').focus()
  await page.keyboard.press('ArrowDown')
  await expect(lines(page).nth(1).locator('[data-row-focus]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(paneText(page, 0)).toContainText('新校舍下月启用')
  await expect(paneText(page, 1)).toContainText('東區新校延期')
})

test('relations of one\u2019s own: made, read from both ends, renamed, merged, deleted with what uses them', async ({
  page,
}) => {
  await openBoth(page)
  await link(page, '下月启用，可容纳', '改於年底啟用', '引出')
  await page.keyboard.press('Alt+5')
  await page.getByRole('button', { name: '管理关系…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /引出/ }).click()
  await dialog.getByRole('textbox', { name: '名称' }).fill('导致')
  await dialog.getByRole('textbox', { name: '从另一端读' }).fill('起因是')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByRole('button', { name: /导致/ })).toContainText('1 条链接')
  await page.keyboard.press('Escape')
  // Name and reading were saved together: one step takes both back, and one does both again.
  const own = async () =>
    (await sendAll(page, 'relations.list', [{}]))[0]!
      .filter(({ isBuiltIn }) => !isBuiltIn)
      .map(({ name, inverse }) => [name, inverse])
  await page.keyboard.press('Control+z')
  await expect.poll(own).toEqual([['引出', '']])
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(own).toEqual([['导致', '起因是']])
  await expect(lines(page)).toContainText('导致')
  // Read from its end.
  await openReport(page, '東區新校延期')
  await expect(cards(page).filter({ hasText: '改於年底啟用' })).toContainText('起因是')

  await page.keyboard.press('Alt+5')
  await page.getByRole('button', { name: '管理关系…' }).click()
  await dialog.getByRole('button', { name: /导致/ }).click()
  await dialog.getByRole('button', { name: '删除' }).click()
  await expect(dialog).toContainText('1 条链接是这种关系，将一起删除')
  await dialog.getByRole('button', { name: '删除' }).click()
  await expect(dialog).toContainText('还没有自建关系')
  await page.keyboard.press('Escape')
  await expect(lines(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(lines(page)).toContainText('导致')
})

test('no link loses an end unasked: a highlight, a report; undo brings both back', async ({ page }) => {
  await openBoth(page)
  await link(page, '下月启用，可容纳', '改於年底啟用', 'updates')
  const [before] = await linksOf(page)
  await paneText(page, 0).click()
  await clickWords(page, 0, '下月启用，可容纳')
  await page.keyboard.press('Delete')
  const ask = page.getByRole('alertdialog')
  await expect(ask).toContainText('1 条链接以此为一端')
  await page.keyboard.press('Escape')
  await expect(ask).toHaveCount(0)
  expect(await linksOf(page)).toHaveLength(1)
  await clickWords(page, 0, '下月启用，可容纳')
  await page.keyboard.press('Delete')
  await ask.getByRole('button', { name: '连同链接删除' }).click()
  await expect.poll(() => linksOf(page)).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(() => linksOf(page)).toEqual([before])

  await page.keyboard.press('Alt+1')
  await page.getByRole('row').filter({ hasText: '東區新校延期' }).first().focus()
  await page.keyboard.press('Delete')
  await ask.getByRole('button', { name: '连同链接删除' }).click()
  await expect.poll(() => linksOf(page)).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(() => linksOf(page)).toEqual([before])
})
