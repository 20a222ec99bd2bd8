/** Scroll fastened by content: panes follow what is told, can be let go, and keep points that were set by hand. */
import type { Page } from '@playwright/test'
import { BRIDGE, TITLES } from './bridge-texts.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, paneText } from './reading.ts'

test.use({ viewport: { width: 1280, height: 620 } })

async function open(page: Page, ...titles: string[]): Promise<void> {
  await importTexts(page, BRIDGE)
  for (const [at, title] of titles.entries()) await openReport(page, title, at > 0)
  await expect(page.locator('[data-pane]')).toHaveCount(titles.length)
  await expect(page.locator('[data-ribbon-canvas]').first()).not.toHaveAttribute('data-ribbons', '0')
}

/** Where the line stands that begins with some words, below its pane's top, px. */
const topOf = (page: Page, pane: number, words: string): Promise<number> =>
  paneText(page, pane).evaluate((article, wanted) => {
    const block = [...article.querySelectorAll<HTMLElement>('[data-b]')].find((one) =>
      one.textContent?.startsWith(wanted),
    )!
    return block.getBoundingClientRect().top - article.getBoundingClientRect().top
  }, words)

const scrollTop = (page: Page, pane: number): Promise<number> =>
  paneText(page, pane).evaluate((article) => article.scrollTop)

async function wheel(page: Page, pane: number, by: number): Promise<void> {
  const box = (await paneText(page, pane).boundingBox())!
  await page.mouse.move(box.x + 60, box.y + 200)
  await page.mouse.wheel(0, by)
  await settled(page)
}

/** Nothing scrolls any more. */
async function settled(page: Page): Promise<void> {
  const all = (): Promise<string> =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-pane] article')].map((a) => a.scrollTop).join(' '),
    )
  let before = ''
  let still = 0
  await expect
    .poll(async () => {
      const now = await all()
      still = now === before ? still + 1 : 0
      before = now
      return still
    })
    .toBeGreaterThan(3)
}

/** Scrolls a pane until its line with these words is at the reading line, and tells how far off the twin then is. */
async function offset(page: Page, lead: number, words: string, other: number, twin: string): Promise<number> {
  await wheel(page, lead, 10)
  for (let turn = 0; turn < 2; turn++) {
    // 3 px into the line: at its very edge a paragraph that only the other has passes by within a px or two.
    await paneText(page, lead).evaluate((article, wanted) => {
      const block = [...article.querySelectorAll<HTMLElement>('[data-b]')].find((one) =>
        one.textContent?.startsWith(wanted),
      )!
      const top = block.getBoundingClientRect().top - article.getBoundingClientRect().top
      article.scrollTop += top + 3 - article.clientHeight * 0.3
    }, words)
    await settled(page)
  }
  return Math.abs((await topOf(page, lead, words)) - (await topOf(page, other, twin)))
}

test('the other pane follows by what is told, in both directions, and says how', async ({ page }) => {
  await open(page, TITLES.wire, TITLES.reprint)
  await paneText(page, 0).focus()
  await page.keyboard.press('y')
  await expect(page.locator('[data-announcer]')).toContainText('对齐点')
  await expect(
    page.locator('[data-beside-status]').getByRole('button', { name: '按内容同步' }),
  ).toHaveAttribute('aria-pressed', 'true')
  expect(await offset(page, 0, '桥面将铺', 1, '橋面將鋪')).toBeLessThan(6)
  expect(await offset(page, 0, '渡轮公司', 1, '渡輪公司')).toBeLessThan(6)
  // The other way round: now the right one leads.
  expect(await offset(page, 1, '合龍前的', 0, '合龙前的')).toBeLessThan(6)
})

test('a follower moves nobody: once still, all stay where they are', async ({ page }) => {
  await open(page, TITLES.wire, TITLES.reprint)
  await paneText(page, 0).focus()
  await page.keyboard.press('y')
  await wheel(page, 0, 300)
  const before = [await scrollTop(page, 0), await scrollTop(page, 1)]
  await page.waitForTimeout(600)
  expect([await scrollTop(page, 0), await scrollTop(page, 1)]).toEqual(before)
})

test('Alt held lets go; a point set by hand holds instead of what the passages say, and is removed again', async ({
  page,
}) => {
  await open(page, TITLES.wire, TITLES.reprint)
  await paneText(page, 0).focus()
  await page.keyboard.press('y')
  await wheel(page, 0, 200)
  const left = await scrollTop(page, 0)
  await page.keyboard.down('Alt')
  await wheel(page, 1, 120)
  await page.keyboard.up('Alt')
  expect(await scrollTop(page, 0)).toBe(left)

  // As they stand now they are fastened.
  await page.keyboard.press('Shift+y')
  await expect(page.locator('[data-announcer]')).toContainText('此处对齐')
  const right = await scrollTop(page, 1)
  await wheel(page, 0, 200)
  await wheel(page, 0, -200)
  expect(Math.abs((await scrollTop(page, 1)) - right)).toBeLessThan(24)

  await page.locator('aside').getByRole('tab', { name: /链接/ }).click()
  const fixed = page.locator('[data-beside-list] [data-bond="fixed"]')
  await expect(fixed).toHaveCount(1)
  await paneText(page, 0).focus()
  await page.keyboard.press('Shift+y')
  await expect(fixed).toHaveCount(0)
  // Set and taken away as steps of undo.
  await page.keyboard.press('Control+z')
  await expect(fixed).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(fixed).toHaveCount(0)
})

test('three panes follow one', async ({ page, app }) => {
  await open(page, TITLES.wire, TITLES.reprint, TITLES.later)
  await paneText(page, 0).focus()
  await page.keyboard.press('y')
  await offset(page, 0, '渡轮公司', 1, '渡輪公司')
  const tops = await Promise.all([
    topOf(page, 0, '渡轮公司'),
    topOf(page, 1, '渡輪公司'),
    topOf(page, 2, '渡轮公司'),
  ])
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(8)
  const again = await app.restart()
  await expect(
    again.locator('[data-beside-status]').getByRole('button', { name: '按内容同步' }),
  ).toBeVisible()
})
