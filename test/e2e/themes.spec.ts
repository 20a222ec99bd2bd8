/** The tree of themes and a theme's page, as hands use them. All texts are made up. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, paneText, selectWords } from './reading.ts'

const DAM = `水库开闸放水

本报记者　丁一舟

连日暴雨之后，青石水库昨日开闸放水，下游三个镇的渡口全部停航。

渔民何大成说，二十条船都拉上了岸。“今年的鱼算是没了。”

水务局表示，放水将持续四天，渔业损失由县里统计。`

const PORT = `漁港復工

記者　白小帆

停工兩週的南岸漁港昨日復工，首批十二艘漁船出海。

漁業署說，補償款下月發放，每戶最多八千元。`

const row = (page: Page, name: string | RegExp): Locator => page.getByRole('row', { name })
const passages = (page: Page): Locator => page.locator('[data-passage]')
const main = (page: Page): Locator => page.getByRole('main')
const themesOf = async (page: Page) => (await sendAll(page, 'themes.list', [{}]))[0]!

async function begin(page: Page): Promise<void> {
  await importTexts(page, { 'dam.txt': DAM, 'port.txt': PORT })
  await openReport(page, '水库开闸放水')
}

/** Highlights words in a colour and gives them themes, past the window. */
async function mark(
  page: Page,
  themes: Record<string, { parent?: string; quotes: [words: string, color: 'yellow' | 'red'][] }>,
): Promise<Record<string, string>> {
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const ids: Record<string, string> = {}
  for (const [name, { parent, quotes }] of Object.entries(themes)) {
    const [theme] = await sendAll(page, 'themes.create', [{ name, parentId: parent ? ids[parent]! : null }])
    ids[name] = theme!.id
    for (const [quote, color] of quotes) {
      const report = reports!.find(
        ({ fileName }) => fileName === (DAM.includes(quote) ? 'dam.txt' : 'port.txt'),
      )!
      const [made] = await sendAll(page, 'highlights.quote', [{ reportId: report.id, quote, color }])
      await sendAll(page, 'themes.assign', [
        { themeId: theme!.id, target: { kind: 'highlight', id: made!.id } },
      ])
    }
  }
  return ids
}

const FISHING = {
  渔业: {
    quotes: [
      ['今年的鱼算是没了', 'yellow'],
      ['渔业损失由县里统计', 'red'],
      ['首批十二艘漁船出海', 'yellow'],
      ['補償款下月發放', 'red'],
    ] as [string, 'yellow' | 'red'][],
  },
  交通: { quotes: [['渡口全部停航', 'yellow']] as [string, 'yellow' | 'red'][] },
  渡轮: { parent: '交通', quotes: [['二十条船都拉上了岸', 'red']] as [string, 'yellow' | 'red'][] },
}

test('the selected words become a theme: one key, one step of undo', async ({ page }) => {
  await begin(page)
  await selectWords(page, 0, '渔业损失')
  await page.keyboard.press('Shift+t')
  const card = page.locator('[data-highlight]').filter({ hasText: '渔业损失' })
  await expect(card.getByRole('button', { name: '渔业损失', exact: true })).toBeVisible()
  expect(await themesOf(page)).toMatchObject([{ name: '渔业损失', highlights: 1 }])
  await page.keyboard.press('Control+z')
  await expect(card).toHaveCount(0)
  expect(await themesOf(page)).toEqual([])
  await page.keyboard.press('Control+Shift+z')
  await expect(card).toBeVisible()

  // The same words in the other script: the theme that is there, not a second one.
  await openReport(page, '漁港復工')
  await selectWords(page, 0, '漁業')
  await page.keyboard.press('t')
  await page.getByRole('button', { name: /以原文为主题/ }).click()
  await expect(page.getByText('已用原文建立主题“漁業”')).toBeVisible()
  expect((await themesOf(page)).map(({ name }) => name)).toEqual(['渔业损失', '漁業'])
})

