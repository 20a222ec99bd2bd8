/** Reports side by side: ribbons, the list of passages, proposed links, twins of highlights, what is new, figures. */
import type { Page } from '@playwright/test'
import { BRIDGE, TITLES } from './bridge-texts.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { clickWords, importTexts, openReport, painted, paneText, selectWords } from './reading.ts'

const CREST_HK = '合龍前的最後一夜'

async function sideBySide(page: Page): Promise<void> {
  await importTexts(page, BRIDGE)
  await openReport(page, TITLES.wire)
  await openReport(page, TITLES.reprint, true)
  await expect(ribbons(page)).not.toHaveAttribute('data-ribbons', '0')
  await page.locator('aside').getByRole('tab', { name: /链接/ }).click()
}

const ribbons = (page: Page) => page.locator('[data-ribbon-canvas]')
const rows = (page: Page, kind: string) => page.locator(`[data-beside-list] [data-bond="${kind}"]`)
const card = (page: Page) => page.locator('[data-bond-card]')

/** Where words stand in the window, px; null where they are scrolled away. */
const topOf = (page: Page, pane: number, words: string): Promise<number> =>
  paneText(page, pane).evaluate((article, wanted) => {
    const block = [...article.querySelectorAll<HTMLElement>('[data-b]')].find((one) =>
      one.textContent?.includes(wanted),
    )!
    return block.getBoundingClientRect().top
  }, words)

/** How many pixels of the gutter are drawn on. */
const inked = (page: Page): Promise<number> =>
  ribbons(page).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let count = 0
    for (let at = 3; at < data.length; at += 4) if (data[at]! > 0) count++
    return count
  })

test('passages of both scripts are tied by ribbons, which follow scrolling and can be hidden', async ({
  page,
}) => {
  await sideBySide(page)
  await expect.poll(() => inked(page)).toBeGreaterThan(1000)
  const before = await ribbons(page).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  await paneText(page, 1).evaluate((article) => article.scrollBy(0, 260))
  await expect
    .poll(() => ribbons(page).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()))
    .not.toBe(before)
  await paneText(page, 0).focus()
  await page.keyboard.press('b')
  await expect.poll(() => inked(page)).toBe(0)
  await page.keyboard.press('b')
  await expect.poll(() => inked(page)).toBeGreaterThan(1000)
})

test('a press on a ribbon brings both places to one height and opens its card', async ({ page }) => {
  await sideBySide(page)
  const box = (await ribbons(page).boundingBox())!
  // The first passage begins with the headline and reaches over the first paragraphs.
  await page.mouse.move(box.x + box.width / 2, box.y + 220)
  await expect.poll(() => painted(page, 'hl-passage')).not.toEqual([])
  await page.mouse.click(box.x + box.width / 2, box.y + 220)
  await expect(card(page)).toBeFocused()
  await page.keyboard.press('p')
  await page.keyboard.press('p')
  await expect(card(page)).toContainText('两侧各留')
  await expect
    .poll(async () => Math.abs((await topOf(page, 0, '桥面将铺')) - (await topOf(page, 1, '橋面將鋪'))))
    .toBeLessThan(4)
  await page.keyboard.press('Escape')
  await expect(card(page)).toHaveCount(0)
  await expect(page.locator('[data-pane-text]:focus')).toHaveCount(1)
})

test('the list tells the kind of a passage and what differs in it', async ({ page }) => {
  await sideBySide(page)
  const row = rows(page, 'proposal').filter({ hasText: CREST_HK })
  await expect(row).toContainText('相同文字')
  await row.getByRole('button', { name: '差异' }).click()
  const difference = row.getByRole('group', { name: '两处文字的差异' })
  await expect(difference.locator('[data-side]')).toHaveCount(2)
  await expect(difference.locator('mark').filter({ hasText: '四' }).first()).toBeVisible()
})

