/** How highlights look, are told and filtered. All texts are made up. */
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { clickWords, importTexts, openReport, painted, paneText, placeOf, selectWords } from './reading.ts'
import { FERRY, cards, bar, said, mark, quotes } from './ferry-report.ts'

test.beforeEach(async ({ page }) => {
  await importTexts(page, { 'ferry.txt': FERRY })
  await openReport(page, '北岸渡口恢复通航')
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
  await expect(again.getByRole('main')).toBeVisible()
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
  await expect(said(page)).toHaveText('北岸渡口恢复通航——第 1 句，共 7 句，尚无批注')
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
    - note "说明此处有哪些批注":
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
