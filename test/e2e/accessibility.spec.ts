/** axe, with all its rules, in every view and state that `states.ts` walks through: three themes, three languages. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { expect, test } from './host.ts'
import { walk } from './states.ts'
import { wordsIn, type Words } from './words.ts'

async function chooseTheme(page: Page, t: Words, theme: string): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible()
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: t(`settings:theme.${theme}`), exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** What axe objects to, as lines one can act on. */
async function objections(page: Page, state: string): Promise<string[]> {
  // There are no frames: one run in the page itself takes half the time of the usual way round.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${state}: ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  )
}

const PASSES: [locale: string, language: InterfaceLanguage, theme: string][] = [
  ['zh-CN', 'zh-Hans', 'light'],
  ['zh-CN', 'zh-Hans', 'sepia'],
  ['zh-CN', 'zh-Hans', 'dark'],
  ['zh-HK', 'zh-Hant', 'light'],
  ['en-GB', 'en', 'dark'],
]

for (const [locale, language, theme] of PASSES)
  test.describe(`${language}, ${theme}`, () => {
    test.use({ locale })
    test('nothing that axe objects to, anywhere', async ({ page }) => {
      test.setTimeout(300_000)
      const t = wordsIn(language)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await chooseTheme(page, t, theme)
      const found: string[] = []
      await walk(page, t, async (state) => void found.push(...(await objections(page, state))))
      expect(found).toEqual([])
    })
  })
