import type { Locator, Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { importTexts, openReport, selectWords } from './reading.ts'

const PORT = `港口二期工程动工

新码头昨日在东岸动工，预计三年后可停靠两艘巨轮。市长说，码头会带来四千个职位。

渔民代表要求先划定新的渔场，再开始挖泥。码头的旧址改成公园。
`
const TRADITIONAL = `對岸碼頭重開

渡輪公司的船今晨抵達對岸碼頭，碼頭工人說，貨物比去年多了兩成。
`
const FERRY = `Ferry fares to rise

The harbour board said on Monday that fares would rise by five per cent.
`

test.use({ locale: 'en-GB' })

test.beforeEach(async ({ page }) => {
  await importTexts(page, { 'port.txt': PORT, 'duian.txt': TRADITIONAL, 'ferry.txt': FERRY })
  await expect(page.getByRole('row').filter({ hasText: 'Ferry fares' })).toBeVisible()
})

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Search in all reports' })
const rows = (page: Page): Locator => page.locator('[data-place]')
const chips = (page: Page): Locator =>
  page.getByRole('list', { name: 'Parts of the query' }).getByRole('listitem')
const tabs = (page: Page): Locator => page.locator('[data-pane] [role=tab]')

async function ask(page: Page, query: string): Promise<void> {
  if (!(await field(page).isVisible())) await page.keyboard.press('Alt+7')
  await field(page).fill(query)
  await page.keyboard.press('Enter')
}

test('what is typed becomes parts that can be taken away one by one', async ({ page }) => {
  await ask(page, '码头 OR fares in:text -渔民')
  await expect(chips(page)).toHaveText(['码头 or fares', 'In Text', 'Not 渔民'])
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Remove Not 渔民' }).click()
  await expect(rows(page)).toHaveCount(3)
  await expect(field(page)).toHaveValue('码头 OR fares in:text')
  // The script that was typed stands first; the other one is found too, in its own characters.
  const first = page.locator('section[aria-label="港口二期工程动工"]')
  await expect(first.locator('mark').first()).toHaveText('码头')
  await expect(page.locator('section[aria-label="對岸碼頭重開"] mark').first()).toHaveText('碼頭')
})

test('a filter is added by choosing, without typing its name', async ({ page }) => {
  await ask(page, '码头')
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Add filter' }).click()
  const form = page.getByRole('dialog', { name: 'Add filter' })
  await form.getByRole('button', { name: /Add filter/ }).click()
  await page.getByRole('option', { name: 'In', exact: true }).click()
  await form.getByRole('button', { name: /Value/ }).click()
  await page.getByRole('option', { name: 'Titles' }).click()
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(field(page)).toHaveValue('码头 in:titles')
  await expect(rows(page)).toHaveCount(1)
})

test('a slip in a filter is said with its place, and one press mends it', async ({ page }) => {
  await ask(page, '码头 dat:2025 in:txet')
  const problems = page.getByRole('list', { name: 'About this query' })
  await expect(problems.getByRole('listitem')).toHaveCount(2)
  await expect(problems.locator('u')).toHaveText(['dat:', 'in:txet'])
  await problems.getByRole('button', { name: 'Use in:text' }).click()
  await problems.getByRole('button', { name: 'Use date:' }).click()
  await expect(field(page)).toHaveValue('码头 date:2025 in:text')
  await expect(problems).toHaveCount(0)
})

test('F3 walks through every place with its report beside, and leaves no trail of tabs', async ({ page }) => {
  await ask(page, '码头')
  await expect(rows(page)).toHaveCount(2)
  for (const [place, title] of [
    ['1 of 6', '港口二期工程动工'],
    ['2 of 6', '港口二期工程动工'],
    ['3 of 6', '港口二期工程动工'],
    ['4 of 6', '對岸碼頭重開'],
  ] as const) {
    await page.keyboard.press('F3')
    await expect(page.getByText(place, { exact: true })).toBeVisible()
    await expect(page.locator('article').filter({ hasText: title })).toBeVisible()
  }
  await expect(tabs(page)).toHaveCount(1)
  await page.keyboard.press('Shift+F3')
  await expect(page.getByText('3 of 6', { exact: true })).toBeVisible()
  // In the list the arrows do the same, and the focus stays in it.
  await field(page).press('ArrowDown')
  await expect(rows(page).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).nth(1)).toBeFocused()
  await expect(rows(page).nth(1)).toHaveAttribute('aria-current', 'true')
  await expect(tabs(page)).toHaveText([/對岸碼頭重開/])
})

