/** Reading: panes, selection, highlights, links, find, the place one reads at. All texts are made up. */
import type { Page } from '@playwright/test'
import { objectionsInThemes } from './axe.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { clickWords, importTexts, openReport, painted, paneText, placeOf, selectWords } from './reading.ts'

const FERRY = `渡轮停航两天后恢复

本报记者　顾晓帆

受强风影响停航两天的海岛渡轮，昨日清晨恢复营运。首班船六点半离港，载客一百八十人。

港务处说，风力已降到五级以下。“安全第一，宁可多等一天。”值班主任这样解释。

滞留岛上的旅客大多已在中午前返回，欧洲来的背包客也顺利赶上了火车。`

const FERRY_HK = `海島渡輪復航　首班船滿座

記者　莫家瑜

停航兩日的海島渡輪昨晨復航，首班船載客二百一十人，與港務處公布的數字不同。

歐洲旅客表示，等候期間得到妥善的安置。碼頭外的小販說生意比平日好三成。`

const LONG_PARAGRAPH =
  '港口的早班调度从五点开始，吊机逐一试车，司机核对箱号之后才把货柜送上堆场，整个过程不超过四十分钟。'
const LONG = `港口一日\n\n${Array.from(
  { length: 4200 },
  (_, index) => `第${index}段。${LONG_PARAGRAPH}`,
).join('\n\n')}`

async function twoPanes(page: Page): Promise<void> {
  await importTexts(page, { 'ferry.txt': FERRY, 'ferry-hk.txt': FERRY_HK })
  await openReport(page, '渡轮停航两天后恢复')
  await openReport(page, '海島渡輪復航', true)
  await expect(page.locator('[data-pane]')).toHaveCount(2)
}

/** How far the first visible character of the text stands from the pane's top, px. */
const standsAt = (page: Page, pane: number, words: string): Promise<number> =>
  paneText(page, pane).evaluate((article, wanted) => {
    const block = [...article.querySelectorAll<HTMLElement>('[data-b]')].find((one) =>
      one.textContent?.startsWith(wanted),
    )!
    return block.getBoundingClientRect().top - article.getBoundingClientRect().top
  }, words)

test('a passage is highlighted with the mouse, recoloured, deleted, and undo brings it back', async ({
  page,
}) => {
  await twoPanes(page)
  await selectWords(page, 0, '首班船六点半离港')
  await page.getByRole('button', { name: '标为绿色' }).click()
  await expect.poll(() => painted(page, 'hl-fill-green')).toEqual(['首班船六点半离港'])

  await clickWords(page, 0, '首班船六点半离港')
  await page.keyboard.press('5')
  await expect.poll(() => painted(page, 'hl-fill-purple')).toEqual(['首班船六点半离港'])
  expect(await painted(page, 'hl-fill-green')).toEqual([])

  await page.keyboard.press('Delete')
  await expect.poll(() => painted(page, 'hl-fill-purple')).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(() => painted(page, 'hl-fill-purple')).toEqual(['首班船六点半离港'])
})

test('the same can be done without a mouse, and is said', async ({ page }) => {
  await twoPanes(page)
  await paneText(page, 1).focus()
  const said = page.locator('[data-announcer]')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(said).toHaveText(/莫家瑜/)
  await page.keyboard.press('ArrowDown')
  await expect(said).toHaveText(/首班船載客二百一十人/)
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('2')
  await expect.poll(() => painted(page, 'hl-fill-red')).toHaveLength(2)
  await expect(said).toHaveText(/红色/)

  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '改为黄色' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => painted(page, 'hl-fill-green')).toHaveLength(2)
})

test('letters are words while an input method composes or a field has the focus', async ({ page }) => {
  await twoPanes(page)
  await selectWords(page, 0, '港务处说')
  await page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true, isComposing: true })
    document.activeElement!.dispatchEvent(event)
  })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('1n')
  await expect(page.getByRole('textbox', { name: '在本文中查找' })).toHaveValue('1n')
  expect(await painted(page, 'hl-fill-yellow')).toEqual([])
})

