/** Each language in every state and at four sizes of window: its own words, whole, and nothing off the screen. */
import type { Page } from '@playwright/test'
import { LANGUAGES, type InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { resources } from '../../shared/i18n/index.ts'
import { expect, test } from './host.ts'
import { openReport } from './reading.ts'
import { SAMPLES, walk } from './states.ts'
import { wordsIn } from './words.ts'

const SIZES = [
  [1280, 800],
  [1920, 1080],
  [1000, 700],
  [700, 800],
] as const

const LOCALES = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-HK', en: 'en-GB' } as const

const messagesOf = (language: InterfaceLanguage): string[] =>
  Object.values(resources()[language]).flatMap((area) => Object.values(area))

/** What only other languages say: found in this one, it was forgotten. */
function foreignTo(language: InterfaceLanguage): string[] {
  const own = new Set(messagesOf(language))
  return LANGUAGES.flatMap((other) => messagesOf(other)).filter((words) => !own.has(words))
}

/** Words shown or spoken that are no words: keys, open placeholders, another language's. */
const strangeWords = (page: Page, foreign: string[]): Promise<string[]> =>
  page.evaluate((list) => {
    const words: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      // What stands in a field is the user's; code, and names in a file for programs, have no language.
      if (node instanceof Text)
        words.push(node.parentElement?.closest('textarea, code, [data-literal]') ? '' : node.data)
      else if (node instanceof Element)
        for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
          words.push(node.getAttribute(name) ?? '')
    }
    const known = new Set(list)
    const isStrange = (text: string): boolean =>
      /^[a-z]+:[a-zA-Z.]+$/.test(text) ||
      /^[a-z]+[A-Z]\w*$/.test(text) ||
      text.includes('{{') ||
      known.has(text)
    return [...new Set(words.map((text) => text.trim()).filter(isStrange))]
  }, foreign)

/**
 * Words that do not fit in their box, and controls that stand (partly) outside of the window. A line cut with an
 * ellipsis is cut on purpose, if its whole can be read somewhere: in a title, or in its own name.
 */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const name = (element: Element): string =>
      `<${element.tagName.toLowerCase()} ${element.getAttribute('role') ?? ''}> ${element.textContent?.trim().slice(0, 40)}`
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      // What only screen readers get is one pixel large.
      element.clientWidth > 1
    const scrollsAcross = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrollsAcross(element.parentElement))

    if (document.documentElement.scrollWidth > innerWidth) found.push('the window scrolls sideways')
    const controls = 'button, a, label, h1, h2, h3, dt, legend, input, [role]'
    for (const element of document.querySelectorAll<HTMLElement>(controls)) {
      if (!isSeen(element)) continue
      const box = element.getBoundingClientRect()
      const isOutside = box.left < -1 || box.right > innerWidth + 1
      if (isOutside && !scrollsAcross(element.parentElement)) found.push(`outside: ${name(element)}`)
      if (!element.matches('button, a, label, h1, h2, h3, dt, legend, [role=tab], [role=option]')) continue
      for (const part of [element, ...element.querySelectorAll<HTMLElement>('*')]) {
        if (!part.textContent?.trim() || part.clientWidth <= 1 || !isSeen(part)) continue
        if (part.scrollWidth <= part.clientWidth + 1 || part instanceof SVGElement) continue
        const isEllipsis = getComputedStyle(part).textOverflow === 'ellipsis'
        const whole = part.closest('[title], [aria-label], [role=option]')
        if (!isEllipsis || !whole) found.push(`cut off: ${name(part)}`)
      }
    }
    return [...new Set(found)]
  })

for (const language of LANGUAGES)
  test.describe(`in ${language}`, () => {
    test.use({ locale: LOCALES[language] })
    test('every state says all in its own words, and shows them whole at every size', async ({ page }) => {
      // Seventy states at every size: ten times what they take on a quiet machine.
      test.setTimeout(900_000)
      const foreign = foreignTo(language)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const found: string[] = []
      // Traditional words are as wide as simplified ones: the widest and the narrowest window tell it all.
      const sizes = language === 'zh-Hant' ? [SIZES[1], SIZES[3]] : SIZES
      await walk(page, wordsIn(language), async (state) => {
        for (const words of await strangeWords(page, foreign)) found.push(`${state}: not its words: ${words}`)
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height })
          await page.evaluate(
            () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))),
          )
          for (const what of await cutOff(page)) found.push(`${state}, ${width} × ${height}: ${what}`)
        }
        await page.setViewportSize({ width: 1280, height: 800 })
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))),
        )
      })
      expect(found).toEqual([])
    })
  })

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
