/** States of a page that came in again changed, at the end of the walk: what is offered, what came of it, what waits. */
import { expect, type Page } from '@playwright/test'
import { sendAll } from '../calls.ts'
import { importTexts } from '../reading.ts'
import type { State } from './steps.ts'

const NAME = '渡口.txt'
const KEPT = ['# 渡口重开', '北岸渡口今晨恢复通航，首班船载客六十人，比去年同日多了十四人。']
const FIRST = [
  ...KEPT,
  '旅客代表要求把未班船推迟到晚上十点，好让夜班工人过江回家。',
  '# 灯塔换灯',
  '山脚的灯塔换了新灯，守塔人说，夜里二十里外也看得见。',
]
const SECOND = [
  ...KEPT.map((line) => line.replace('六十人', '六十六人')),
  '码头的夜班工人说，从前过江要绕一个钟头。',
  '# 茶农盼雨',
  '山谷里的茶农说，今年春天来得晚，头茬要等到四月底。',
]
const textOf = (lines: readonly string[]): string => `${lines.join('\n\n')}\n`
const offer = (page: Page) => page.locator('[data-new-version]')
const entry = (page: Page, at: number) => page.locator('[data-unplaced]').nth(at)

/** The first version with a highlight that stays, and a highlight, a correction and a theme that lose their place. */
async function annotate(page: Page): Promise<void> {
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const idOf = (title: string): string => reports!.find((report) => report.title === title)!.id
  const reportId = idOf('渡口重开')
  await sendAll(page, 'highlights.quote', [
    { reportId, quote: '首班船载客六十人' },
    { reportId, quote: '好让夜班工人过江回家' },
  ])
  await sendAll(page, 'corrections.quote', [{ reportId, quote: '未班船', text: '末班船' }])
  await sendAll(page, 'themes.create', [{ name: '航标', target: { kind: 'report', id: idOf('灯塔换灯') } }])
}

export const versions: State[] = [
  {
    name: 'version-offer',
    async enter(page) {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Alt+1')
      await importTexts(page, { [NAME]: textOf(FIRST) })
      // The list may be grouped and long by now: what is below its edge is in no row.
      const isThere = async (): Promise<boolean> =>
        (await sendAll(page, 'reports.list', [{}]))[0]!.some(({ title }) => title === '灯塔换灯')
      await expect.poll(isThere).toBe(true)
      await annotate(page)
      await importTexts(page, { [NAME]: textOf(SECOND) })
      await expect(offer(page)).toContainText(NAME)
    },
  },
  {
    name: 'version-dialog',
    async enter(page) {
      await offer(page).getByRole('button').last().click()
      await page.locator('[data-version-of]').first().waitFor()
    },
  },
  {
    name: 'version-outcome',
    async enter(page) {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await offer(page).getByRole('button').first().click()
      await page.locator('[data-carried]').waitFor()
    },
  },
  {
    name: 'tray-highlight',
    async enter(page) {
      await page.keyboard.press('Control+Shift+U')
      await expect(page.locator('[data-unplaced]')).toHaveCount(3)
      await entry(page, 0).getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'tray-correction',
    async enter(page) {
      await entry(page, 1).getByRole('button').first().click()
      await expect(entry(page, 1).getByRole('button')).not.toHaveCount(1)
    },
  },
  {
    name: 'tray-report',
    async enter(page) {
      await entry(page, 2).getByRole('button').first().click()
      await entry(page, 2).getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'tray-choosing',
    async enter(page, t) {
      await entry(page, 1).getByRole('button').first().click()
      await entry(page, 1)
        .getByRole('button', { name: t('tray:choose') })
        .click()
      await page.locator('[data-relink]').waitFor()
    },
  },
  {
    name: 'older-version-menu',
    async enter(page, t) {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Alt+1')
      await page.getByRole('textbox', { name: t('library:filter') }).fill('渡口重开')
      await page
        .locator('[data-report]')
        .filter({ hasText: t('versions:older') })
        .first()
        .click({ button: 'right' })
      await page.getByRole('menuitem', { name: t('versions:openNewer') }).waitFor()
    },
  },
  {
    name: 'older-version-source',
    async enter(page, t) {
      await page.getByRole('menuitem', { name: t('commands:sourceDetails') }).click()
      await page.getByRole('heading', { name: t('versions:versions') }).waitFor()
    },
  },
]
