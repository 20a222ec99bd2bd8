/**
 * The page desk, as hands use it: a page that was put together wrongly is corrected by the mouse, another one by
 * the keyboard alone, with highlights on it; all of it is undone, and what is there is what was there. All texts are
 * made up.
 */
import type { Locator, Page } from '@playwright/test'
import type { Desk } from '../../shared/model/page.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { importTexts, painted } from './reading.ts'
import { wordsIn } from './words.ts'

const t = wordsIn('zh-Hans')

/** Three stories and a line of none, as an OCR leaves them. */
const PAGE = `滨江时报

北岸灯塔昨夜重新点亮

本报记者 林南舟

北岸灯塔停用十一年后，昨夜七时重新点亮，附近三个村的渔民赶来观看。

守塔人的孙女说，灯光转过第一圈时，码头上有人放了鞭炮，也有人流泪。

管理处表示，灯塔今后每晚亮到次日清晨，大雾天全天开启。


旧粮仓改成了阅览室

本报记者 周砚青

城西旧粮仓经过两年修缮，上周改成阅览室，藏书一万两千册，夜里开放到十点。

设计者保留了木梁和吊滑车，孩子们喜欢坐在磅秤旁边读书。

馆方说，下一步要把隔壁的晒场改成露天剧场，预计明年春天完工。


山道新增六处避雨亭

本报记者 何素纨

通往云岭的山道本月新增六处避雨亭，都用本地石料砌成，可供二十人歇脚。

挑山工老沈说，往年夏天一场阵雨能把人淋透，现在总算有地方躲。`

/** The row of the piece that holds some words. */
const row = (page: Page, words: string): Locator => page.locator('[data-at]').filter({ hasText: words })

async function showDesk(page: Page): Promise<Desk> {
  const [sources] = await sendAll(page, 'sources.list', [{}])
  const [desk] = await sendAll(page, 'desk.show', [{ sourceId: sources![0]!.id }])
  return desk!
}

/** The first words of each report's pieces in reading order, and of what belongs to none. */
async function layout(page: Page): Promise<string[][]> {
  const { pieces, reports } = await showDesk(page)
  return [...reports.map(({ id }) => id), null].map((id) =>
    pieces
      .filter(({ reportId }) => reportId === id)
      .toSorted((a, b) => a.block - b.block || a.part - b.part)
      .map(({ text }) => text.slice(0, 4)),
  )
}

/** All that must be the same after everything is undone: the page but for its version, the highlights, the export. */
async function bytes(page: Page): Promise<string> {
  const { version: _, ...desk } = await showDesk(page)
  const [highlights] = await sendAll(page, 'highlights.list', [{}])
  const exports = await sendAll(
    page,
    'export.prepare',
    desk.reports.map(({ id }) => ({ format: 'markdown', scope: { kind: 'report' as const, id } })),
  )
  const texts = await page.evaluate(
    (urls) => {
      const token = document.querySelector<HTMLMetaElement>('meta[name="pressmark-token"]')?.content
      const headers: HeadersInit = token ? { 'x-pressmark-token': token } : {}
      return Promise.all(urls.map((url) => fetch(url, { headers }).then((answer) => answer.text())))
    },
    exports.map(({ url }) => url),
  )
  expect(texts.every((text) => text.includes('滨江时报'))).toBe(true)
  return JSON.stringify({ desk, highlights, texts }, null, 1)
}

/** Brings the page in, marks words in two of its stories and puts it on the desk. */
async function openDesk(page: Page): Promise<void> {
  await importTexts(page, { '滨江时报.txt': PAGE })
  await expect.poll(async () => (await sendAll(page, 'sources.list', [{}]))[0]?.length).toBe(1)
  // What the import has to say would stand over the bar.
  const [jobs] = await sendAll(page, 'import.jobs', [{}])
  await sendAll(
    page,
    'import.dismiss',
    jobs!.map(({ id }) => ({ jobId: id })),
  )
  const { pieces } = await showDesk(page)
  const marks = ['有人放了鞭炮', '坐在磅秤旁边'].map((words) => {
    const piece = pieces.find(({ text }) => text.includes(words))!
    const start = piece.at + piece.text.indexOf(words)
    return { reportId: piece.reportId!, ranges: [[start, start + words.length] as [number, number]] }
  })
  await sendAll(page, 'highlights.create', marks)
  await page.keyboard.press('Alt+4')
  await expect(page.locator('[data-at]').first()).toBeVisible()
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['有人放了鞭炮', '坐在磅秤旁边'])
  expect(await layout(page)).toEqual([
    ['北岸灯塔', '本报记者', '北岸灯塔', '守塔人的', '管理处表'],
    ['旧粮仓改', '本报记者', '城西旧粮', '设计者保', '馆方说，'],
    ['山道新增', '本报记者', '通往云岭', '挑山工老'],
    ['滨江时报'],
  ])
}

