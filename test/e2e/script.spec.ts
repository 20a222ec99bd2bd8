/** A pane shows Chinese in the other script: nothing moves, and what is copied is the source's own. Made-up texts. */
import type { Page } from '@playwright/test'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, painted, paneText, selectWords } from './reading.ts'
import { wordsIn } from './words.ts'

const t = wordsIn('zh-Hans')

const HANS = [
  '皇后号渡轮以后改线',
  '本报记者 林南舟',
  '皇后号渡轮以后改走干流，头发花白的船长说，发展游船须先疏浚𠮷野湾。',
].join('\n\n')
const HANT = [
  '貨運班列增開三條支線',
  '記者 許文川',
  '鐵路部門昨日宣布，貨運班列本月起增開三條支線，往返時間縮短一日。',
].join('\n\n')

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
const toTraditional = (page: Page) =>
  page
    .locator('[data-pane]')
    .first()
    .getByRole('button', { name: t('corrections:script.zh-Hant') })

test('a pane is shown in traditional characters: highlights stay, the copy is the source’s', async ({
  page,
  app,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await importTexts(page, { '渡轮.txt': HANS })
  await openReport(page, '皇后号')
  await selectWords(page, 0, '以后改走干流')
  await page.keyboard.press('2')
  await expect.poll(() => painted(page, 'hl-fill-red')).toEqual(['以后改走干流'])
  await page.keyboard.press('Escape')

  await toTraditional(page).click()
  await expect(paneText(page, 0)).toContainText(
    '皇后號渡輪以後改走幹流，頭髮花白的船長說，發展遊船須先疏浚𠮷野灣。',
  )
  await expect(paneText(page, 0)).toHaveAttribute('lang', 'zh-Hant')
  await expect.poll(() => painted(page, 'hl-fill-red')).toEqual(['以後改走幹流'])
  await expect(toTraditional(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('aside')).toContainText('以后改走干流')

  await selectWords(page, 0, '頭髮花白')
  await page.keyboard.press('c')
  await expect.poll(() => clipboard(page)).toBe('头发花白')
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboard(page)).toBe('头发花白')
  await page.keyboard.press('Shift+C')
  await expect.poll(() => clipboard(page)).toBe('頭髮花白')

  // A highlight made in the other script has the source's words.
  await page.keyboard.press('3')
  await expect.poll(() => painted(page, 'hl-fill-green')).toEqual(['頭髮花白'])
  const [highlights] = await sendAll(page, 'highlights.list', [{}])
  expect(highlights!.map(({ exact }) => exact)).toEqual(['以后改走干流', '头发花白'])

  // A correction is made in the source's script.
  await page.keyboard.press('Escape')
  await selectWords(page, 0, '遊船')
  await page.keyboard.press('e')
  const field = page.getByRole('textbox', { name: t('corrections:rightText') })
  await expect(field).toHaveValue('游船')
  await field.fill('游艇')
  await page.keyboard.press('Enter')
  await expect(paneText(page, 0)).toContainText('發展遊艇須先疏浚')

  // It stays so with the workspace; the key switches back.
  await page.waitForTimeout(900)
  const again = await app.restart()
  await expect(paneText(again, 0)).toContainText('皇后號渡輪以後')
  await paneText(again, 0).focus()
  await again.keyboard.press('Alt+s')
  await expect(paneText(again, 0)).toContainText('皇后号渡轮以后')
  await expect(paneText(again, 0)).toHaveAttribute('lang', 'zh-Hans')
})

test('each pane has its own script; a traditional report is shown in simplified characters', async ({
  page,
}) => {
  await importTexts(page, { '渡轮.txt': HANS, '班列.txt': HANT })
  await openReport(page, '皇后号')
  await openReport(page, '貨運班列', true)
  await page
    .locator('[data-pane]')
    .nth(1)
    .getByRole('button', { name: t('corrections:script.zh-Hans') })
    .click()
  await expect(paneText(page, 1)).toContainText('铁路部门昨日宣布，货运班列本月起增开三条支线')
  await expect(paneText(page, 1)).toHaveAttribute('lang', 'zh-Hans')
  await expect(paneText(page, 0)).toContainText('皇后号渡轮')
  // Found by either script, as shown.
  await page.keyboard.press('Control+f')
  for (const query of ['铁路部门', '鐵路部門']) {
    await page.getByRole('textbox', { name: t('reader:find') }).fill(query)
    await expect.poll(() => painted(page, 'hl-find-current')).toEqual(['铁路部门'])
  }
})
