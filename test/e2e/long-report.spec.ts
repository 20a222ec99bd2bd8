/** A report of 200,000 characters, and a library that is busy: reading and writing go on. All texts are made up. */
import type { Locator, Page, WebSocketRoute } from '@playwright/test'
import { toSource } from '../../shared/text/text-map.ts'
import { makeRandom, makeText } from '../unit/text/corpus.ts'
import { sendAll } from './calls.ts'
import { expect, test } from './host.ts'
import { berth, manyPages } from './pages.ts'
import { clickWords, importTexts, openReport, paneText, selectWords } from './reading.ts'

const TITLE = '港口两百年'
const CHARACTERS = 200_000
const HIGHLIGHTS = 1000

const longReport = (): string =>
  `${TITLE}\n\n${makeText(makeRandom(7), CHARACTERS)
    .trim()
    .split('\n\n')
    .map((paragraph, index) => `第${index}段。${paragraph}`)
    .join('\n\n')}`

/** Imports it and marks the beginnings of a thousand paragraphs. Returns the words of the last mark. */
async function openLong(page: Page): Promise<string> {
  await importTexts(page, { 'long.txt': longReport() })
  await openReport(page, TITLE)
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const reportId = reports!.find((report) => report.title === TITLE)!.id
  const [report] = await sendAll(page, 'reports.get', [{ id: reportId }])
  const { blocks } = report!
  const paragraphs = blocks.flatMap(({ kind, text }, block) =>
    kind === 'paragraph' && text.length > 30 ? [block] : [],
  )
  const marks = await sendAll(
    page,
    'highlights.create',
    Array.from({ length: HIGHLIGHTS }, (_, index) => {
      const block = paragraphs[Math.floor((index * paragraphs.length) / HIGHLIGHTS)]!
      return {
        reportId,
        ranges: toSource(blocks, { block, offset: 0 }, { block, offset: 12 }),
        color: (['yellow', 'red', 'green'] as const)[index % 3],
      }
    }),
  )
  return marks.at(-1)!.exact
}

/** What the browser has to look at: ranges registered as highlights, and how far from sight the farthest is, in heights of the pane. */
const registered = (text: Locator): Promise<{ ranges: number; farthest: number }> =>
  text.evaluate((article) => {
    const view = article.getBoundingClientRect()
    let ranges = 0
    let farthest = 0
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('hl-fill')) continue
      for (const { startContainer } of highlight) {
        ranges++
        const box = startContainer.parentElement!.getBoundingClientRect()
        const away = Math.max(view.top - box.bottom, box.top - view.bottom, 0)
        farthest = Math.max(farthest, away / view.height)
      }
    }
    return { ranges, farthest }
  })

test('a long report is whole, but only what is near is laid out and painted', async ({ page }) => {
  test.setTimeout(120_000)
  await openLong(page)
  const text = paneText(page, 0)
  const shape = await text.evaluate((article) => {
    const sections = [...article.querySelectorAll<HTMLElement>('[data-section]')]
    return {
      characters: article.textContent.length,
      lazy: sections.every((section) => getComputedStyle(section).contentVisibility === 'auto'),
      most: Math.max(...sections.map((section) => section.textContent.length)),
      laidOut: sections.filter((section) =>
        section.querySelector('[data-b]')!.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
      sections: sections.length,
    }
  })
  expect(shape.characters).toBeGreaterThan(CHARACTERS)
  expect(shape.lazy).toBe(true)
  expect(shape.most).toBeLessThan(8000)
  expect(shape.laidOut).toBeLessThan(shape.sections / 5)

  await expect(page.getByText(`${HIGHLIGHTS} 处高亮`)).toBeVisible()
  for (const share of [0, 0.5, 1]) {
    await text.evaluate((article, at) => article.scrollTo(0, article.scrollHeight * at), share)
    await expect.poll(async () => (await registered(text)).ranges).toBeGreaterThan(0)
    await expect.poll(async () => (await registered(text)).farthest).toBeLessThan(12)
    expect((await registered(text)).ranges).toBeLessThan(HIGHLIGHTS / 5)
  }
})

test('the wheel goes through a long report from end to end, and marking works there', async ({ page }) => {
  test.setTimeout(120_000)
  await openLong(page)
  const text = paneText(page, 0)
  await text.hover()
  let last = -1
  await expect
    .poll(
      async () => {
        for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 4000)
        const at = await text.evaluate((article) => Math.round(article.scrollTop))
        const isThere = at === last
        last = at
        return isThere
      },
      { timeout: 60_000, intervals: [50] },
    )
    .toBe(true)
  const end = await text.evaluate(
    (article) => article.scrollHeight - article.clientHeight - article.scrollTop,
  )
  expect(Math.abs(end)).toBeLessThan(2)
  const words = await text
    .locator('[data-b]')
    .last()
    .evaluate((block) => block.textContent.slice(0, 8))
  await selectWords(page, 0, words)
  await page.keyboard.press('4')
  await expect(page.locator('[data-highlight]').filter({ hasText: words })).toHaveCount(1)
})

