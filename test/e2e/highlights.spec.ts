/** Highlights that lie over one another, their ends, merging and splitting, several ranges, styles. All texts are made up. */
import { expect, test } from './host.ts'
import { clickWords, importTexts, openReport, painted, paneText, placeOf, selectWords } from './reading.ts'
import { FERRY, cards, bar, said, mark, dragEnd, quotes } from './ferry-report.ts'

test.beforeEach(async ({ page }) => {
  await importTexts(page, { 'ferry.txt': FERRY })
  await openReport(page, '北岸渡口恢复通航')
})

test('two over one another are both seen, and clicks go through them with a count', async ({ page }) => {
  await mark(page, '首班船载客二百余人', '5')
  await mark(page, '载客', '1')
  await expect.poll(() => painted(page, 'hl-fill-purple')).toEqual(['首班船', '二百余人'])
  expect(await painted(page, 'hl-fill-yellow')).toEqual(['载客'])
  expect(await painted(page, 'hl-over-purple')).toEqual(['载客'])
  const active = cards(page).and(page.locator('[data-active]'))
  await page.keyboard.press('Escape')
  for (const [quote, count] of [
    ['载客', '1/2'],
    ['首班船载客二百余人', '2/2'],
    ['载客', '1/2'],
  ] as const) {
    await clickWords(page, 0, '载客')
    await expect(active.locator('q')).toHaveText(quote)
    await expect(bar(page)).toContainText(count)
  }
  // The same by key.
  await page.keyboard.press('g')
  await expect(active.locator('q')).toHaveText('首班船载客二百余人')
})

test('the grips stay at their characters when the pane gets another width', async ({ page }) => {
  await mark(page, '船工说')
  await clickWords(page, 0, '船工说')
  const grip = page.locator('[data-end="start"]')
  const middleOf = async (): Promise<number> => {
    const box = (await grip.boundingBox())!
    return box.x + box.width / 2
  }
  const off = async (): Promise<number> =>
    Math.abs((await middleOf()) - (await placeOf(paneText(page, 0), '船工说')).from.x)
  await expect.poll(off).toBeLessThan(4)
  const before = await middleOf()
  await page.setViewportSize({ width: 1000, height: 700 })
  await expect.poll(async () => Math.abs((await middleOf()) - before)).toBeGreaterThan(20)
  await expect.poll(off).toBeLessThan(4)
})

test('the ends are dragged by their grips, as one step of undo', async ({ page }) => {
  await mark(page, '船工说')
  await clickWords(page, 0, '船工说')
  await dragEnd(page, 'end', '四十天', 'to')
  await expect.poll(() => quotes(page)).toEqual(['船工说，停航的四十天'])
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['船工说，停航的四十天'])
  await dragEnd(page, 'start', '停航的', 'from')
  await expect.poll(() => quotes(page)).toEqual(['停航的四十天'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => quotes(page)).toEqual(['船工说，停航的四十天'])
  // Escape in the middle of a drag changes nothing.
  const box = (await page.locator('[data-end="end"]').boundingBox())!
  await page.mouse.move(box.x + 2, box.y + 8)
  await page.mouse.down()
  await page.mouse.move(box.x - 60, box.y + 8, { steps: 4 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await quotes(page)).toEqual(['船工说，停航的四十天'])
})

test('the ends are moved by keys: characters, words and sentences, kept with Enter or left with Escape', async ({
  page,
}) => {
  await mark(page, '首班船')
  await clickWords(page, 0, '首班船')
  await page.keyboard.press('r')
  await expect(page.locator('[data-ends-bar]')).toBeVisible()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(said(page)).toContainText('首班船载')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Enter')
  await expect.poll(() => quotes(page)).toEqual(['，首班船载客'])
  await expect(page.locator('[data-ends-bar]')).toHaveCount(0)

  await page.keyboard.press('r')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(() => quotes(page)).toEqual(['北岸渡口昨日恢复通航，首班船载客二百余人。'])
  await page.keyboard.press('r')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Escape')
  expect(await quotes(page)).toEqual(['北岸渡口昨日恢复通航，首班船载客二百余人。'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => quotes(page)).toEqual(['，首班船载客'])
})

test('on its card and on its mark in the margin the keys move the ends at once, and the focus stays', async ({
  page,
}) => {
  await mark(page, '首班船')
  await mark(page, '停航', '2')
  const card = cards(page).filter({ hasText: '首班船' }).locator('[data-quote]')
  await card.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.locator('[data-ends-bar]')).toBeVisible()
  await expect(said(page)).toContainText('首班船载')
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Enter')
  await expect.poll(() => quotes(page)).toEqual(['，首班船载', '停航'])
  await expect(card).toBeFocused()
  await expect(page.locator('[data-ends-bar]')).toHaveCount(0)
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-ends-bar]')).toHaveCount(0)
  await expect(card).toBeFocused()
  expect(await quotes(page)).toEqual(['，首班船载', '停航'])
  // Another card, while the first is being moved: that one is kept, this one begins.
  await page.keyboard.press('Shift+ArrowRight')
  await cards(page).filter({ hasText: '停航' }).locator('[data-quote]').focus()
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => quotes(page)).toEqual(['，首班船载客', '停航的'])

  await clickWords(page, 0, '停航')
  await page.keyboard.press('n')
  await page.locator('[contenteditable="true"]').waitFor()
  await page.keyboard.type('四十天')
  await page.keyboard.press('Escape')
  const marker = paneText(page, 0).getByRole('button', { name: /1 条笔记/ })
  await marker.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => quotes(page)).toEqual(['，首班船载客', '航的'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => quotes(page)).toEqual(['，首班船载客', '停航的'])
})

