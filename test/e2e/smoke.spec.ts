import { expect, test } from './host.ts'

test('a fresh library opens, in the language of the browser', async ({ page }) => {
  await expect(page).toHaveTitle('Pressmark')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(page.getByRole('main')).toBeVisible()
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
