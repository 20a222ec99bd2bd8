/** Highlights that lie over one another, their ends, merging and splitting, several ranges, styles. All texts are made up. */
import type { Locator, Page } from '@playwright/test'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { clickWords, importTexts, openReport, painted, paneText, placeOf, selectWords } from './reading.ts'

const FERRY = `北岸渡口恢复通航

本报记者　苏望

北岸渡口昨日恢复通航，首班船载客二百余人。船工说，停航的四十天里他们一直在修船。

（资料图片：渡口清晨）

第二班船在午后开出。管理处表示，票价暂时不变，夜航还要再等一个月。`

const cards = (page: Page): Locator => page.locator('[data-highlight]')
const bar = (page: Page): Locator => page.locator('[data-annotate-bar]')
const said = (page: Page): Locator => page.locator('[data-announcer]')

test.beforeEach(async ({ page }) => {
  await importTexts(page, { 'ferry.txt': FERRY })
  await openReport(page, '北岸渡口恢复通航')
})

async function mark(page: Page, words: string, key = '1'): Promise<void> {
  await selectWords(page, 0, words)
  await page.keyboard.press(key)
  await expect(cards(page).filter({ hasText: words }).first()).toBeVisible()
  await page.keyboard.press('Escape')
}

/** Drags a grip of the active highlight to the edge of some words. */
async function dragEnd(page: Page, end: 'start' | 'end', words: string, to: 'from' | 'to'): Promise<void> {
  const box = (await page.locator(`[data-end="${end}"]`).boundingBox())!
  const place = (await placeOf(paneText(page, 0), words))[to]
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(place.x, place.y, { steps: 6 })
  await page.mouse.up()
}

const quotes = (page: Page): Promise<string[]> => cards(page).locator('q').allTextContents()

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