test('a selection stays in its pane, however it is drawn', async ({ page }) => {
  await twoPanes(page)
  const last = await placeOf(paneText(page, 0), '滞留岛上')
  await page.mouse.click(last.from.x + 20, last.from.y, { clickCount: 3 })
  await page.keyboard.press('1')
  await expect
    .poll(() => painted(page, 'hl-fill-yellow'))
    .toEqual(['滞留岛上的旅客大多已在中午前返回，欧洲来的背包客也顺利赶上了火车。'])

  const begin = await placeOf(paneText(page, 0), '安全第一')
  const other = await placeOf(paneText(page, 1), '碼頭外的小販')
  await page.mouse.move(begin.from.x, begin.from.y)
  await page.mouse.down()
  await page.mouse.move(other.from.x, begin.from.y, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.press('2')
  await expect.poll(() => painted(page, 'hl-fill-red')).toHaveLength(1)
  expect((await painted(page, 'hl-fill-red'))[0]).toMatch(/^安全第一/)

  await paneText(page, 1).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('3')
  await expect.poll(async () => (await painted(page, 'hl-fill-green')).join('')).toContain('小販說生意')
  expect((await painted(page, 'hl-fill-green')).join('')).not.toContain('渡轮')
})

test('two passages are linked in one gesture; both ends show it and each leads to the other', async ({
  page,
}) => {
  await twoPanes(page)
  await selectWords(page, 0, '载客一百八十人')
  await selectWords(page, 1, '首班船載客二百一十人')
  await page.keyboard.press('l')
  await page.getByRole('option', { name: '数字不同' }).click()
  await expect.poll(() => painted(page, 'hl-link')).toEqual(['载客一百八十人', '首班船載客二百一十人'])
  // Linked only: nothing is coloured.
  expect(await painted(page, 'hl-underline-gray')).toEqual([])

  await page.keyboard.press('Control+z')
  await expect.poll(() => painted(page, 'hl-link')).toEqual([])
  await page.keyboard.press('Control+Shift+z')
  await page.getByRole('button', { name: '“载客一百八十人”上有1 条链接' }).click()
  await page.getByRole('complementary').last().getByText('海島渡輪復航').first().click()
  await expect.poll(() => painted(page, 'hl-flash')).toEqual(['首班船載客二百一十人'])
})

test('a theme is set by typing, from the key T on a selected passage', async ({ page }) => {
  await twoPanes(page)
  await selectWords(page, 0, '风力已降到五级以下')
  await page.keyboard.press('t')
  await page.keyboard.type('天气')
  await page.keyboard.press('Enter')
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['风力已降到五级以下'])
  await page.keyboard.press('Escape')
  await expect(paneText(page, 0)).toBeFocused()
  await expect(page.getByRole('complementary').last().getByText('天气')).toBeVisible()
})

test('a link can be begun in one pane and finished in the other', async ({ page }) => {
  await twoPanes(page)
  await selectWords(page, 0, '风力已降到五级以下')
  await page.keyboard.press('l')
  await expect(page.getByText('风力已降到五级以下', { exact: false }).last()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await selectWords(page, 1, '得到妥善的安置')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: '背景' }).click()
  await expect.poll(() => painted(page, 'hl-link')).toHaveLength(2)
})

