import { berth } from './pages.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport } from './reading.ts'

test('back and forward walk through reports and views, as a browser does', async ({ page }) => {
  await importTexts(page, { 'one.txt': berth(1), 'two.txt': berth(2) })
  await openReport(page, '第1号泊位恢复夜航')
  await openReport(page, '第2号泊位恢复夜航')
  const shown = (number: number) => page.getByRole('article', { name: new RegExp(`第${number}号泊位`) })

  await expect(shown(2)).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { name: '全部报道' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(shown(1)).toBeVisible()
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(shown(2)).toBeVisible()
})

test('a report taken out of the library is passed over, and no press leads nowhere', async ({ page }) => {
  await importTexts(page, { 'one.txt': berth(1), 'two.txt': berth(2) })
  await openReport(page, '第1号泊位恢复夜航')
  await openReport(page, '第2号泊位恢复夜航')
  await page.keyboard.press('Alt+1')
  const row = page.getByRole('row').filter({ hasText: '第2号泊位恢复夜航' })
  await row.focus()
  await page.keyboard.press('Delete')
  await expect(row).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('article', { name: /第1号泊位/ })).toBeVisible()
  await expect(page.getByRole('tab', { name: '无题' })).toHaveCount(0)
})