test('one highlight over a caption: a passage is added to it, and one taken out again', async ({ page }) => {
  await mark(page, '一直在修船。', '3')
  await clickWords(page, 0, '一直在修船')
  await selectWords(page, 0, '第二班船在午后开出')
  await page.keyboard.press('a')
  await expect.poll(() => quotes(page)).toEqual(['一直在修船。第二班船在午后开出'])
  await expect.poll(() => painted(page, 'hl-fill-green')).toEqual(['一直在修船。', '第二班船在午后开出'])
  await selectWords(page, 0, '午后')
  await page.keyboard.press('Shift+A')
  await expect.poll(() => painted(page, 'hl-fill-green')).toEqual(['一直在修船。', '第二班船在', '开出'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => quotes(page)).toEqual(['一直在修船。'])
})

test('merging keeps the notes of both; splitting at a click or a selection; undo takes each back', async ({
  page,
}) => {
  await mark(page, '票价暂时不变')
  await mark(page, '夜航还要再等一个月', '2')
  for (const [words, note] of [
    ['票价暂时不变', '查旧价'],
    ['夜航还要再等一个月', '五月再问'],
  ] as const) {
    await clickWords(page, 0, words)
    await page.keyboard.press('n')
    await page.locator('[contenteditable="true"]').waitFor()
    await page.keyboard.type(note)
    await page.keyboard.press('Escape')
  }
  await clickWords(page, 0, '票价暂时不变')
  await page.keyboard.press('m')
  await expect(cards(page)).toHaveCount(1)
  await expect(cards(page)).toContainText('查旧价')
  await expect(cards(page)).toContainText('五月再问')
  await page.keyboard.press('Control+z')
  await expect(cards(page)).toHaveCount(2)

  // Where it was clicked.
  await clickWords(page, 0, '暂时不变')
  await page.keyboard.press('s')
  await expect.poll(() => quotes(page)).toEqual(['票价', '暂时不变', '夜航还要再等一个月'])
  await page.keyboard.press('Control+z')
  await expect(cards(page)).toHaveCount(2)
  // Around what is selected in it.
  await selectWords(page, 0, '再等')
  await page.keyboard.press('s')
  await expect.poll(() => quotes(page)).toEqual(['票价暂时不变', '夜航还要', '再等', '一个月'])
})

test('a selection over several blocks is one highlight', async ({ page }) => {
  const from = (await placeOf(paneText(page, 0), '首班船')).from
  const to = (await placeOf(paneText(page, 0), '第二班船')).to
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.press('1')
  await expect(cards(page)).toHaveCount(1)
  expect((await painted(page, 'hl-fill-yellow')).length).toBeGreaterThan(1)
})