test('find meets both scripts, counts, steps and comes round', async ({ page }) => {
  await twoPanes(page)
  await paneText(page, 1).focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('欧洲')
  await expect(page.getByText('第 1 处，共 1 处')).toBeVisible()
  expect(await painted(page, 'hl-find-current')).toEqual(['歐洲'])
  await page.getByRole('textbox', { name: '在本文中查找' }).fill('渡轮')
  await expect(page.getByText('第 1 处，共 2 处')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('第 2 处，共 2 处')).toBeVisible()
  // What changes on the report meanwhile does not throw the finger back to where it began.
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const { id } = reports!.find(({ fileName }) => fileName === 'ferry-hk.txt')!
  await sendAll(page, 'reports.update', [{ id, title: '渡轮再开' }])
  await expect(page.getByRole('tab', { name: '渡轮再开' })).toBeVisible()
  await expect(page.getByText('第 2 处，共 2 处')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('第 1 处，共 2 处')).toBeVisible()
  await page.keyboard.press('Shift+Enter')
  await expect(page.getByText('第 2 处，共 2 处')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect.poll(() => painted(page, 'hl-find')).toEqual([])
  await expect(paneText(page, 1)).toBeFocused()
})

test('copy takes the shown words, without marks and doubled lines', async ({ page }) => {
  await twoPanes(page)
  const copied = await (async () => {
    const from = (await placeOf(paneText(page, 0), '宁可多等一天')).from
    const to = (await placeOf(paneText(page, 0), '中午前返回')).to
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 5 })
    await page.mouse.up()
    return page.evaluate(() => {
      const event = new ClipboardEvent('copy', {
        clipboardData: new DataTransfer(),
        bubbles: true,
        cancelable: true,
      })
      document.activeElement!.dispatchEvent(event)
      return event.clipboardData!.getData('text/plain')
    })
  })()
  expect(copied).toBe('宁可多等一天。”值班主任这样解释。\n滞留岛上的旅客大多已在中午前返回')
})

test('tabs move between panes by drag and by key, and close', async ({ page }) => {
  await twoPanes(page)
  await openReport(page, '渡轮停航两天后恢复')
  const tabs = page.locator('[data-pane]').getByRole('tab')
  await expect(tabs).toHaveCount(3)
  const tab = page.locator('[data-pane]').nth(1).getByRole('tab', { name: '渡轮停航' })
  // Onto a tab, which keeps the drop for itself: what said "drop here" must go all the same.
  await tab.dragTo(page.locator('[data-pane]').nth(0).getByRole('tab').first())
  await expect(tabs).toHaveCount(2)
  await expect(page.getByText('在此打开', { exact: true })).toHaveCount(0)

  await paneText(page, 1).focus()
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect(page.locator('[data-pane]')).toHaveCount(1)
  await expect(tabs).toHaveCount(2)
  await page.keyboard.press('Alt+PageDown')
  await expect(page.locator('[data-pane]').getByRole('tab', { selected: true })).toHaveText(
    '渡轮停航两天后恢复',
  )
  await page.locator('[data-pane]').getByRole('tab', { selected: true }).click({ button: 'middle' })
  await expect(tabs).toHaveCount(1)
  await page.getByRole('button', { name: /^关闭《/ }).click()
  await expect(page.getByText('在这里放一篇报道')).toBeVisible()
})

test('a report dropped on a pane opens there, on the gap in a pane of its own; widths survive a restart', async ({
  page,
  app,
}) => {
  await twoPanes(page)
  const reportId = await page.locator('[data-pane]').nth(0).getByRole('tab').getAttribute('id')
  const drop = (target: string): Promise<void> =>
    page.evaluate(
      ([selector, tabId]) => {
        const data = new DataTransfer()
        data.setData('application/x-pressmark-report', tabId!.slice(-36))
        const box = document.querySelector(selector!)!.getBoundingClientRect()
        const at = { clientX: box.left + box.width / 3, clientY: box.top + box.height / 2 }
        const event = { dataTransfer: data, bubbles: true, cancelable: true, ...at }
        document.querySelector(selector!)!.dispatchEvent(new DragEvent('drop', event))
      },
      [target, reportId],
    )
  await drop('[role="separator"]')
  await expect(page.locator('[data-pane]')).toHaveCount(3)
  await expect(paneText(page, 1)).toContainText('受强风影响')

  const separator = page.getByRole('separator').first()
  const before = (await page.locator('[data-pane]').nth(0).boundingBox())!.width
  await separator.focus()
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight')
  await expect
    .poll(async () => (await page.locator('[data-pane]').nth(0).boundingBox())!.width)
    .toBeGreaterThan(before + 5)
  const wide = (await page.locator('[data-pane]').nth(0).boundingBox())!.width
  await page.waitForTimeout(1200)
  const again = await app.restart()
  await expect(again.locator('[data-pane]')).toHaveCount(3)
  await expect
    .poll(async () => Math.abs((await again.locator('[data-pane]').nth(0).boundingBox())!.width - wide))
    .toBeLessThan(3)
})

