/** From import to export without a mouse, on the real pages. Nothing here clicks; the pages stay in ../shared/seeds. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, test } from './host.ts'
import { painted, paneText } from './reading.ts'

const PAGES = fileURLToPath(new URL('../../../shared/seeds', import.meta.url))
const havePages = existsSync(PAGES)
if (process.env.PRESSMARK_REQUIRE_SHARED && !havePages)
  throw new Error('../shared/seeds is missing; it must not be here')
test.skip(!havePages, 'the real pages are not on this machine (../shared/seeds)')

const files = havePages
  ? readdirSync(PAGES)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => join(PAGES, name))
  : []

const said = (page: Page): Locator => page.locator('[data-announcer]')
const isIn = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.contains(document.activeElement))
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Finds a report by words of its title and opens it, or opens it beside. */
async function openByWords(page: Page, words: string, beside = false): Promise<void> {
  await press(page, 'Control+k', 'Control+a')
  await page.keyboard.type(words)
  await expect(page.getByRole('listbox', { name: '搜索结果' }).getByRole('option').first()).toBeVisible()
  await press(page, beside ? 'Control+Enter' : 'Enter')
}

/** Walks on by sentences until one of some length is at hand; returns what the live region says of it. */
async function walkToSentence(page: Page, steps: number): Promise<string> {
  for (let step = 0; step < steps; step++) await press(page, 'j')
  for (;;) {
    await expect(said(page)).toContainText(/第 \d+ 句，共 \d+ 句/)
    const words = (await said(page).textContent()) ?? ''
    if (/^.{16,}——/su.test(words) || words.includes('已到文末')) return words
    await press(page, 'j')
  }
}

const sentenceOf = (words: string): string => words.slice(0, words.indexOf('——')).replace(/…$/u, '')

test('import, read, highlight, note, theme, link, export with the keyboard alone', async ({ page }) => {
  test.setTimeout(180_000)
  await expect(page.getByRole('button', { name: '导入' }).first()).toBeVisible()

  // Import. The dialog that chooses files is the system's. Playwright catches it only once somebody listens, which it
  // asks the browser for beside the key: without this the dialog was lost when the machine was busy.
  page.on('filechooser', () => undefined)
  await page.evaluate(() => undefined)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Control+o')])
  await chooser.setFiles(files)
  await expect(page.getByText(/已导入 5 个文件/)).toBeVisible({ timeout: 60_000 })

  // Read: two reports beside one another, found by their words.
  await openByWords(page, '美乌谈崩')
  await expect(paneText(page, 0)).toBeVisible()
  await openByWords(page, '圣诞节停火', true)
  await expect(page.locator('[data-pane]')).toHaveCount(2)
  await expect(paneText(page, 1)).toBeVisible()
  await press(page, 'Shift+F6')
  await expect.poll(() => isIn(page.locator('[data-pane]').first())).toBe(true)

  // The reading cursor says the sentence, its place, and what is on it.
  const left = await walkToSentence(page, 4)
  expect(left).toContain('尚无批注')
  await press(page, '3')
  await expect(said(page)).toContainText('已标为绿色')
  await press(page, 'j', 'k')
  await expect(said(page)).toContainText('上有 1 处高亮 · 绿色')

  // A note.
  await press(page, 'n')
  const note = page.locator('[contenteditable="true"]')
  await expect(note).toBeFocused()
  await page.keyboard.type('只用键盘写的')
  await press(page, 'Escape')
  await expect(note).toHaveCount(0)

  // A theme, made in place.
  await press(page, 'F6', 'Shift+F6')
  await expect.poll(() => isIn(page.locator('[data-pane]').first())).toBe(true)
  await press(page, 't')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('停火谈判')
  await expect(page.getByRole('option', { name: /停火谈判/ })).toBeVisible()
  await press(page, 'Enter', 'Escape')
  await expect(page.getByRole('complementary').getByText('停火谈判')).toBeVisible()

  // The cursor of the other pane, extended by a sentence; one key links both.
  await press(page, 'F6')
  await expect.poll(() => isIn(page.locator('[data-pane]').nth(1))).toBe(true)
  const right = await walkToSentence(page, 4)
  await press(page, 'Shift+J', 'l')
  await expect(page.getByRole('dialog')).toBeVisible()
  await press(page, 'c')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(() => painted(page, 'hl-link')).not.toEqual([])

  // To the next highlight and back, its ends moved by a sentence, its style changed.
  await press(page, 'Escape', 'Shift+F6', 'Escape', 'Shift+ArrowRight')
  await expect(said(page)).toContainText(/色[：:]/)
  await press(page, 'r', 'Shift+ArrowDown', 'Enter')
  await expect(said(page)).toContainText('现为')
  await press(page, 'u')
  await expect(said(page)).toContainText('已改为下划线')

  // Only what has the theme; then all again.
  await press(page, 'f')
  await expect(page.getByRole('button', { name: /全部主题/ })).toBeFocused()
  await press(page, 'Enter', 'ArrowDown', 'Enter')
  await expect(page.locator('[data-filter-strip]')).toContainText('停火谈判')
  await press(page, 'Shift+F6', 'Shift+F')
  await expect(page.locator('[data-filter-strip]')).toHaveCount(0)

  // Export of everything, through the dialog.
  await press(page, 'Control+Shift+e')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const scope = dialog.getByRole('button', { name: /导出范围/ })
  for (let tab = 0; tab < 12 && !(await isIn(scope)); tab++) await press(page, 'Tab')
  await press(page, 'Space')
  await expect(page.getByRole('option', { name: '全部', exact: true })).toBeVisible()
  await press(page, 'End', 'Enter')
  await expect(scope).toContainText('全部')
  const run = dialog.getByRole('button', { name: '导出', exact: true })
  for (let tab = 0; tab < 24 && !(await isIn(run)); tab++) await press(page, 'Tab')
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')])
  const path = await download.path()
  const bytes = new Uint8Array(readFileSync(path))
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const text = (isZip ? Object.values(unzipSync(bytes)) : [bytes])
    .map((one) => new TextDecoder().decode(one))
    .join('\n')
  for (const words of [sentenceOf(left), sentenceOf(right), '只用键盘写的', '#停火谈判', '绿色'])
    expect(text).toContain(words)
})