/** Waits until the page is laid out so. */
const expectLayout = (page: Page, report: number, words: string[]): Promise<void> =>
  expect.poll(async () => (await layout(page))[report]).toEqual(words)

async function undoAll(page: Page, steps: number, before: string): Promise<void> {
  for (let step = 0; step < steps; step++) {
    const { version } = await showDesk(page)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await showDesk(page)).version).not.toBe(version)
  }
  expect(await bytes(page)).toBe(before)
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['有人放了鞭炮', '坐在磅秤旁边'])
}

test('a page is put right by the mouse, and all of it undone', async ({ page }) => {
  await openDesk(page)
  const before = await bytes(page)

  // The border below the first story goes up over its last two paragraphs; the mark goes with its words.
  const border = page.locator('[data-border]').nth(1)
  const box = (await border.boundingBox())!
  const target = (await row(page, '守塔人的').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, target.y + target.height + 4, { steps: 5 })
  await expect(row(page, '管理处表示')).toHaveAttribute('data-preview', /\d/)
  await page.mouse.move(box.x + box.width / 2, target.y + 2, { steps: 5 })
  await page.mouse.up()
  await expectLayout(page, 0, ['北岸灯塔', '本报记者', '北岸灯塔'])
  await expect(page.getByText(t('desk:moved', { count: 1, title: '旧粮仓改成了阅览室' }))).toBeVisible()
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['有人放了鞭炮', '坐在磅秤旁边'])

  // A report of its own from here on, from the bar.
  await row(page, '馆方说').click()
  await page.getByRole('button', { name: t('desk:barSplit') }).click()
  await expectLayout(page, 2, ['馆方说，'])

  // Joined with what is above it, from the menu under the right button.
  await row(page, '山道新增').click({ button: 'right' })
  await page.getByRole('menuitem', { name: t('desk:join') }).click()
  await expect.poll(async () => (await showDesk(page)).reports.length).toBe(3)

  // Two paragraphs that are one.
  await row(page, '通往云岭').click()
  await row(page, '挑山工').click({ modifiers: ['Control'] })
  await page.getByRole('button', { name: t('desk:barMend') }).click()
  await expect
    .poll(async () =>
      (await showDesk(page)).pieces.filter(({ parts }) => parts === 2).map(({ text }) => text[0]),
    )
    .toEqual(['通', '挑'])
  await row(page, '通往云岭').locator('[data-leads-to]').click()
  await expect(row(page, '挑山工')).toHaveAttribute('data-cursor', '')

  // A line of no report; the mark on it stays, and is told of.
  await row(page, '守塔人的').click()
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: t('desk:aside') })
    .click()
  await expect(row(page, '守塔人的')).toHaveAttribute('data-kind', 'furniture')
  await expect(page.getByText(t('desk:stray', { count: 1 }))).toBeVisible()
  await expect.poll(() => painted(page, 'hl-fill-yellow')).toEqual(['有人放了鞭炮', '坐在磅秤旁边'])

  // Taken by its grip onto another story.
  await row(page, '设计者保').hover()
  await row(page, '设计者保').locator('[draggable]').dragTo(row(page, '北岸灯塔停用'))
  await expectLayout(page, 0, ['北岸灯塔', '本报记者', '北岸灯塔', '设计者保'])

  await undoAll(page, 6, before)
})

test('Escape in the middle of a drag leaves the border where it was', async ({ page }) => {
  await openDesk(page)
  const before = await bytes(page)
  const box = (await page.locator('[data-border]').nth(1).boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y - 80, { steps: 4 })
  await expect(page.locator('[data-preview]').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.locator('[data-preview]')).toHaveCount(0)
  expect(await bytes(page)).toBe(before)
})

