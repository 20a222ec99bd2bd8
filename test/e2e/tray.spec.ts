/** A page that comes in again changed: what goes over, what waits in the tray, and how it gets a place. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, paneText, selectWords } from './reading.ts'

const NAME = '2025-03-04_海港日报_第5版.txt'
const PAGE = readFileSync(new URL(`../../seeds/pages/${NAME}`, import.meta.url), 'utf8')
const TITLE = '伦敦峰会谈妥四步，欧洲想坐回谈判桌'

/** Three phrases of one report: one that stays, one that is changed, one that is said in other words. */
interface Phrases {
  stays: string
  changes: string
  goes: string
}
function phrasesOf(text: string): Phrases {
  const at = text.indexOf(TITLE) + TITLE.length
  const [stays, changes, goes] = [...text.slice(at).matchAll(/[^，。：“”\n\s（）]{8,16}(?=[，。])/gu)].map(
    ([words]) => words,
  )
  return { stays: stays!, changes: changes!, goes: goes! }
}
const PHRASES = phrasesOf(PAGE)
/** The page as it comes in again. */
const DAMAGED = PAGE.replace(PHRASES.changes, PHRASES.changes.slice(0, 3) + '确' + PHRASES.changes.slice(4))
  .replace(PHRASES.goes, '另有说法称')
  .replace('\n\n', '\n\n本页今日更正。\n\n')

const cards = (page: Page) => page.locator('[data-highlight]')
const panel = (page: Page) => page.getByRole('region', { name: '导入' })
const dialog = (page: Page) => page.getByRole('dialog', { name: '未定位的批注' })
const count = (page: Page) => page.getByRole('contentinfo').getByRole('button', { name: /未定位/ })

async function annotated(page: Page): Promise<void> {
  await importTexts(page, { [NAME]: PAGE })
  await openReport(page, TITLE)
  for (const words of Object.values(PHRASES) as string[]) {
    await selectWords(page, 0, words)
    await page.keyboard.press('1')
    await expect(cards(page).filter({ hasText: words })).toBeVisible()
  }
}

async function carriedOver(page: Page): Promise<void> {
  await annotated(page)
  await importTexts(page, { [NAME]: DAMAGED })
  const proposal = page.locator('[data-new-version]')
  await expect(proposal).toContainText(NAME)
  await proposal.getByRole('button', { name: '沿用 3 处批注' }).click()
  await expect(page.locator('[data-carried]')).toContainText('1 处高亮的文字没有变化')
}

test('a changed page is offered as a new version; it tells what changed, and undo takes all back', async ({
  page,
}) => {
  await carriedOver(page)
  const outcome = page.locator('[data-carried]')
  await expect(outcome).toContainText('1 处高亮的文字有改动')
  await expect(outcome.locator('del')).toHaveText(PHRASES.changes)
  await expect(outcome).toContainText('1 处高亮未定位')
  await expect(count(page)).toHaveText(/1 项批注未定位/)
  await page.keyboard.press('Control+z')
  await expect(count(page)).toHaveCount(0)
  await expect(page.locator('[data-new-version]')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.locator('[data-new-version]')).toHaveCount(0)
})

test('the tray shows the likeliest places; one key puts the highlight there; undo brings it back', async ({
  page,
}) => {
  await carriedOver(page)
  await count(page).click()
  await expect(dialog(page)).toContainText(PHRASES.goes)
  await expect(
    dialog(page).getByRole('list', { name: '最可能的位置' }).getByRole('listitem').first(),
  ).toBeVisible()
  await expectNoObjections(page)
  await page.keyboard.press('1')
  await expect(dialog(page)).toContainText('所有批注都在原文上')
  // Heard in the dialog, too.
  await page.keyboard.press('Control+z')
  await expect(dialog(page)).toContainText(PHRASES.goes)
  await page.keyboard.press('1')
  await expect(dialog(page)).toContainText('所有批注都在原文上')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(count(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(count(page)).toHaveText(/1 项/)
})

test('a place is chosen in the text by hand, with the keyboard to confirm', async ({ page }) => {
  await carriedOver(page)
  await panel(page).getByRole('button', { name: '关闭' }).last().click()
  await page.keyboard.press('Control+Shift+U')
  await dialog(page).getByRole('button', { name: '在正文中选择' }).click()
  const bar = page.locator('[data-relink]')
  await expect(bar).toContainText(PHRASES.goes.slice(0, 6))
  await expect(paneText(page, 0)).toContainText('另有说法称')
  await selectWords(page, 0, '另有说法称')
  await bar.getByRole('button', { name: '放在这里' }).click()
  await expect(bar).toHaveCount(0)
  await expect(count(page)).toHaveCount(0)
  await expect(cards(page).filter({ hasText: '另有说法称' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(count(page)).toBeVisible()
})

test('kept as a note, its words stay on the report of the new version', async ({ page }) => {
  await carriedOver(page)
  await page.keyboard.press('Control+Shift+U')
  await dialog(page).getByRole('button', { name: '转为笔记' }).click()
  await expect(dialog(page)).toContainText('所有批注都在原文上')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(count(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(count(page)).toBeVisible()
})
