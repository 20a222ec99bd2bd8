/** A real page is changed and comes in again: with the keyboard alone, from the offer to undo. The pages stay in ../shared/seeds. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { sendAll } from './calls.ts'
import { changePage, editedForm, otherScript, pickClauses } from './changed-page.ts'
import { expect, test } from './host.ts'

const PAGES = fileURLToPath(new URL('../../../shared/seeds', import.meta.url))
const havePages = existsSync(PAGES)
if (process.env.PRESSMARK_REQUIRE_SHARED && !havePages)
  throw new Error('../shared/seeds is missing; it must not be here')
test.skip(!havePages, 'the real pages are not on this machine (../shared/seeds)')

// Listened to throughout: a listener that comes with the key press may come after the chooser.
test.beforeEach(({ page }) => void page.on('filechooser', () => undefined))

const NAME = '第3版.txt'
const count = (page: Page): Locator => page.getByRole('contentinfo').getByRole('button', { name: /未定位/ })
const tray = (page: Page): Locator => page.getByRole('dialog', { name: '未定位的批注' })
const isIn = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.contains(document.activeElement))

async function importByKeys(page: Page, keys: string, path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press(keys)])
  await chooser.setFiles(path)
}
const one = async <N extends Parameters<typeof sendAll>[1]>(
  page: Page,
  call: N,
  args: Parameters<typeof sendAll<N>>[2][number],
) => (await sendAll(page, call, [args]))[0]!

/** The page in the library with six highlights on it, and as it comes in again. */
async function annotated(page: Page, folder: string) {
  const file = readdirSync(PAGES).find((name) => name.endsWith('.txt'))!
  const text = readFileSync(join(PAGES, file), 'utf8').replaceAll('\r\n', '\n')
  const path = join(folder, NAME)
  writeFileSync(path, text)
  await expect(page.getByRole('button', { name: '导入' }).first()).toBeVisible()
  await importByKeys(page, 'Control+o', path)
  await expect(page.getByText(/已导入 1 个文件/)).toBeVisible({ timeout: 30_000 })
  const paragraphs: { reportId: string; text: string }[] = []
  for (const { id } of await one(page, 'reports.list', {}))
    for (const block of (await one(page, 'reports.get', { id })).blocks)
      if (block.kind === 'paragraph') paragraphs.push({ reportId: id, text: block.text })
  const clauses = pickClauses(
    text,
    paragraphs.map((paragraph) => paragraph.text),
  )
  const all = [clauses.stays, clauses.edited, clauses.moved, clauses.switched, ...clauses.gone]
  for (const quote of all)
    await one(page, 'highlights.quote', {
      reportId: paragraphs.find((paragraph) => paragraph.text.includes(quote))!.reportId,
      quote,
    })
  writeFileSync(path, changePage(text, clauses))
  return { path, clauses }
}

