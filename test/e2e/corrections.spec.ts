/**
 * Misread words are corrected where they are read: the source stays, highlights keep their place, both forms are
 * found, the same error elsewhere is offered, and all of it is undone. The texts are made up, save in the last test.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, painted, paneText, placeOf, selectWords } from './reading.ts'
import { wordsIn } from './words.ts'

const t = wordsIn('zh-Hans')

const FIRST = [
  '北岸渡口己经重开',
  '本报记者 林南舟',
  '北岸渡口昨日己经恢复通航，船长周远说，河面的冰上周就化开了，乘客比去年多了两成。',
  '船公司表示，票价己经定下，全年不变，老人和学生半价。',
].join('\n\n')
const SECOND = [
  '东岸鱼市搬进新棚',
  '本报记者 周砚青',
  '东岸鱼市上周己经搬进新棚，摊位比原来多了三十个，夜里也有灯。',
].join('\n\n')

const popover = (page: Page) => page.getByRole('dialog', { name: t('corrections:title') })
const field = (page: Page) => popover(page).getByRole('textbox', { name: t('corrections:rightText') })
const tab = (page: Page, name: string) => page.locator('aside').getByRole('tab', { name: new RegExp(name) })

async function correct(page: Page, words: string, right: string): Promise<void> {
  await selectWords(page, 0, words)
  await page.keyboard.press('e')
  await expect(field(page)).toHaveValue(words)
  await field(page).fill(right)
  await page.keyboard.press('Enter')
  await expect(popover(page)).toHaveCount(0)
}

async function start(page: Page): Promise<void> {
  await importTexts(page, { '渡口.txt': FIRST, '鱼市.txt': SECOND })
  await openReport(page, '北岸渡口')
}

test('words are corrected where they stand, seen on hover, switched back and forth, and undone', async ({
  page,
}) => {
  await start(page)
  await selectWords(page, 0, '昨日己经恢复')
  await page.keyboard.press('1')
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['昨日己经恢复'])
  await page.keyboard.press('Escape')

  await correct(page, '己经恢复', '已经全面恢复')
  await expect(paneText(page, 0)).toContainText('昨日已经全面恢复通航')
  // The highlight is painted over the whole correction; its quote is the source's own.
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['昨日已经全面恢复'])
  await expect.poll(() => painted(page, 'hl-correction')).toEqual(['已经全面恢复'])
  const [highlights] = await sendAll(page, 'highlights.list', [{}])
  expect(highlights!.map(({ exact }) => exact)).toEqual(['昨日己经恢复'])

  // The reading cursor says it, with the source's words.
  await paneText(page, 0).click({ position: { x: 8, y: 8 } })
  for (let step = 0; step < 3; step++) await page.keyboard.press('j')
  await expect(page.locator('[data-announcer]')).toContainText(
    '上有 1 处高亮 · 黄色，底色 · 有 1 处更正：“已经全面恢复”，原文“己经恢复”',
  )
  await page.keyboard.press('Escape')

  const { from } = await placeOf(paneText(page, 0), '全面')
  await page.mouse.move(from.x + 4, from.y)
  await expect(page.locator('[data-correction-card]')).toHaveText(`${t('corrections:inSource')} 己经恢复`)
  await page.mouse.move(from.x + 4, from.y - 200)
  await expect(page.locator('[data-correction-card]')).toHaveCount(0)

  await tab(page, t('panel:corrections')).click()
  await expect(page.locator('[data-correction]')).toHaveText(/己经恢复\s*已经全面恢复/)
  await page
    .locator('aside')
    .getByRole('radio', { name: t('corrections:shown.original') })
    .click()
  await expect(paneText(page, 0)).toContainText('昨日己经恢复通航')
  await expect.poll(() => painted(page, 'hl-correction')).toEqual(['己经恢复'])
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['昨日己经恢复'])
  await paneText(page, 0).focus()
  await page.keyboard.press('o')
  await expect(paneText(page, 0)).toContainText('昨日已经全面恢复通航')

  await page.keyboard.press('Control+z')
  await expect(paneText(page, 0)).toContainText('昨日己经恢复通航')
  await page.keyboard.press('Control+Shift+z')
  await expect(paneText(page, 0)).toContainText('昨日已经全面恢复通航')
  await page
    .locator('[data-correction]')
    .getByRole('button', { name: t('corrections:remove') })
    .click()
  await expect(paneText(page, 0)).toContainText('昨日己经恢复通航')
  await expect(page.locator('aside')).toContainText(t('corrections:none'))
})

test('both forms are found, by search and in the report', async ({ page }) => {
  await start(page)
  await correct(page, '乘客比去年', '旅客比去年')
  for (const query of ['旅客比去年', '乘客比去年']) {
    await page.keyboard.press('Control+k')
    await page.locator('header [role="combobox"]').fill(query)
    await expect(page.locator('#search-results')).toHaveAttribute('aria-busy', 'false')
    await expect(page.locator('#search-results').getByRole('option').first()).toContainText(query)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }
  await paneText(page, 0).focus()
  await page.keyboard.press('Control+f')
  const find = page.getByRole('textbox', { name: t('reader:find') })
  for (const query of ['旅客比', '乘客比']) {
    await find.fill(query)
    await expect(page.locator('[data-pane] output')).toHaveText(
      t('reader:findCount', { current: 1, count: 1 }),
    )
  }
  // The words that are not shown are at the place of those shown for them.
  await expect.poll(() => painted(page, 'hl-find-current')).toEqual([expect.stringContaining('旅客')])
})

test('the same error elsewhere is offered, one by one and all at once', async ({ page }) => {
  await start(page)
  await correct(page, '昨日己经', '昨日已经')
  // The offer names what was corrected: these words stand nowhere else.
  await expect(page.getByText(t('corrections:elsewhereOffer', { count: 1 }))).toHaveCount(0)

  await correct(page, '己经定', '已经定')
  await tab(page, t('panel:corrections')).click()
  await correct(page, '己经', '已经')
  await page.getByRole('button', { name: t('corrections:elsewhereShow') }).click()
  const dialog = page.getByRole('dialog', { name: t('corrections:elsewhereTitle', { original: '己经' }) })
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await expect(dialog).toContainText('东岸鱼市上周')
  await dialog.getByRole('radio', { name: t('corrections:where.report') }).click()
  await expect(dialog).toContainText(t('corrections:nowhere'))
  await dialog.getByRole('radio', { name: t('corrections:where.library') }).click()
  await dialog.getByRole('button', { name: t('corrections:correctAll', { count: 1 }) }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(0)
  await page.keyboard.press('Escape')
  const [rows] = await sendAll(page, 'corrections.list', [{}])
  expect(rows!.map(({ original, text }) => `${original}→${text}`)).toContain('己经→已经')
  expect(rows).toHaveLength(4)
})

test('what cannot be corrected says why and keeps what was typed', async ({ page }) => {
  await start(page)
  await selectWords(page, 0, '船公司表示')
  await page.keyboard.press('e')
  await field(page).fill('船\u202e公司')
  await page.keyboard.press('Enter')
  await expect(popover(page)).toContainText(t('errors:correction-characters'))
  await expect(field(page)).toHaveValue('船\u202e公司')
  await page.keyboard.press('Escape')
  // Over two paragraphs there is no field at all.
  await page.keyboard.press('Escape')
  await paneText(page, 0).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('e')
  await expect(page.getByText(t('errors:correction-across-blocks'))).toBeVisible()
})

const PAGES = fileURLToPath(new URL('../../../shared/seeds', import.meta.url))
test('on the real pages a hundred corrections move no highlight', async ({ page }) => {
  test.skip(!existsSync(PAGES), 'the real pages are not on this machine (../shared/seeds)')
  const items = readdirSync(PAGES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(PAGES, name))
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page
      .getByRole('button', { name: t('library:import') })
      .first()
      .click(),
  ])
  await chooser.setFiles(items)
  await expect(page.getByText(/已导入 5 个文件/)).toBeVisible({ timeout: 60_000 })
  const listed = async () => (await sendAll(page, 'reports.list', [{}]))[0]!
  const reports = (
    await sendAll(
      page,
      'reports.get',
      (await listed()).map(({ id }) => ({ id })),
    )
  ).filter(({ blocks }) => blocks.some(({ text }) => text.length > 60))
  const wanted = reports.flatMap(({ id, blocks }) => {
    const block = blocks.find(({ text, segments }) => text.length > 60 && (segments[0]?.[2] ?? 0) > 40)
    const [at, source] = block?.segments[0] ?? [0, 0]
    return block && at === 0 ? [{ id, source }] : []
  })
  expect(wanted.length).toBeGreaterThan(20)
  const made = await sendAll(
    page,
    'highlights.create',
    wanted.map(({ id, source }) => ({
      reportId: id,
      ranges: [[source + 4, source + 20]] as [number, number][],
    })),
  )
  const places = wanted.flatMap(({ id, source }) =>
    [2, 11, 18, 25].map((at) => ({
      reportId: id,
      ranges: [[source + at, source + at + 2]] as [number, number][],
    })),
  )
  const corrected = await sendAll(
    page,
    'corrections.create',
    places.map((place, n) => ({ places: [place], text: ['改', '更正的', '字𠮷字'][n % 3]! })),
  )
  expect(corrected.length).toBeGreaterThan(100)
  const [after] = await sendAll(page, 'highlights.list', [{}])
  const placed = new Map(after!.map(({ id, ranges, exact }) => [id, { ranges, exact }]))
  expect(placed).toEqual(new Map(made.map(({ id, ranges, exact }) => [id, { ranges, exact }])))
  const [check] = await sendAll(page, 'library.check', [{}])
  expect(check!.problems).toEqual([])
})
