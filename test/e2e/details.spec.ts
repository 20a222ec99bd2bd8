import type { Locator, Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport } from './reading.ts'
import { wordsIn } from './words.ts'

const t = wordsIn('zh-Hans')
const MASTHEAD = '海港日报 2025年3月4日 星期二 第5版'
/** A page with one report: what is looked at here does not hang on how pages are taken apart. */
const FISH = `${MASTHEAD}

# 渔港冬捕结束

新华社北京3月3日电（记者顾青）随着最后一批渔船靠岸，持续四十天的冬捕结束了，渔港里挂起了灯。`
const BERTH = `${MASTHEAD}

# 港区泊位恢复夜航

本报记者 林南舟

港区泊位昨夜恢复通航，调度员说当晚有四艘船进港，比上月多了两艘，码头上一夜灯火通明。`

const dialog = (page: Page): Locator => page.getByRole('dialog')
const field = (page: Page, key: string): Locator =>
  dialog(page).getByRole('textbox', { name: t(key), exact: true })
const button = (page: Page, key: string): Locator =>
  dialog(page).getByRole('button', { name: t(key), exact: true })
const again = (page: Page, key: string): Locator =>
  dialog(page).getByRole('button', { name: `${t('details:again')}: ${t(key)}` })
const side = (page: Page): Locator => page.locator('aside').getByRole('tabpanel')

async function choose(page: Page, title: string, item: string): Promise<void> {
  await page.keyboard.press('Alt+1')
  await page.getByRole('row').filter({ hasText: title }).first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: t(item) }).click()
  await expect(dialog(page)).toBeVisible()
}
const edit = (page: Page, title: string): Promise<void> => choose(page, title, 'commands:reportDetails')

async function showInfo(page: Page, title: string): Promise<void> {
  await openReport(page, title)
  await page
    .locator('aside')
    .getByRole('tab', { name: t('panel:info') })
    .click()
}

test.beforeEach(async ({ page }) => {
  await importTexts(page, { '渔港.txt': FISH, '港区.txt': BERTH })
  await expect(page.locator('[data-report]')).toHaveCount(2)
})

test('a report tells where what is known of it comes from; people are set right, and undone', async ({
  page,
}) => {
  await showInfo(page, '渔港冬捕结束')
  await expect(side(page)).toContainText(`顾青 ${t('details:role.reporter')}`)
  await expect(side(page)).toContainText(`2025年3月3日 ≈ ${t('details:inferred.datelineDate')}`)

  await edit(page, '渔港冬捕结束')
  await expectNoObjections(page)
  await button(page, 'details:addPerson').click()
  await page.keyboard.type('林南舟')
  await dialog(page)
    .getByRole('button', { name: t('details:roleOf', { name: '林南舟' }) })
    .click()
  await page.getByRole('option', { name: t('details:role.photographer') }).click()
  await field(page, 'details:place').fill('')
  await button(page, 'common:save').click()
  await expect(dialog(page)).toHaveCount(0)

  await showInfo(page, '渔港冬捕结束')
  await expect(side(page)).toContainText(`林南舟 ${t('details:role.photographer')}`)
  await expect(side(page)).toContainText(t('details:from.hand'))
  await expect(side(page)).not.toContainText(t('details:place'))

  await edit(page, '渔港冬捕结束')
  await again(page, 'details:place').click()
  await expect(field(page, 'details:place')).toHaveValue('北京')
  await button(page, 'common:cancel').click()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await showInfo(page, '渔港冬捕结束')
  await expect(side(page)).not.toContainText('林南舟')
  await expect(side(page)).toContainText('北京')
})

test('a page is set right and its reports follow', async ({ page }) => {
  await choose(page, '渔港冬捕结束', 'commands:sourceDetails')
  await expect(dialog(page)).toContainText(t('details:from.masthead'))
  await field(page, 'library:columnDate').fill('2024-02-30')
  await expect(button(page, 'common:save')).toBeDisabled()
  await field(page, 'library:columnDate').fill('2024-02-29')
  await field(page, 'details:edition').fill('海外版')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await showInfo(page, '渔港冬捕结束')
  await expect(side(page)).toContainText('2024年2月29日')
  await expect(side(page)).toContainText('2023年3月3日')
  await expect(side(page)).toContainText('海外版')
  await page.keyboard.press('Control+z')
  await expect(side(page)).toContainText('2025年3月3日')
})

test('the details of a report removed elsewhere are gone, and stay gone when it is back', async ({
  page,
}) => {
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const id = reports?.find(({ title }) => title === '渔港冬捕结束')?.id ?? ''
  await edit(page, '渔港冬捕结束')
  await sendAll(page, 'reports.remove', [{ id }])
  await expect(dialog(page)).toHaveCount(0)
  await sendAll(page, 'undo.undo', [{}])
  await expect(page.locator('[data-report]')).toHaveCount(2)
  await expect(dialog(page)).toHaveCount(0)
})