test('a tree is put in order by keys and by hand, and never in a circle', async ({ page }) => {
  await begin(page)
  await mark(page, FISHING)
  await page.keyboard.press('Alt+3')
  const order = async (): Promise<string[]> =>
    (await main(page).getByRole('row').allTextContents()).map((text) => text.replaceAll(/\d/g, ''))
  await expect.poll(order).toEqual(['渔业', '交通', '渡轮'])
  await row(page, /交通/).click()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(order).toEqual(['交通', '渡轮', '渔业'])
  await row(page, /渔业/).click()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect
    .poll(async () => (await themesOf(page)).filter(({ parentId }) => parentId === null).length)
    .toBe(1)
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(order).toEqual(['交通', '渡轮', '渔业'])
  // By hand: 渡轮 onto 渔业.
  await row(page, /渡轮/).dragTo(row(page, /渔业/))
  await expect.poll(order).toEqual(['交通', '渔业', '渡轮'])
  const themes = await themesOf(page)
  const idOf = (name: string): string | undefined => themes.find((theme) => theme.name === name)?.id
  expect(themes.find(({ name }) => name === '渡轮')?.parentId).toBe(idOf('渔业'))
})

test('keys pressed faster than the tree is drawn act in their order, undo among them', async ({ page }) => {
  await begin(page)
  await mark(page, FISHING)
  await page.keyboard.press('Alt+3')
  await row(page, /渔业/).click()
  await expect(passages(page)).toHaveCount(4)
  // Down, in, out, and one step back: all before the window hears of the first.
  await row(page, /渔业/).evaluate((element) => {
    const press = (key: string, held: KeyboardEventInit): void => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
    }
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowLeft']) press(key, { altKey: true, shiftKey: true })
    press('z', { ctrlKey: true })
  })
  await expect
    .poll(async () => (await themesOf(page)).map(({ name, parentId }) => [name, parentId !== null]))
    .toEqual(expect.arrayContaining([['渔业', true]]))
  await expect(passages(page)).toHaveCount(4)
})

