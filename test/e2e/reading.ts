/** What a reader's hands do in the specs: bring texts in, open them, select words with the mouse. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Drops text files on the window, as from a file manager, and waits until their reports are listed. */
export async function importTexts(page: Page, files: Record<string, string>): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible()
  await page.evaluate((texts) => {
    const data = new DataTransfer()
    for (const [name, text] of Object.entries(texts)) {
      data.items.add(new File([text], name, { type: 'text/plain' }))
    }
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }, files)
}

/** Opens a report from the library's list: in the active pane, or beside it. */
export async function openReport(page: Page, title: string, beside = false): Promise<void> {
  await page.keyboard.press('Alt+1')
  const row = page.getByRole('row').filter({ hasText: title }).first()
  await row.click({ modifiers: beside ? ['Control'] : [] })
  await expect(page.locator('article').filter({ hasText: title }).first()).toBeVisible()
}

/** The text of the report that a pane shows; panes count from 0. */
export const paneText = (page: Page, pane: number): Locator => page.locator('[data-pane] article').nth(pane)

/** Where words stand in a pane: the middle of the first and behind the last character. Scrolls there first. */
export async function placeOf(
  text: Locator,
  words: string,
): Promise<{ from: { x: number; y: number }; to: { x: number; y: number } }> {
  return text.evaluate((article, wanted) => {
    const EDGE = 48
    for (const block of article.querySelectorAll<HTMLElement>('[data-b]')) {
      const at = block.textContent?.indexOf(wanted) ?? -1
      const node = block.firstChild
      if (at < 0 || !node) continue
      const range = document.createRange()
      const box = (offset: number): DOMRect => {
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        return range.getBoundingClientRect()
      }
      // At the edge of the pane a drag scrolls it, and the words are not where they were.
      const { top, bottom } = article.getBoundingClientRect()
      const isNear = (words: DOMRect): boolean => words.top < top + EDGE || words.bottom > bottom - EDGE
      if (isNear(box(at)) || isNear(box(at + wanted.length - 1))) {
        // As a hand does: while a new width settles, the reader scrolls back what no wheel has moved.
        article.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
        block.scrollIntoView({ block: 'center' })
      }
      const first = box(at)
      const last = box(at + wanted.length - 1)
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      }
    }
    throw new Error(`not in this pane: ${wanted}`)
  }, words)
}

/** Selects words with the mouse; again where the text moved under it, as a hand does. */
export async function selectWords(page: Page, pane: number, words: string): Promise<void> {
  await expect(async () => {
    const { from, to } = await placeOf(paneText(page, pane), words)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await page.mouse.move(to.x, to.y, { steps: 3 })
    await page.mouse.up()
    await expect(page.locator('[data-annotate-bar]')).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 30_000 })
}

/** Clicks in the middle of the first of some words. */
export async function clickWords(page: Page, pane: number, words: string): Promise<void> {
  const { from } = await placeOf(paneText(page, pane), words)
  await page.mouse.click(from.x + 5, from.y)
}

/** The words painted under a `::highlight` name, in the order they were painted. */
export const painted = (page: Page, name: string): Promise<string[]> =>
  page.evaluate(
    (wanted) =>
      [...(CSS.highlights.get(wanted) ?? [])].map((range) => {
        const live = document.createRange()
        live.setStart(range.startContainer, range.startOffset)
        live.setEnd(range.endContainer, range.endOffset)
        return live.toString()
      }),
    name,
  )
