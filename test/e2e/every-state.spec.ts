/**
 * Every view and state that `states.ts` walks through, in three languages, each in a theme of its own: nothing that axe
 * objects to, all in its own words, and whole in four sizes of window. One walk for all, since walking takes as long as looking.
 */
import type { Page } from '@playwright/test'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { objections } from './axe.ts'
import { expect, test } from './host.ts'
import { cutOff, foreignTo, strangeWords } from './own-words.ts'
import { walk } from './states.ts'
import { wordsIn, type Words } from './words.ts'

const SIZES = [
  [1920, 1080],
  [1000, 700],
  [700, 800],
  // The size of the walk comes last.
  [1280, 800],
] as const

interface Pass {
  locale: string
  language: InterfaceLanguage
  theme: string
  sizes: readonly (readonly [width: number, height: number])[]
}

const PASSES: Pass[] = [
  { locale: 'zh-CN', language: 'zh-Hans', theme: 'light', sizes: SIZES },
  // Traditional words are as wide as simplified ones: the widest and the narrowest window tell it all.
  { locale: 'zh-HK', language: 'zh-Hant', theme: 'sepia', sizes: [SIZES[0], SIZES[2], SIZES[3]] },
  { locale: 'en-GB', language: 'en', theme: 'dark', sizes: SIZES },
]

async function chooseTheme(page: Page, t: Words, theme: string): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible()
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: t(`settings:theme.${theme}`), exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))))
}

for (const { locale, language, theme, sizes } of PASSES)
  test.describe(`${language}, ${theme}`, () => {
    test.use({ locale })
    test('every state: nothing that axe objects to, all in its own words, whole at every size', async ({
      page,
    }) => {
      // A hundred and forty states: five times what they take on a quiet machine.
      test.setTimeout(1_200_000)
      const t = wordsIn(language)
      const foreign = foreignTo(language)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await chooseTheme(page, t, theme)
      const found: string[] = []
      await walk(page, t, async (state) => {
        for (const one of await objections(page)) found.push(`${state}: ${one}`)
        for (const words of await strangeWords(page, foreign)) found.push(`${state}: not its words: ${words}`)
        for (const [width, height] of sizes) {
          await resize(page, width, height)
          for (const what of await cutOff(page)) found.push(`${state}, ${width} × ${height}: ${what}`)
        }
      })
      expect(found).toEqual([])
    })
  })