test('a theme page: context, sorted, filtered, with below, each passage opening beside', async ({ page }) => {
  await begin(page)
  await mark(page, FISHING)
  await page.keyboard.press('Alt+3')
  await row(page, /渔业/).click()
  await expect(passages(page)).toHaveCount(4)
  await expect(main(page)).toContainText('4 段文字 · 2 篇报道')
  // The text before and after, as the report shows it.
  const lost = passages(page).filter({
    has: page.locator('mark', { hasText: '今年的鱼算是没了' }),
  })
  await expect(lost).toContainText('渔民何大成说，二十条船都拉上了岸。“今年的鱼算是没了。” 水务局表示')

  const quotes = (): Promise<string[]> => passages(page).locator('mark').allTextContents()
  await main(page).getByRole('button', { name: /排序/ }).click()
  await page.getByRole('option', { name: /颜色/ }).click()
  await expect
    .poll(async () => (await quotes()).slice(0, 2).toSorted())
    .toEqual(['今年的鱼算是没了', '首批十二艘漁船出海'].toSorted())
  await main(page).getByRole('button', { name: /排序/ }).click()
  await page.getByRole('option', { name: /添加时间/ }).click()
  await expect.poll(quotes).toEqual(FISHING.渔业.quotes.map(([quote]) => quote))
  await main(page).getByRole('textbox', { name: '筛选段落' }).fill('补偿')
  await expect.poll(quotes).toEqual(['補償款下月發放'])
  await main(page).getByRole('textbox', { name: '筛选段落' }).fill('')

  await row(page, /交通/).click()
  await expect(passages(page)).toHaveCount(1)
  await main(page).getByRole('checkbox', { name: '包括下级主题' }).check()
  await expect(passages(page)).toHaveCount(2)
  await passages(page).first().locator('[data-row-focus]').focus()
  await page.keyboard.press('ArrowDown')
  await expect(passages(page).nth(1).locator('[data-row-focus]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(paneText(page, 0)).toContainText('水库开闸放水')
})

test('split by search, merge with the counts told, undo of each in one step', async ({ page }) => {
  await begin(page)
  await mark(page, FISHING)
  await page.keyboard.press('Alt+3')
  await row(page, /渔业/).click()
  await main(page)
    .getByRole('button', { name: /所有颜色/ })
    .click()
  await page.getByRole('option', { name: /^红/ }).click()
  await expect(passages(page)).toHaveCount(2)
  await main(page).getByRole('button', { name: '选择所示全部' }).click()
  await main(page).getByRole('button', { name: '拆出…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('2 个段落')
  await dialog.getByRole('textbox').fill('交通')
  await expect(dialog).toContainText('已有同名主题')
  await dialog.getByRole('textbox').fill('补偿与损失')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(row(page, /补偿与损失/)).toContainText('2')
  await expect(row(page, /渔业/)).toContainText('2')
  await page.keyboard.press('Control+z')
  await expect(row(page, /补偿与损失/)).toHaveCount(0)
  await expect(row(page, /渔业/)).toContainText('4')

  // Named like another one: merged instead.
  await row(page, /渡轮/).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('漁業')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '改为合并' }).click()
  await expect(dialog).toContainText('段落 1，报道 0（其中已带该主题 0）')
  await dialog.getByRole('button', { name: '合并', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row(page, /渔业/)).toContainText('5')
  await page.keyboard.press('Control+z')
  await expect(row(page, /渔业/)).toContainText('4')
})

test('deleting tells what carries it and what stands below; all of it comes back', async ({ page }) => {
  await begin(page)
  await mark(page, FISHING)
  const before = await themesOf(page)
  await page.keyboard.press('Alt+3')
  await row(page, /交通/).click()
  await page.getByRole('button', { name: '删除主题' }).click()
  const ask = page.getByRole('alertdialog')
  await expect(ask).toContainText('其中 1 处没有其他主题')
  await ask.getByRole('button', { name: /下级主题/ }).click()
  await page.getByRole('option', { name: '一起删除' }).click()
  await expect(ask).toContainText('1 处带有下级主题')
  await ask.getByRole('button', { name: '删除主题' }).click()
  await expect(main(page).getByRole('row')).toHaveCount(1)
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click()
  await expect(main(page).getByRole('row')).toHaveCount(3)
  const strip = (themes: typeof before) => themes.map((theme) => ({ ...theme, updatedAt: '' }))
  expect(strip(await themesOf(page))).toEqual(strip(before))

  // What carried it gets the theme above instead: the message takes that back, too, and only that.
  await row(page, /渡轮/).click()
  await page.getByRole('button', { name: '删除主题' }).click()
  await ask.getByRole('button', { name: /带有它的/ }).click()
  await page.getByRole('option', { name: /交通/ }).click()
  await ask.getByRole('button', { name: '删除主题' }).click()
  await expect(row(page, /交通/)).toContainText('2')
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' }).click()
  await expect(main(page).getByRole('row')).toHaveCount(3)
  expect(strip(await themesOf(page))).toEqual(strip(before))
})

test('the codebook goes out as a table and comes in, its bad rows told', async ({ page }) => {
  await begin(page)
  await mark(page, FISHING)
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: '编码簿' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: '存为 CSV' }).click()
  const csv = await readFile(await (await saving).path(), 'utf8')
  expect(csv.startsWith('\ufeffpath,definition,color,id,passages,reports\r\n渔业,')).toBe(true)

  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '编码簿' }).click()
  await page.getByRole('menuitem', { name: '从 CSV 读入…' }).click()
  await (await choosing).setFiles({
    ...{ name: 'book.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(`${csv}交通/铁路,轨道,blue,,,\r\n天气,,pink,,,\r\n`),
  })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('新建 1 个主题，更改 0 个，3 个不变')
  await expect(dialog).toContainText('第 6 行：没有这种颜色')
  await dialog.getByRole('button', { name: '读入', exact: true }).click()
  await expect(row(page, /铁路/)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(row(page, /铁路/)).toHaveCount(0)
})