test('in context every place has a line, with the words below one another', async ({ page }) => {
  await ask(page, '码头 in:text')
  await page.getByRole('radio', { name: 'In context' }).click()
  await expect(rows(page)).toHaveCount(6)
  const marks = await page.locator('[data-place] > mark').all()
  const lefts = await Promise.all(marks.map(async (mark) => Math.round((await mark.boundingBox())?.x ?? 0)))
  expect(new Set(lefts).size).toBe(1)
  await rows(page).nth(2).click()
  await expect(rows(page).nth(2)).toHaveAttribute('aria-current', 'true')
  await page.getByRole('radio', { name: 'Snippets' }).click()
  await expect(rows(page)).toHaveCount(2)
})

test('a saved search tells of what came in since; it is renamed, moved, deleted and brought back', async ({
  page,
}) => {
  const saved = page.getByRole('region', { name: 'Saved searches' })
  const save = async (query: string, name: string): Promise<void> => {
    await ask(page, query)
    await expect(rows(page).first()).toBeVisible()
    await saved.getByRole('button', { name: 'Save this search' }).click()
    await saved.getByRole('textbox').fill(name)
    await page.keyboard.press('Enter')
    await expect(saved.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible()
  }
  await save('fares', 'Fares')
  await save('码头', 'Piers')
  await ask(page, 'harbour')
  await importTexts(page, { 'more.txt': '三号码头封闭\n\n三号码头今起封闭，船只改停对岸。\n' })
  const piers = saved.getByRole('button', { name: /^Piers/ })
  await expect(piers).toContainText('1 new')
  await piers.click()
  await expect(field(page)).toHaveValue('码头')
  await expect(rows(page)).toHaveCount(3)
  await expect(piers).not.toContainText('new')

  const act = async (name: string, action: string): Promise<void> => {
    await saved.getByRole('button', { name: `Actions for ${name}` }).click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  const names = saved.locator('li > button:first-child > span')
  await act('Piers', 'Move up')
  await expect(names).toHaveText(['Piers', 'Fares'])
  await act('Fares', 'Rename')
  await saved.getByRole('textbox').fill('Prices')
  await page.keyboard.press('Enter')
  await expect(names).toHaveText(['Piers', 'Prices'])
  await act('Piers', 'Delete')
  await expect(names).toHaveText(['Prices'])
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(names).toHaveText(['Piers', 'Prices'])
})

test('titles and themes are found by their pinyin in the search field and the theme picker', async ({
  page,
}) => {
  await openReport(page, '港口二期工程动工')
  await selectWords(page, 0, '渔民代表')
  await page.keyboard.press('t')
  await page.getByRole('combobox', { name: /theme/i }).last().fill('漁業')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  const search = page.locator('header').getByRole('combobox')
  await search.fill('damtck')
  await expect(page.getByRole('option')).toHaveCount(0)
  await search.fill('damtck'.replace('damtck', 'damt'))
  await expect(page.getByRole('option')).toContainText(['對岸碼頭重開'])
  await search.fill('yuye')
  await expect(page.getByRole('option')).toContainText(['漁業'])
  await search.fill('duianmatou')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-pane] [role=tab]').filter({ hasText: '對岸碼頭重開' })).toBeVisible()

  await selectWords(page, 0, '貨物')
  await page.keyboard.press('t')
  await page.getByRole('combobox', { name: /theme/i }).last().fill('yy')
  await expect(page.getByRole('option').first()).toContainText('漁業')
})

test('a publication is offered by its pinyin, and opens all that it printed', async ({ page }) => {
  await importTexts(page, { '海港日报_2025-03-01_第1版.txt': '渡船改期\n\n北岸的渡船明日起改在清晨开出。\n' })
  await expect(page.getByRole('row').filter({ hasText: '渡船改期' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.locator('header').getByRole('combobox').fill('hgrb')
  const offered = page.getByRole('option').filter({ has: page.getByLabel('Publication') })
  await expect(offered).toContainText(['海港日报'])
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('source:海港日报')
  await expect(page.locator('section[aria-label="渡船改期"]')).toBeVisible()
})

test('from the field all results open in the view', async ({ page }) => {
  await page.keyboard.press('Control+k')
  await page.locator('header').getByRole('combobox').fill('码头')
  await expect(page.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('Control+Shift+Enter')
  await expect(field(page)).toHaveValue('码头')
  await expect(rows(page)).toHaveCount(2)
})
