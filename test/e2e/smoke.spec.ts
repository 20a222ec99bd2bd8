import { expect, test } from './host.ts'
import { berth } from './pages.ts'
import { importTexts, openReport } from './reading.ts'

test('a fresh library opens, in the language of the browser', async ({ page }) => {
  await expect(page).toHaveTitle('Pressmark')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(page.getByRole('main')).toBeVisible()
})

test('the page has an icon of ours, drawn under its own policy', async ({ page, app }) => {
  await expect(page.getByRole('main')).toBeVisible()
  const size = await page.locator('link[rel=icon]').evaluate(async (link: HTMLLinkElement) => {
    const image = new Image()
    image.src = link.href
    await image.decode()
    return image.naturalWidth
  })
  expect(size).toBeGreaterThan(0)
  expect(app.problems).toEqual([])
})

test.describe('in Hong Kong', () => {
  test.use({ locale: 'zh-HK' })
  test('the words are traditional', async ({ page }) => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  })
})

test('a reloaded window is connected, and so is a restarted one', async ({ page, app }) => {
  await expect(page.getByRole('main')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()
  const again = await app.restart()
  await expect(again.getByRole('main')).toBeVisible()
})

test('a computer that loses its network goes on reading and writing', async ({ page }) => {
  await importTexts(page, { 'one.txt': berth(1) })
  // What the browser says then; the library answers all the same.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await openReport(page, '第1号泊位恢复夜航')
  await importTexts(page, { 'two.txt': berth(2) })
  await openReport(page, '第2号泊位恢复夜航')
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: '米黄' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
})
