/** Documents that say what is what: drawn as they are marked, selected as plain text; and hostile ones, which do nothing. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { hostilePages } from '../hostile/pages.ts'
import { expectNoObjections } from './axe.ts'
import { expect, test } from './host.ts'
import { importTexts, openReport, painted, paneText, selectWords } from './reading.ts'

const golden = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../golden/import', name), 'utf8')
const TITLE = '北岸渡口恢复通航'

test('a saved page is drawn as it is marked, and its text is selected across the marks', async ({ page }) => {
  await importTexts(page, { 'portal.html': golden('portal.html') })
  await openReport(page, TITLE)
  const text = paneText(page, 0)
  await expect(text.locator('strong').filter({ hasText: '全程只需' })).toBeVisible()
  await expect(text.locator('table tr')).toHaveCount(4)
  await expect(text.locator('th')).toHaveText(['时段', '班次', '人次'])
  await expect(text.locator('[data-marker="2."]')).toHaveText('货车请走上游大桥；')
  await expect(text.locator('img, iframe, script')).toHaveCount(0)
  await expect(text.getByText('https://img.example.org/2025/ferry-1.jpg')).toBeVisible()

  // From before a mark, over it and the one inside, to behind it.
  await selectWords(page, 0, '六时三十分离岸')
  const words = '第一班渡轮六时三十分离岸，全程只需十二分钟。记者'
  await text.evaluate((article, wanted) => {
    const block = [...article.querySelectorAll<HTMLElement>('[data-b]')].find((one) =>
      one.textContent?.includes(wanted),
    )!
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
    const at = (offset: number): [Text, number] => {
      let left = offset
      for (const node of nodes) {
        if (left <= node.length) return [node, left]
        left -= node.length
      }
      throw new Error('past the block')
    }
    const from = block.textContent.indexOf(wanted)
    getSelection()!.setBaseAndExtent(...at(from), ...at(from + wanted.length))
  }, words)
  await page.getByRole('button', { name: '标为绿色' }).click()
  await expect.poll(async () => (await painted(page, 'hl-fill-green')).join('')).toBe(words)
  await expectNoObjections(page, '[data-pane] article')
})

test('a link shows where it leads before anything opens; a footnote is jumped to and back', async ({
  page,
}) => {
  await importTexts(page, { 'portal.html': golden('portal.html') })
  await openReport(page, TITLE)
  const text = paneText(page, 0)
  const link = text.getByRole('link', { name: '渡口的时刻表' })
  await link.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('https://ferry.example.org/table?line=1&lang=zh')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('ferry.example.org')
  await page.keyboard.press('Escape')

  const ref = text.getByRole('link', { name: '[1]' })
  await ref.focus()
  await page.keyboard.press('Enter')
  const back = text.locator('[data-note-back]')
  await expect(back).toBeInViewport()
  await expect(back).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(ref).toBeInViewport()
  await expect(text.getByText('点此展开')).toBeVisible()
  await expect(text.getByRole('link', { name: '点此展开' })).toHaveCount(0)
})

test('hostile pages come in and do nothing: no request leaves, nothing runs', async ({ page }) => {
  test.setTimeout(180_000)
  const hits: string[] = []
  const beacon = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => beacon.listen(0, '127.0.0.1', resolve))
  const pages = hostilePages(`http://127.0.0.1:${(beacon.address() as AddressInfo).port}`)
  const own = new URL(page.url()).origin
  const requests: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('blob:')) requests.push(request.url())
  })
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs++
    void dialog.dismiss()
  })
  await importTexts(page, Object.fromEntries(pages.map(({ name, html }) => [name, html])))
  for (const { title } of pages) {
    await page.keyboard.press('Alt+1')
    await expect(page.getByRole('row').filter({ hasText: title }).first()).toBeAttached({ timeout: 90_000 })
  }
  for (const { title, says } of pages) {
    await openReport(page, title)
    await expect(paneText(page, 0)).toContainText(says)
  }
  const ran = await page.evaluate(() => Object.keys(window).filter((key) => key.startsWith('pwned')))
  expect(ran).toEqual([])
  expect(dialogs).toBe(0)
  expect(requests).toEqual([])
  expect(hits).toEqual([])
  expect(
    await page
      .locator('[data-pane] article :is(script, iframe, object, embed, svg:not(.lucide), link, style, form)')
      .count(),
  ).toBe(0)
  beacon.close()
})
