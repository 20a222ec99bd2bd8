/** The search index made anew, as a person sees it: what search says meanwhile, stopped, gone on with after a restart. */
import { fillLibrary } from '../bench/search-library.ts'
import { expectNoObjections } from './axe.ts'
import { expect, test } from './host.ts'

const REPORTS = 2500

test.use({ locale: 'en-GB' })

test('the index is made anew beside the work, stopped, and gone on with after a restart', async ({ app }) => {
  test.setTimeout(180_000)
  const page = await app.restart(() => fillLibrary(app.folder, REPORTS))
  await page.keyboard.press('Control+k')
  await page.locator('header [role="combobox"]').fill('>search index')
  await page.getByRole('option', { name: 'Make the search index anew' }).click()
  const notice = page.locator('[data-indexing]')
  await expect(notice).toContainText('Search does not know everything yet')
  await notice.getByRole('button', { name: 'Stop indexing' }).click()
  await expect(notice).toContainText(/stopped at [\d,]+ of 2,500/)
  await expect(notice.getByRole('progressbar')).toHaveAttribute('aria-valuemax', String(REPORTS))
  await expectNoObjections(page, '[data-indexing]')
  await page.screenshot({ path: test.info().outputPath('stopped.png') })
  await notice.getByRole('button', { name: 'Go on indexing' }).click()
  await expect(notice.getByRole('button', { name: 'Stop indexing' })).toBeVisible()

  const again = await app.restart()
  await again.keyboard.press('Alt+7')
  await expect(again.locator('main [data-query-bar] input')).toBeVisible()
  await again.locator('main [data-query-bar] input').fill('的')
  await again.keyboard.press('Enter')
  // What was asked of half an index is asked again when it is whole.
  const count = again.getByRole('status').filter({ hasText: 'hits' })
  await expect(count).toContainText(/2,?\d{3} hits/, { timeout: 120_000 })
  await expect(again.locator('[data-indexing]')).toHaveCount(0)
})