test('a page is put right by the keyboard alone, and all of it undone', async ({ page }) => {
  await openDesk(page)
  const before = await bytes(page)
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Walks with j and k until the cursor is on the piece with these words. */
  const goTo = async (words: string): Promise<void> => {
    await press('Home')
    for (let step = 0; step < 40; step++) {
      if ((await page.locator('[data-cursor]').textContent())?.includes(words)) return
      await press('j')
    }
    throw new Error(`the cursor did not come to: ${words}`)
  }

  await press('Home')
  await expect(page.locator('[data-at]').first()).toBeFocused()

  // From here on to the report below.
  await goTo('守塔人的')
  await press('Alt+ArrowDown')
  await expectLayout(page, 0, ['北岸灯塔', '本报记者', '北岸灯塔'])
  await expect(row(page, '守塔人的')).toBeFocused()

  // The border itself has the focus: a step up, then back by Escape; a step down, then settled.
  await goTo('旧粮仓改')
  await page.locator('[data-border]').nth(1).focus()
  await press('ArrowUp')
  await expect(page.locator('[data-preview]')).toHaveCount(1)
  await press('Escape')
  await expect(page.locator('[data-preview]')).toHaveCount(0)
  await press('ArrowDown', 'Enter')
  await expectLayout(page, 0, ['北岸灯塔', '本报记者', '北岸灯塔', '守塔人的'])
  await row(page, '守塔人的').focus()

  // Inside a paragraph: the caret goes to its second sentence, and there a report begins.
  await goTo('城西旧粮')
  await press('Control+ArrowRight', 'Control+ArrowRight', 's')
  await expect.poll(async () => (await showDesk(page)).reports.length).toBe(4)
  await expect(row(page, '旧粮仓经过')).toBeFocused()
  await expectLayout(page, 2, ['旧粮仓经', '设计者保', '馆方说，'])

  // Taken back at once: joined with the one above, then mended where it was cut.
  await press('Shift+s')
  await expect.poll(async () => (await showDesk(page)).reports.length).toBe(3)
  await goTo('城西')
  await press('m')
  await expect(page.getByText(t('desk:mendHint'))).toBeVisible()
  await goTo('旧粮仓经过')
  await press('Enter')
  await expectLayout(page, 1, ['管理处表', '旧粮仓改', '本报记者', '城西旧粮', '设计者保', '馆方说，'])

  // Out of all reports and back in.
  await goTo('设计者保')
  await press('x')
  await expect(row(page, '设计者保')).toHaveAttribute('data-kind', 'furniture')
  await press('x')
  await expect(row(page, '设计者保')).toHaveAttribute('data-kind', 'paragraph')

  // Two at once to the third report, by its number; then read earlier there.
  await goTo('馆方说')
  await press('Shift+ArrowUp', 'g', '3')
  await expect.poll(async () => (await layout(page))[2]?.slice(0, 2)).toEqual(['设计者保', '馆方说，'])
  await goTo('馆方说')
  await press('[')
  await expect.poll(async () => (await layout(page))[2]?.slice(0, 2)).toEqual(['馆方说，', '设计者保'])

  // What it is.
  await goTo('挑山工')
  await press('f')
  const quote = page.getByRole('menuitem', { name: t('desk:kind.quote') })
  await expect(quote).toBeVisible()
  for (let at = 0; at < 20 && !(await quote.evaluate((item) => item === document.activeElement)); at++)
    await press('ArrowDown')
  await press('Enter')
  await expect(row(page, '挑山工')).toHaveAttribute('data-kind', 'quote')

  await undoAll(page, 10, before)
})

test('a joined report’s tab becomes one of the report it went into; what is chosen opens where it stands', async ({
  page,
}) => {
  await openDesk(page)
  const tabs = page.getByRole('tab')
  // Two reports open in the reader, the second in front.
  for (const words of ['城西旧粮', '通往云岭']) {
    await page.keyboard.press('Alt+4')
    await row(page, words).click()
    await page.keyboard.press('o')
    await expect(page.locator('article').filter({ hasText: words })).toBeVisible()
  }
  await expect(tabs.filter({ hasText: '山道新增六处避雨亭' })).toHaveCount(1)
  await page.keyboard.press('Alt+4')
  await row(page, '通往云岭').click()
  await page.keyboard.press('Shift+s')
  await expect.poll(async () => (await showDesk(page)).reports.length).toBe(2)
  await page.keyboard.press('Alt+2')
  await expect(tabs.filter({ hasText: '山道新增六处避雨亭' })).toHaveCount(0)
  await expect(tabs.filter({ hasText: '旧粮仓改成了阅览室' })).toHaveCount(1)
  await expect(page.locator('article').filter({ hasText: '通往云岭' })).toBeVisible()
})

test('the headline is written anew in its place; the page’s own words stay', async ({ page }) => {
  await openDesk(page)
  await row(page, '守塔人的').click()
  await page.keyboard.press('e')
  const field = page.getByRole('textbox', { name: t('desk:titleField') })
  await expect(field).toHaveValue('北岸灯塔昨夜重新点亮')
  await field.fill('灯塔亮了')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await showDesk(page)).reports[0]?.title).toBe('灯塔亮了')
  await expect(row(page, '守塔人的')).toBeFocused()
  await expect(row(page, '北岸灯塔昨夜重新点亮')).toContainText('灯塔亮了')
})

test('a page that is removed elsewhere says so, and is back with undo', async ({ page }) => {
  await openDesk(page)
  const { sourceId } = await showDesk(page)
  await sendAll(page, 'sources.remove', [{ id: sourceId, confirmed: 2 }])
  await expect(page.getByText(t('desk:gone'))).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(row(page, '守塔人的')).toBeVisible()
})

test('keys typed by an input method, or outside the text, do nothing', async ({ page }) => {
  await openDesk(page)
  const before = await bytes(page)
  await page.locator('[data-at]').nth(4).focus()
  await page.evaluate(() =>
    document.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'x', keyCode: 229, bubbles: true, isComposing: true }),
    ),
  )
  await page.getByRole('button', { name: t('desk:barKind') }).focus()
  await page.keyboard.press('x')
  expect(await bytes(page)).toBe(before)
})
