/** The list beside a page: proposals answered, reports named, ordered and joined, the page put together again. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { importTexts } from './reading.ts'
import { wordsIn } from './words.ts'

const t = wordsIn('zh-Hans')

const rail = (page: Page): Locator => page.locator('[data-desk-rail]')
const proposals = (page: Page): Locator => rail(page).locator('[data-proposal]')
const reports = (page: Page): Locator => rail(page).locator('[data-report-id]')
const titles = (page: Page): Promise<string[]> =>
  reports(page).evaluateAll((rows) => rows.map((row) => row.querySelector('[title]')?.textContent ?? ''))

/** Loads the sample library and puts the page with most proposals on the desk. */
async function openDesk(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('library:loadSamples') }).click()
  await expect(page.locator('[data-report]').first()).toBeVisible()
  await page.getByRole('button', { name: new RegExp(`^${t('rail:waitingPages')}`) }).click()
  await expect(rail(page)).toBeVisible()
  for (let pages = 0; pages < 6 && (await proposals(page).count()) < 2; pages++) {
    await page.getByRole('button', { name: new RegExp(`^${t('rail:waitingPages')}`) }).click()
    await expect(proposals(page).first()).toBeVisible()
  }
  expect(await proposals(page).count()).toBeGreaterThan(1)
  expect(await reports(page).count()).toBeGreaterThan(2)
}
const undo = (page: Page): Promise<void> => page.keyboard.press('Control+z')

test('proposals stand first; Y and R answer them one after another, undo asks again', async ({ page }) => {
  await openDesk(page)
  const sections = rail(page).getByRole('region')
  const names = await sections.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  expect(names.indexOf(t('rail:proposals'))).toBeLessThan(names.indexOf(t('rail:reports')))

  const before = await proposals(page).count()
  const [first] = await proposals(page).evaluateAll((all) => all.map((one) => one.dataset['proposal']))
  await proposals(page).first().getByRole('button').first().click()
  await page.keyboard.press('y')
  await expect(rail(page).locator(`[data-proposal="${first}"]`)).toHaveCount(0)
  // The list on the left counts along.
  const left = await proposals(page).count()
  // Its publication may have no other page, and then says the same number.
  await expect(
    page
      .getByRole('navigation')
      .getByRole('img', { name: t('rail:waiting', { count: left }), exact: true })
      .first(),
  ).toBeVisible()
  // The next one is at hand, and the keys go to it.
  await expect(proposals(page).and(page.locator('[data-active]'))).toHaveCount(1)
  expect(await page.evaluate(() => document.activeElement?.closest('[data-proposal]') !== null)).toBe(true)
  await page.keyboard.press('r')
  await expect.poll(() => proposals(page).count()).toBeLessThan(left)

  await rail(page)
    .getByRole('button', { name: t('rail:settled') })
    .click()
  await expect(
    rail(page)
      .getByRole('list', { name: t('rail:settled') })
      .getByRole('listitem')
      .first(),
  ).toBeVisible()

  await undo(page)
  await undo(page)
  await expect(proposals(page)).toHaveCount(before)
  await expect(rail(page).locator(`[data-proposal="${first}"]`)).toHaveCount(1)
})

test('“why” shows what speaks for and against, and is answered there', async ({ page }) => {
  await openDesk(page)
  await proposals(page).first().getByRole('button').first().click()
  const id = await proposals(page).first().getAttribute('data-proposal')
  await rail(page)
    .getByRole('button', { name: t('rail:why') })
    .click()
  const popover = page.getByRole('dialog', { name: t('rail:whyOf') })
  await expect(popover.getByRole('listitem').first()).toBeVisible()
  await page.keyboard.press('r')
  await expect(popover).toHaveCount(0)
  await expect(rail(page).locator(`[data-proposal="${id}"]`)).toHaveCount(0)
})

test('a report is named, put elsewhere and joined from the list by keys, and all of it undone', async ({
  page,
}) => {
  await openDesk(page)
  const before = await titles(page)
  await reports(page).first().click()
  await page.keyboard.press('F2')
  await rail(page)
    .getByRole('textbox', { name: t('rail:renameLabel') })
    .fill('潮水退去之后')
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toEqual(['潮水退去之后', ...before.slice(1)])

  await expect(reports(page).first()).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => titles(page)).toEqual([before[1], '潮水退去之后', ...before.slice(2)])

  await reports(page).first().click()
  await page.keyboard.press('Shift+ArrowDown')
  await rail(page)
    .getByRole('button', { name: t('rail:joinMany', { count: 2 }) })
    .click()
  await expect(reports(page)).toHaveCount(before.length - 1)

  await undo(page)
  await undo(page)
  await undo(page)
  await expect.poll(() => titles(page)).toEqual(before)
})