test('styles: filled, underlined, struck through, by key and in the bar; the colour stays', async ({
  page,
}) => {
  await mark(page, '二百余人', '4')
  await clickWords(page, 0, '二百余人')
  for (const [key, name] of [
    ['u', 'hl-underline-blue'],
    ['x', 'hl-strike-blue'],
    ['h', 'hl-fill-blue'],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => painted(page, name)).toEqual(['二百余人'])
  }
  await bar(page).getByRole('button', { name: '下划线' }).click()
  await expect(bar(page).getByRole('button', { name: '下划线' })).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => painted(page, 'hl-underline-blue')).toEqual(['二百余人'])
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

test('a resting pointer and a key tell what is on a passage', async ({ page }) => {
  await mark(page, '票价暂时不变')
  await clickWords(page, 0, '票价暂时不变')
  await page.keyboard.press('n')
  await page.locator('[contenteditable="true"]').waitFor()
  await page.keyboard.type('要和去年的票价对照')
  await page.keyboard.press('Escape')
  await paneText(page, 0).focus()
  await page.keyboard.press('Escape')
  const card = page.locator('[data-highlight-card]')
  const { from } = await placeOf(paneText(page, 0), '暂时不变')
  await page.mouse.move(from.x + 2, from.y)
  await expect(card).toContainText('要和去年的票价对照')
  await expect(card).toContainText('黄色')
  await page.mouse.move(5, 400)
  await expect(card).toHaveCount(0)

  await paneText(page, 0).focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('i')
  await expect(card).toContainText('要和去年的票价对照')
  await expect(said(page)).toContainText('1 条笔记')
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
})

test('only the highlights of a theme or a colour, in the text and in the list, and it is said', async ({
  page,
}) => {
  await mark(page, '首班船', '1')
  await mark(page, '票价暂时不变', '2')
  await clickWords(page, 0, '票价')
  await page.keyboard.press('t')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('票价')
  await page.getByRole('option', { name: /票价/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(cards(page).getByText('票价', { exact: true })).toBeVisible()
  await paneText(page, 0).click({ position: { x: 8, y: 8 } })

  await page.getByRole('button', { name: /全部主题/ }).click()
  await page.getByRole('menuitemradio', { name: '票价' }).click()
  await expect.poll(() => quotes(page)).toEqual(['票价暂时不变'])
  expect(await painted(page, 'hl-fill-yellow')).toEqual([])
  expect(await painted(page, 'hl-fill-red')).toEqual(['票价暂时不变'])
  const strip = page.locator('[data-filter-strip]')
  await expect(strip).toContainText('只看票价：显示 2 处高亮中的 1 处')
  // What is not shown is not hit either.
  await clickWords(page, 0, '首班船')
  await expect(bar(page)).toHaveCount(0)
  // What is made meanwhile stays in sight.
  await mark(page, '船工说', '3')
  await expect.poll(() => painted(page, 'hl-fill-green')).toEqual(['船工说'])
  await strip.getByRole('button', { name: '显示全部' }).click()
  await expect.poll(() => quotes(page)).toEqual(['首班船', '船工说', '票价暂时不变'])
})

test('a colour has the name its user gave it: in the bar, on the card, when it is said, after a restart', async ({
  page,
  app,
}) => {
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: '颜色' }).click()
  await page.getByRole('textbox', { name: '黄色' }).fill('证据')
  await page.getByRole('textbox', { name: '黄色' }).press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await selectWords(page, 0, '首班船')
  await expect(bar(page).getByRole('button', { name: '标为证据 1' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(said(page)).toContainText('已标为证据')
  await expect(page.getByRole('button', { name: '证据: 首班船' })).toBeVisible()

  // In the tools of themes and in the dialog of relations, too; also where these were open when it changed.
  const [highlights] = await sendAll(page, 'highlights.list', [{}])
  const target = { kind: 'highlight', id: highlights![0]!.id } as const
  await sendAll(page, 'themes.create', [{ name: '渡口', color: 'blue', target }])
  await page.keyboard.press('Alt+3')
  const main = page.getByRole('main')
  await main.getByRole('row', { name: /渡口/ }).click()
  const optionsOf = async (name: RegExp): Promise<string[]> => {
    await page.getByRole('button', { name }).first().click()
    const names = await page.getByRole('option').allTextContents()
    await page.keyboard.press('Escape')
    return names
  }
  await expect(main.getByRole('button', { name: /所有颜色/ })).toBeVisible()
  expect(await optionsOf(/所有颜色/)).toEqual(expect.arrayContaining(['证据', '红色']))
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: '颜色' }).click()
  await page.getByRole('textbox', { name: '黄色' }).fill('引述')
  await page.getByRole('textbox', { name: '黄色' }).press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await optionsOf(/所有颜色/)).toEqual(expect.arrayContaining(['引述', '红色']))
  expect(await optionsOf(/^蓝色/)).toContain('引述')
  await page.keyboard.press('Alt+5')
  await page.getByRole('button', { name: '管理关系…' }).click()
  expect(await optionsOf(/^蓝色/)).toContain('引述')
  await page.keyboard.press('Escape')
  const again = await app.restart()
  await expect(again.getByRole('heading', { name: '链接' })).toBeVisible()
  await again.keyboard.press('Alt+2')
  await expect(again.getByRole('button', { name: '引述: 首班船' })).toBeVisible()
  // Without a name it has the language's again, at once.
  await again.keyboard.press('Control+,')
  await again.getByRole('tab', { name: '颜色' }).click()
  await again.getByRole('textbox', { name: '黄色' }).fill('')
  await again.getByRole('textbox', { name: '黄色' }).press('Enter')
  await again.keyboard.press('Escape')
  await expect(again.getByRole('button', { name: '黄色: 首班船' })).toBeVisible()
})

test('screen readers hear the reading cursor: words, place, what is on them', async ({ page }) => {
  await mark(page, '首班船', '1')
  await paneText(page, 0).click({ position: { x: 8, y: 8 } })
  await page.keyboard.press('j')
  await expect(said(page)).toHaveText('北岸渡口恢复通航——第 1 句，共 7 句，尚无标注')
  for (let step = 0; step < 2; step++) await page.keyboard.press('j')
  await expect(said(page)).toHaveText(
    '北岸渡口昨日恢复通航，首班船载客二百余人。——第 3 句，共 7 句，上有 1 处高亮 · 黄色，底色',
  )
})

test('names for screen readers', async ({ page }) => {
  await mark(page, '首班船', '1')
  await clickWords(page, 0, '首班船')
  await page.keyboard.press('n')
  await page.locator('[contenteditable="true"]').waitFor()
  await page.keyboard.type('二百余人？')
  await page.keyboard.press('Escape')
  await clickWords(page, 0, '首班船')
  await expect(bar(page)).toMatchAriaSnapshot(`
    - toolbar "高亮":
      - group "颜色":
        - button "改为黄色 1" [pressed]
        - button "改为红色 2"
        - button "改为绿色 3"
        - button "改为蓝色 4"
        - button "改为紫色 5"
        - button "改为品红 6"
        - button "改为橙色 7"
        - button "改为灰色 8"
      - group "样式":
        - button "底色" [pressed]
        - button "下划线"
        - button "删除线"
      - button "笔记 N"
      - button "主题 T"
      - button "链接 L"
      - button "复制 C"
      - button "删除"
      - button "更多操作"
  `)
  await expect(page.locator('[data-section]').first()).toMatchAriaSnapshot(`
    - heading "北岸渡口恢复通航" [level=2]
    - button "“首班船”上有1 条笔记" [pressed]
  `)
  await expect(page.getByRole('group', { name: '显示的高亮' })).toMatchAriaSnapshot(`
    - group "显示的高亮":
      - button /全部主题/
      - button /全部颜色/
  `)
  await page.keyboard.press('Escape')
  await page.keyboard.press('i')
  await expect(page.locator('[data-highlight-card]')).toMatchAriaSnapshot(`
    - note "说明此处有哪些标注":
      - paragraph: 黄色，底色
      - paragraph: 二百余人？
  `)
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await expect(page.locator('[data-ends-bar]')).toMatchAriaSnapshot(`
    - group "调整两端":
      - button /保留/
      - button /作罢/
  `)
})