test('the key for the next passage goes from one that both tell to the next, never to what one tells twice', async ({
  page,
}) => {
  const twice = '码头的工头说，夜里装货的三十六个人轮两班，每班都要点名两次。'
  const shared = '大桥的第一根桩在腊月二十三打下，潮位比预报的低了四十厘米。'
  await importTexts(page, {
    'one.md': `# 桩机夜里开工\n\n${shared}\n\n${twice}\n\n当天没有风。\n\n${twice}`,
    'other.md': `# 打桩记\n\n各县的代表都到了。\n\n${shared}`,
  })
  await openReport(page, '桩机夜里开工')
  await openReport(page, '打桩记', true)
  await page.locator('aside').getByRole('tab', { name: /链接/ }).click()
  await paneText(page, 0).click({ position: { x: 30, y: 20 } })
  await expect(page.locator('[data-beside-list]')).toContainText('本文中的重复')
  for (let turn = 0; turn < 3; turn++) {
    await paneText(page, 0).focus()
    await page.keyboard.press('p')
    await expect(card(page)).toContainText('腊月二十三')
    // Whose words are whose is written above them.
    await expect(card(page)).toContainText(/桩机夜里开工.*打桩记/)
    await page.keyboard.press('Escape')
  }
  await expect(paneText(page, 1)).toContainText('各县的代表都到了')
})

test('a proposed link is confirmed by Enter, refused by X, taken back, and never counts before', async ({
  page,
}) => {
  await sideBySide(page)
  const count = await rows(page, 'proposal').count()
  expect(count).toBeGreaterThan(3)
  expect((await sendAll(page, 'library.describe', [{}]))[0]!.highlights).toBe(0)

  await rows(page, 'proposal').nth(1).getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await expect(rows(page, 'proposal')).toHaveCount(count - 1)
  await expect(page.locator('aside').getByRole('tab', { name: /链接/ })).toContainText('1')
  expect((await sendAll(page, 'links.list', [{}]))[0]).toHaveLength(1)

  const refused = rows(page, 'proposal').nth(1)
  const words = (await refused.locator('q').innerText()).slice(0, 8)
  await refused.getByRole('button').first().focus()
  await page.keyboard.press('x')
  await expect(rows(page, 'proposal')).toHaveCount(count - 2)
  // It stays a passage that both have, and stands among those refused.
  await expect(rows(page, 'passage').filter({ hasText: words })).toHaveCount(1)
  await expect(rows(page, 'refused')).toHaveCount(1)
  await rows(page, 'refused')
    .getByRole('button', { name: /重新建议/ })
    .click()
  await expect(rows(page, 'proposal')).toHaveCount(count - 1)
  await expect(rows(page, 'refused')).toHaveCount(0)
})

