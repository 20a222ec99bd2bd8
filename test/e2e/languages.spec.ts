/** The language of the window, and a window that grows narrow. */
import { expect, test } from './host.ts'
import { openReport } from './reading.ts'
import { cutOff, foreignTo, strangeWords } from './own-words.ts'
import { SAMPLES } from './states.ts'
import { wordsIn } from './words.ts'

test('the language of the window is chosen in the settings, and the root says which', async ({ page }) => {
  let t = wordsIn('zh-Hans')
  await expect(page.getByRole('main')).toBeVisible()
  await page.keyboard.press('Control+,')
  for (const next of ['zh-Hant', 'en', 'zh-Hans'] as const) {
    await page.getByRole('button', { name: new RegExp(t('settings:language')) }).click()
    await page.getByRole('option', { name: t(`common:${next}`), exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', next)
    t = wordsIn(next)
    await expect(page.getByRole('dialog', { name: t('settings:title') })).toBeVisible()
    expect(await strangeWords(page, foreignTo(next))).toEqual([])
  }
})

test('a report has the glyphs of its own language, whatever the window speaks', async ({ page }) => {
  await page.getByRole('button', { name: wordsIn('zh-Hans')('library:loadSamples') }).click()
  for (const [language, title] of Object.entries(SAMPLES)) {
    await openReport(page, title)
    const article = page.getByRole('article')
    await expect(article).toHaveAttribute('lang', language)
    const type = await article.evaluate((element) => getComputedStyle(element).fontFamily)
    expect(type).toContain(language === 'zh-Hant' ? 'Noto Serif TC' : 'Noto Serif SC')
  }
})

test('below 1100 px the sides fold and open over the view, with four panes sooner; below 800 px panes stack', async ({
  page,
}) => {
  const t = wordsIn('zh-Hans')
  await page.getByRole('button', { name: t('library:loadSamples') }).click()
  await openReport(page, SAMPLES['zh-Hans'])
  await openReport(page, SAMPLES.en, true)
  const side = page.getByRole('complementary', { name: t('shell:side') })
  const boxes = () =>
    page
      .locator('[data-pane]')
      .evaluateAll((panes) => panes.map((pane) => pane.getBoundingClientRect().toJSON()))

  await page.setViewportSize({ width: 1000, height: 700 })
  await expect(side).toBeHidden()
  await expect(page.getByRole('heading', { name: t('shell:sources') })).toBeHidden()
  const [left, right] = await boxes()
  expect(left.right).toBeLessThanOrEqual(right.left)

  const reading = left.width
  await page.getByRole('button', { name: t('shell:sideShow') }).click()
  await expect(side).toBeVisible()
  expect((await boxes())[0].width).toBe(reading)
  expect(await cutOff(page)).toEqual([])
  await page.getByRole('button', { name: t('shell:sideHide') }).click()
  await page.getByRole('button', { name: t('shell:navShow') }).click()
  await expect(page.getByRole('heading', { name: t('shell:sources') })).toBeVisible()
  expect(await cutOff(page)).toEqual([])
  await page.getByRole('button', { name: t('shell:navHide') }).click()

  await page.setViewportSize({ width: 700, height: 800 })
  await expect.poll(async () => (await boxes())[1].top).toBeGreaterThan(left.top + 200)
  const [upper, lower] = await boxes()
  expect(upper.bottom).toBeLessThanOrEqual(lower.top)
  expect(lower.right).toBeLessThanOrEqual(700)

  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(side).toBeVisible()
  await expect(page.getByRole('heading', { name: t('shell:sources') })).toBeVisible()

  // Four need the room of the sides.
  for (let panes = 2; panes < 4; panes++) {
    await expect(page.locator('[data-pane]')).toHaveCount(panes)
    await page.keyboard.press('Alt+n')
  }
  await expect(side).toBeHidden()
  for (const { width } of await boxes()) expect(width).toBeGreaterThan(260)
  // What was folded comes back, also after another view.
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('heading', { name: t('shell:sources') })).toBeVisible()
  await page.setViewportSize({ width: 1600, height: 800 })
  await page.keyboard.press('Alt+2')
  await expect(side).toBeVisible()
})
