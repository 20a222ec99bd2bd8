/** What axe objects to on the page. */
import { expect, type Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/** What is used of it, in the page. */
type Run = (where: readonly string[], how: RunOptions) => Promise<AxeResults>

/** How long nothing may have changed until a page is at rest, and how long that is waited for, in milliseconds. */
const STILL = 100
const PATIENCE = 3000

/**
 * Until nothing changes any more, and what stands in the middle is hit there: for up to a second a dialog that has just
 * opened is drawn, but `elementsFromPoint`, by which axe tells that one is open, passes through it (Chromium 156).
 */
const rest = (page: Page): Promise<void> =>
  page.evaluate(
    async ([still, patience]) => {
      const until = performance.now() + patience
      let changed = performance.now()
      const observer = new MutationObserver(() => {
        changed = performance.now()
      })
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      const isAtRest = (): boolean =>
        performance.now() - changed > still &&
        document.elementFromPoint(innerWidth / 2, innerHeight / 2) !== document.body
      while (!isAtRest() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
      observer.disconnect()
    },
    [STILL, PATIENCE] as const,
  )

/**
 * Runs axe, with all its rules, in the page as it is once nothing moves. It is put there once: loading it anew for each
 * look took as long as looking. Frames are left out; what stands in them has tests of its own.
 * @param within selectors; the whole page unless given
 * @returns lines one can act on: rule, element, why
 */
export async function objections(page: Page, ...within: string[]): Promise<string[]> {
  await rest(page)
  // Colours fade for 120 ms; what is measured half-way is no colour of ours.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (selectors) => {
    const { axe: inPage } = window as unknown as { axe: { run: Run } }
    const where = selectors.length > 0 ? selectors : ['html']
    const { violations } = await inPage.run(where, { resultTypes: ['violations'], iframes: false })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    )
  }, within)
}

/** A test's own line for a whole page or parts of it. */
export async function expectNoObjections(page: Page, ...within: string[]): Promise<void> {
  expect(await objections(page, ...within)).toEqual([])
}

/** The same in each of the three themes, which are left at the last: dark. */
export async function objectionsInThemes(page: Page, ...within: string[]): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'sepia', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name
    }, theme)
    for (const one of await objections(page, ...within)) found.push(`${theme}: ${one}`)
  }
  return found
}