test('a highlight shows faintly on its twin; one key makes it real, undo takes it back', async ({ page }) => {
  await sideBySide(page)
  await selectWords(page, 0, '渡轮公司现有船只十二艘')
  await page.keyboard.press('3')
  await expect.poll(() => painted(page, 'hl-twin-green')).toEqual(['渡輪公司現有船隻十二艘'])
  await expect(rows(page, 'twin')).toHaveCount(0)
  await page.keyboard.press('F6')
  await expect(rows(page, 'twin')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('v')
  await expect
    .poll(() => painted(page, 'hl-fill-green'))
    .toEqual(expect.arrayContaining(['渡輪公司現有船隻十二艘']))
  await expect.poll(() => painted(page, 'hl-twin-green')).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(() => painted(page, 'hl-twin-green')).toEqual(['渡輪公司現有船隻十二艘'])
})

test('a click on a twin opens a small bar: to the original, and real', async ({ page }) => {
  await sideBySide(page)
  await selectWords(page, 0, '渡轮公司现有船只十二艘')
  await page.keyboard.press('3')
  await expect.poll(() => painted(page, 'hl-twin-green')).toEqual(['渡輪公司現有船隻十二艘'])
  const bar = page.getByRole('toolbar', { name: '高亮的影子' })
  await clickWords(page, 1, '渡輪公司現有船')
  await expect(bar).toBeVisible()
  await bar.getByRole('button', { name: '转到原高亮' }).click()
  await expect(bar).toHaveCount(0)
  await expect(paneText(page, 0)).toBeFocused()
  await expect(page.locator('aside [data-highlight][data-active]')).toHaveCount(1)

  await clickWords(page, 1, '渡輪公司現有船')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await clickWords(page, 1, '渡輪公司現有船')
  await bar.getByRole('button', { name: '变成高亮' }).click()
  await expect.poll(() => painted(page, 'hl-twin-green')).toEqual([])
  await expect(bar).toHaveCount(0)
})

test('what earlier reports told is set back, counted, and the next new sentence has a key', async ({
  page,
}) => {
  await sideBySide(page)
  await paneText(page, 1).focus()
  await page.keyboard.press('d')
  const strip = page.locator('[data-told-strip]').nth(1)
  await expect(strip).toContainText('新增 4 句')
  await expect.poll(async () => (await painted(page, 'hl-told')).join('')).toContain('總工程師賀明川說')
  expect((await painted(page, 'hl-told')).join('')).not.toContain('本報向縣議會查詢所得')
  for (const words of ['本報向縣議會', '環保團體', '有學者指出', '工會要求']) {
    await page.keyboard.press('w')
    await expect.poll(async () => (await painted(page, 'hl-cursor')).join('')).toContain(words)
  }
  await page.keyboard.press('Shift+w')
  await expect.poll(async () => (await painted(page, 'hl-cursor')).join('')).toContain('有學者指出')
  await page.keyboard.press('d')
  await expect(page.locator('[data-told-strip]')).toHaveCount(0)
  await expect.poll(() => painted(page, 'hl-told')).toEqual([])
})

test('figures of both reports stand side by side; what differs is marked, a cell jumps to its place', async ({
  page,
}) => {
  await sideBySide(page)
  await page.keyboard.press('Alt+g')
  const panel = page.locator('[data-figures]')
  await expect(panel).toContainText('不是全部')
  const row = panel.getByRole('row').filter({ hasText: '三十八亿元' })
  await expect(row).toContainText('四十一億元')
  await expect(row).toContainText('不同')
  await panel.getByRole('checkbox').check()
  await expect(panel.getByRole('row').filter({ hasText: '六千四百米' })).toHaveCount(0)
  await row.getByRole('button', { name: /三萬|四十一億元/ }).click()
  await expect.poll(() => painted(page, 'hl-flash')).toEqual(['四十一億元'])
  await page.keyboard.press('Alt+g')
  await expect(panel).toHaveCount(0)
})

test('the same words in reports that are closed are listed at a highlight, and made highlights at once', async ({
  page,
}) => {
  await importTexts(page, BRIDGE)
  await openReport(page, TITLES.wire)
  await selectWords(page, 0, '渡轮公司现有船只十二艘')
  await page.keyboard.press('3')
  const mark = page.locator('aside [data-highlight]')
  await mark.locator('[data-quote]').click()
  await mark.getByRole('button', { name: '其他报道中的相同文字' }).click()
  const twins = mark.getByRole('list', { name: '其他报道中的相同文字' })
  await expect(twins.getByRole('listitem')).toHaveCount(2)
  await expect(twins.getByRole('listitem').first()).toContainText(TITLES.reprint)
  await twins
    .getByRole('button', { name: /^变成高亮/ })
    .last()
    .click()
  await expect(twins.getByRole('listitem')).toHaveCount(1)
  await twins.getByRole('button', { name: /^变成高亮/ }).click()
  await expect(mark).toContainText('其他报道里没有这段文字。')
  await openReport(page, TITLES.reprint, true)
  await expect
    .poll(() => painted(page, 'hl-fill-green'))
    .toEqual(expect.arrayContaining(['渡輪公司現有船隻十二艘']))
})