test.describe('a report of 200,000 characters', () => {
  test.setTimeout(120_000)

  test('keeps its place through a change of width, of type, of tab, and a restart', async ({ page, app }) => {
    await importTexts(page, { 'long.txt': LONG, 'ferry.txt': FERRY })
    await openReport(page, '渡轮停航两天后恢复')
    await openReport(page, '港口一日')
    const text = paneText(page, 0)
    await text.evaluate((article) => article.scrollTo(0, article.scrollHeight * 0.6))
    await page.waitForTimeout(600)
    const before = await text.evaluate((article) => {
      const top = article.getBoundingClientRect().top
      const block = [...article.querySelectorAll<HTMLElement>('[data-b]')].find(
        (one) => one.getBoundingClientRect().top >= top,
      )!
      return { words: block.textContent.slice(0, 8), at: block.getBoundingClientRect().top - top }
    })
    expect(before.words).toMatch(/^第\d{4}段/)

    await page.keyboard.press('Alt+PageUp')
    await expect(text).toContainText('渡轮')
    await page.keyboard.press('Alt+PageDown')
    await expect(text).toContainText('港口的早班')
    await expect
      .poll(async () => Math.abs((await standsAt(page, 0, before.words)) - before.at))
      .toBeLessThan(1.5)

    // Narrower: lines break elsewhere, so the first visible line is what must stay; within a line's height.
    await page.setViewportSize({ width: 1120, height: 800 })
    await page.waitForTimeout(500)
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect
      .poll(async () => Math.abs((await standsAt(page, 0, before.words)) - before.at))
      .toBeLessThan(1.5)

    await text.focus()
    await page.keyboard.press('Control+=')
    await page.waitForTimeout(500)
    await page.keyboard.press('Control+0')
    await expect
      .poll(async () => Math.abs((await standsAt(page, 0, before.words)) - before.at))
      .toBeLessThan(1.5)

    await page.waitForTimeout(1000)
    const again = await app.restart()
    await expect(paneText(again, 0)).toContainText('港口的早班')
    await expect
      .poll(async () => Math.abs((await standsAt(again, 0, before.words)) - before.at))
      .toBeLessThan(1.5)
  })
})

test('has nothing that axe objects to, with bar, find bar, marks and an empty pane', async ({ page }) => {
  await twoPanes(page)
  await selectWords(page, 0, '风力已降到五级以下')
  await page.keyboard.press('n')
  await page.keyboard.type('问港务处')
  await page.getByRole('button', { name: '添加一栏' }).first().click()
  await expect(page.getByText('在这里放一篇报道')).toBeVisible()
  await paneText(page, 1).focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('欧洲')
  await selectWords(page, 0, '值班主任这样解释')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await objectionsInThemes(page, '[data-reader]')).toEqual([])
})

test('a text of 60,000 characters without a line break is read and highlighted like any other', async ({
  page,
}) => {
  const sentence = '渡口工人说潮水退得比往年早了两刻钟。'
  await importTexts(page, {
    'long.md': `# 一段到底的抄本\n\n${sentence.repeat(60_000 / sentence.length)}末了写着抄录人的姓名。`,
    'short.md': `# 照常排印的短讯\n\n${sentence}`,
  })
  await openReport(page, '照常排印的短讯')
  await openReport(page, '一段到底的抄本', true)
  const typeOf = (pane: number): Promise<string> =>
    paneText(page, pane)
      .locator('[data-b]')
      .last()
      .evaluate((block) => getComputedStyle(block).fontFamily)
  expect(await typeOf(0)).toContain('Variable')
  // In a type of one part: one that comes in a hundred holds the window for seconds.
  expect(await typeOf(1)).not.toContain('Variable')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('抄录人的姓名')
  await expect.poll(() => painted(page, 'hl-find-current')).toEqual(['抄录人的姓名'])
  await page.keyboard.press('Escape')
  await selectWords(page, 1, '抄录人的姓名')
  await page.keyboard.press('1')
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['抄录人的姓名'])
})