test('what the hand has touched stays when the page is put together again', async ({ page }) => {
  await openDesk(page)
  const before = await titles(page)
  await reports(page).first().click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('j')
  await expect(reports(page)).toHaveCount(before.length - 1)
  await expect(reports(page).first()).toContainText(t('rail:touched'))
  const joined = await reports(page).first().innerText()

  await rail(page)
    .getByRole('button', { name: t('rail:again') })
    .click()
  await expect(
    page.getByText(t('rail:againSame')).or(page.getByText(t('rail:againDone'), { exact: true })),
  ).toBeVisible()
  expect(await reports(page).first().innerText()).toBe(joined)
  expect((await titles(page)).length).toBeGreaterThanOrEqual(before.length - 1)
})

test('pieces dropped on a report in the list are given to it', async ({ page }) => {
  await openDesk(page)
  const [own, other] = await reports(page).evaluateAll((rows) =>
    rows.slice(0, 2).map((row) => row.getAttribute('data-report-id')!),
  )
  const mine = page.locator(`[data-at][data-report="${own}"]`)
  const before = await mine.count()
  await mine.last().scrollIntoViewIfNeeded()
  await mine.last().hover()
  await mine
    .last()
    .locator('[draggable="true"]')
    .first()
    .dragTo(page.locator(`[data-report-id="${other}"]`))
  await expect(mine).toHaveCount(before - 1)
  await undo(page)
  await expect(mine).toHaveCount(before)
})

test('ways to the desk: a report of the library, the reader and the list on the left', async ({ page }) => {
  await page.getByRole('button', { name: t('library:loadSamples') }).click()
  const row = page.locator('[data-report]').first()
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: t('rail:showOnPage') }).click()
  await expect(rail(page)).toBeVisible()

  await reports(page).first().dblclick()
  await expect(page.locator('[data-pane] article')).toBeVisible()
  await page.keyboard.press('Alt+p')
  await expect(rail(page)).toBeVisible()
  await expect(page.locator('[data-desk-column] :focus')).toBeVisible()

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('[data-pane] article')).toBeVisible()
  await page.keyboard.press('Alt+4')
  await expect(rail(page)).toBeVisible()
  const name = await rail(page).getByRole('heading').first().innerText()
  await page.keyboard.press('Alt+PageDown')
  await expect(rail(page).getByRole('heading').first()).not.toHaveText(name)
})

test('the page on the desk and the width of its list are there again after a restart', async ({
  page,
  app,
}) => {
  await openDesk(page)
  await rail(page).getByRole('separator').focus()
  await page.keyboard.press('ArrowLeft')
  const width = (await rail(page).boundingBox())?.width
  const before = await titles(page)
  await page.waitForTimeout(800)
  const again = await app.restart()
  await expect.poll(() => titles(again)).toEqual(before)
  expect((await rail(again).boundingBox())?.width).toBe(width)
})

test('what a corrected page taught is told in the settings, forgotten, and taken back there', async ({
  page,
}) => {
  const name = '2024-03-14_濱江時報_A4.txt'
  await importTexts(page, { [name]: readFileSync(`seeds/pages/${name}`, 'utf8') })
  await page.getByRole('button', { name: /处待确认$/ }).click()
  await proposals(page).first().getByRole('button').first().click()
  await page.keyboard.press('r')
  await expect(rail(page).getByRole('button', { name: t('rail:settled') })).toBeVisible()

  await page.keyboard.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('tab', { name: t('settings:section.lessons') }).click()
  const taught = dialog.getByRole('region', { name: '濱江時報' })
  await expect(taught.getByRole('definition').first()).toBeVisible()
  await taught.getByRole('button', { name: t('rail:forgetOf', { name: '濱江時報' }) }).click()
  await expect(taught).toHaveCount(0)
  await dialog.getByRole('button', { name: t('common:undo') }).click()
  await expect(taught.getByRole('definition').first()).toBeVisible()
})

test('what stands twice on a page is listed, and each of its places shown', async ({ page }) => {
  const twice = '码头的工头说，夜里装货的三十六个人轮两班，每班点名两次，少一个人也不许离岸。'
  await importTexts(page, {
    '港口报.txt': [
      '# 夜班装货',
      `冷库的灯整夜亮着。${twice}`,
      '# 点名制度',
      `安全员把旧规矩写上了墙。${twice}`,
    ].join('\n\n'),
  })
  await page.getByRole('button', { name: t('rail:toDeskOf', { name: '港口报.txt' }) }).click()
  const repeats = rail(page).locator('[data-repeats]')
  await expect(repeats).toContainText(t('rail:repeats', { count: 1 }))
  await repeats.getByRole('button', { name: /^码头的工头说/ }).click()
  await repeats.getByRole('button').last().click()
  await expect(page.locator('[data-at]').filter({ hasText: '安全员' }).first()).toBeInViewport()
})