test('of a thousand cards those are there that one looks at, up to both ends of the list', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const last = await openLong(page)
  const cards = page.locator('aside [data-highlight]')
  await expect(page.getByRole('tab', { name: `批注 ${HIGHLIGHTS}` })).toBeVisible()
  await expect(cards.first()).toBeVisible()
  expect(await cards.count()).toBeLessThan(150)
  const first = await cards.first().getAttribute('data-highlight')

  // To the last one by a click in the text: the list goes there too.
  // Clicked again where the first click came before the thousand marks were placed: a busy machine takes its time.
  await expect(async () => {
    await clickWords(page, 0, last)
    await expect(cards.filter({ hasText: last })).toBeInViewport({ timeout: 5000 })
  }).toPass({ timeout: 60_000 })
  expect(await cards.count()).toBeLessThan(150)
  await expect(cards.last()).toContainText(last)

  // And back to the first one by the wheel alone.
  await page
    .locator('aside')
    .getByRole('tabpanel')
    .hover({ position: { x: 60, y: 60 } })
  await expect
    .poll(
      async () => {
        for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, -3000)
        return cards.first().getAttribute('data-highlight')
      },
      { timeout: 60_000, intervals: [50] },
    )
    .toBe(first)
})

/** Opens the note of a passage that is marked first. */
async function openNote(page: Page, words: string): Promise<Locator> {
  await selectWords(page, 0, words)
  await page.keyboard.press('1')
  await expect(page.locator('[data-highlight]').filter({ hasText: words })).toBeVisible()
  await clickWords(page, 0, words)
  await page.keyboard.press('n')
  const editor = page.locator('[contenteditable="true"]')
  await expect(editor).toBeFocused()
  return editor
}

test('typing a note does not wait for the library: the words stand there while no answer comes', async ({
  page,
  app,
  host,
}) => {
  test.skip(host !== 'loopback', 'only the loopback host has a wire that can be held')
  // Frames to the library lie here until the test lets them go.
  let held: { frame: string | Buffer; server: WebSocketRoute }[] | null = null
  await page.routeWebSocket(/\/wire/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      if (held) held.push({ frame, server })
      else server.send(frame)
    })
  })
  await page.reload()
  await importTexts(page, { 'one.txt': berth(1) })
  await openReport(page, '第1号泊位恢复夜航')
  const editor = await openNote(page, '昨夜恢复通航')

  held = []
  const words = '夜航的船比上月多了两艘，要问调度员这两艘从哪里来。'
  for (const character of words) {
    await page.keyboard.insertText(character)
    await expect(editor).toContainText(character)
  }
  await expect(editor).toHaveText(words)
  // The save was asked for, and has no answer.
  await expect.poll(() => held!.some(({ frame }) => String(frame).includes('notes.save'))).toBe(true)
  await expect(page.getByRole('complementary').getByText('已保存')).toHaveCount(0)
  await page.keyboard.type('abc')
  await expect(editor).toHaveText(`${words}abc`)

  const waiting = held
  held = null
  for (const { frame, server } of waiting) server.send(frame)
  await expect(page.getByRole('complementary').getByText('已保存')).toBeVisible()
  const again = await app.restart()
  await expect(again.getByText(`${words}abc`)).toBeVisible()
})

test('a note is written and saved while hundreds of files come in', async ({ page, app }) => {
  test.setTimeout(120_000)
  await importTexts(page, { 'one.txt': berth(1) })
  await openReport(page, '第1号泊位恢复夜航')
  const editor = await openNote(page, '昨夜恢复通航')

  const files = manyPages(300 * 125).map(({ name, buffer }) => [name, buffer.toString('utf8')])
  await importTexts(page, Object.fromEntries(files) as Record<string, string>)
  const panel = page.getByRole('region', { name: '导入' })
  await expect(panel.getByText(/正在导入 \d+ \/ 300/)).toBeVisible({ timeout: 60_000 })
  // The drop took the focus nowhere; the note goes on.
  await editor.focus()
  await page.keyboard.type('三百个文件进来时写下的')
  await expect(editor).toHaveText('三百个文件进来时写下的')
  await expect(page.getByRole('complementary').getByText('已保存')).toBeVisible()
  await expect(panel.getByText(/正在导入 \d+ \/ 300/)).toBeVisible()

  await panel.getByRole('button', { name: '取消' }).click()
  await expect(panel.getByRole('status').last()).toBeVisible({ timeout: 60_000 })
  const again = await app.restart()
  await expect(again.getByText('三百个文件进来时写下的').first()).toBeVisible()
})