test('a changed page: what is there is placed right, what is gone waits, is placed by a key and by the cursor, and all is undone', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-page-'))
  const { path, clauses } = await annotated(page, folder)
  const { stays, edited, moved, switched, gone } = clauses
  await importByKeys(page, 'Control+o', path)
  const offer = page.locator('[data-new-version]')
  await expect(offer).toContainText(NAME)

  // The offer is reached by a key of its own.
  await page.keyboard.press('Alt+i')
  await expect.poll(() => isIn(offer)).toBe(true)
  await page.keyboard.press('Enter')
  const outcome = page.locator('[data-carried]')
  await expect(outcome).toContainText('3 处高亮的文字没有变化')
  await expect(outcome.locator('del')).toHaveText(edited)
  await expect(outcome.locator('ins')).toHaveText(editedForm(edited))
  await expect(outcome).toContainText('2 处高亮未定位')
  await expect(count(page)).toHaveText(/2 项/)

  // Each stands on its own words of the new page.
  const sources = await one(page, 'sources.list', {})
  const newer = sources.find(({ replacesId }) => replacesId !== null)!
  const placed = await one(page, 'highlights.list', { sourceId: newer.id })
  expect(placed.map(({ exact }) => exact).toSorted()).toEqual(
    [stays, editedForm(edited), moved, otherScript(switched)].toSorted(),
  )
  const waiting = await one(page, 'unplaced.list', {})
  expect(
    waiting.map((entry) => (entry.kind === 'highlight' ? entry.highlight.exact : '')).toSorted(),
  ).toEqual([...gone].toSorted())

  // The library says which reports are of the older version, and leaves them out when told to.
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('row').filter({ hasText: '旧版本' }).first()).toBeVisible()

  // The tray: the arrow keys go through it, one key puts the first on a likely place, or it is kept as a note.
  await page.keyboard.press('Control+Shift+U')
  await expect(tray(page)).toContainText('2 项批注未定位')
  const heads = tray(page).locator('[data-row-focus]')
  await expect(heads.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(heads.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  const [first] = waiting
  const candidates = await one(page, 'unplaced.candidates', { id: first!.id })
  if (candidates.length > 0) await page.keyboard.press('1')
  else await tray(page).getByRole('button', { name: '转为笔记' }).press('Enter')
  await expect(heads).toHaveCount(1)
  if (candidates.length > 0) {
    const [now] = (await one(page, 'highlights.list', { sourceId: newer.id })).filter(
      ({ id }) => id === first!.id,
    )
    expect(now!.exact).toBe(candidates[0]!.exact)
  }

  // The other one: its place is chosen in the text, with the reading cursor.
  await expect(heads.first()).toBeFocused()
  const choose = tray(page).getByRole('button', { name: '在正文中选择' })
  for (let tab = 0; tab < 8 && !(await isIn(choose)); tab++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-relink]')).toBeVisible()
  await expect(page.locator('[data-pane] article').first()).toBeVisible()
  const pane = page.locator('[data-pane]').first()
  for (let tries = 0; tries < 4 && !(await isIn(pane)); tries++) await page.keyboard.press('F6')
  await page.keyboard.press('j')
  await expect(page.locator('[data-announcer]')).toContainText(/第 \d+ 句/)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-relink]')).toHaveCount(0)
  await expect(count(page)).toHaveCount(0)
  expect(await one(page, 'unplaced.list', {})).toEqual([])

  // Undo, step by step, to the page as it was.
  await page.keyboard.press('Control+z')
  await expect(count(page)).toHaveText(/1 项/)
  await page.keyboard.press('Control+z')
  await expect(count(page)).toHaveText(/2 项/)
  await page.keyboard.press('Control+z')
  await expect(count(page)).toHaveCount(0)
  expect(await one(page, 'highlights.list', { sourceId: newer.id })).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

test('which page it is a new version of is said by hand, at the import and from a report', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-page-'))
  const { path } = await annotated(page, folder)
  const other = join(folder, '重排.txt')
  writeFileSync(other, readFileSync(path))

  // Under another name nothing is proposed; the panel lets one say it.
  await importByKeys(page, 'Control+o', other)
  const which = page.getByRole('button', { name: '这是另一版面的新版本…' })
  await expect(which).toHaveCount(2)
  await which.last().press('Enter')
  const dialog = page.getByRole('dialog', { name: /重排\.txt 是哪个版面的新版本/ })
  await expect(dialog.getByRole('textbox')).toBeVisible()
  const choice = dialog.locator('[data-version-of]')
  await expect(choice).toHaveCount(1)
  for (let tab = 0; tab < 6 && !(await isIn(choice)); tab++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog.locator('[data-carried]')).toContainText(`${NAME} 的新版本`)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(count(page)).toHaveText(/2 项/)

  // From the menu of a report of the older version to what came of it.
  await page.keyboard.press('Alt+1')
  const old = page.getByRole('row').filter({ hasText: '旧版本' }).first()
  await old.focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: '打开新版本中的报道' }).press('Enter')
  await expect(page.locator('[data-pane] article').first()).toBeVisible()

  // And a third version, from the report that is open.
  writeFileSync(other, `${readFileSync(other, 'utf8')}\n本页今日更正。\n`)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>导入这个版面的新版本')
  await expect(page.getByRole('option', { name: /导入这个版面的新版本/ })).toBeVisible()
  await importByKeys(page, 'Enter', other)
  await expect(page.locator('[data-carried]').last()).toContainText('重排.txt 的新版本')
  expect((await one(page, 'sources.list', {})).filter(({ replacesId }) => replacesId !== null)).toHaveLength(
    2,
  )
  rmSync(folder, { recursive: true, force: true })
})
