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

/** Rules about colours, which depend on the theme alone; all others depend on the structure and its words. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe objects to, as lines one can act on. */
async function objections(page: Page, state: string, rules: 'all' | 'colours' | 'words'): Promise<string[]> {
  // There are no frames: one run in the page itself takes half the time of the usual way round.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(rules === 'colours' ? { runOnly: { type: 'rule' as const, values: COLOURS } } : {}),
    ...(rules === 'words' ? { rules: { 'color-contrast': { enabled: false } } } : {}),
  })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${state}: ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  )
}

const inTheme = (page: Page, theme: string): Promise<unknown> =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name
    // Colours fade for 120 ms.
    return Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  }, theme)

interface Pass {
  locale: string
  language: InterfaceLanguage
  theme: string
  /** The walk with each state in all themes; the others are about what a language makes of it. */
  themes: string[]
}

const PASSES: Pass[] = [
  { locale: 'zh-CN', language: 'zh-Hans', theme: 'light', themes: ['sepia', 'dark'] },
  { locale: 'zh-HK', language: 'zh-Hant', theme: 'sepia', themes: [] },
  { locale: 'en-GB', language: 'en', theme: 'dark', themes: [] },
]

for (const { locale, language, theme, themes } of PASSES)
  test.describe(`${language}, ${[theme, ...themes].join(', ')}`, () => {
    test.use({ locale })
    test('nothing that axe objects to, anywhere', async ({ page }) => {
      // Seventy states, each in up to three themes: three times what they took on a busy machine (9.6 minutes).
      test.setTimeout(1_800_000)
      const t = wordsIn(language)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await chooseTheme(page, t, theme)
      const found: string[] = []
      await walk(page, t, async (state) => {
        found.push(...(await objections(page, state, themes.length > 0 ? 'all' : 'words')))
        for (const other of themes) {
          await inTheme(page, other)
          found.push(...(await objections(page, `${state}, ${other}`, 'colours')))
        }
        if (themes.length > 0) await inTheme(page, theme)
      })
      expect(found).toEqual([])
    })
  })
