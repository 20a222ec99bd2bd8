/** A PDF is read as text, with the original page beside it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectNoObjections } from './axe.ts'
import { expect, test } from './host.ts'
import { openReport, paneText } from './reading.ts'

test.use({ locale: 'zh-CN' })

const GOLDEN = join(import.meta.dirname, '../golden/import')

/** Drops kept PDFs on the window. */
async function importPdfs(page: Page, names: string[]): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible()
  await page.evaluate(
    (files) => {
      const data = new DataTransfer()
      for (const [name, text] of files) {
        const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
        data.items.add(new File([bytes], name, { type: 'application/pdf' }))
      }
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    },
    names.map((name): [string, string] => [name, readFileSync(join(GOLDEN, name)).toString('base64')]),
  )
}

/** How many pixels of the page are not white. */
const inkOn = (page: Page): Promise<number> =>
  page.locator('[data-original] canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement
    const pixels = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data
    let ink = 0
    for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3]! > 0 && pixels[i]! < 128) ink++
    return ink
  })

const showOriginal = async (page: Page): Promise<void> => {
  await paneText(page, 0).focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>显示原页')
  await page.keyboard.press('Enter')
}

test('the original page stands beside the text, marks the place, turns, and closes', async ({ page }) => {
  await importPdfs(page, ['report.pdf'])
  await openReport(page, '渡口与大桥')
  await expect(paneText(page, 0)).toContainText('船长说，水位已经回落')
  await showOriginal(page)

  const original = page.getByRole('region', { name: '原页', exact: true })
  await expect(original).toHaveAttribute('data-original', '1')
  await expect(original.getByRole('status')).toHaveText('第 1 页，共 2 页')
  await expect.poll(() => inkOn(page)).toBeGreaterThan(1000)
  await expect(page.locator('[data-original-mark]').first()).toBeVisible()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/original-1.png` })

  await original.getByRole('button', { name: '下一页' }).press('Enter')
  await expect(original).toHaveAttribute('data-original', '2')
  await expect(original.getByRole('button', { name: '下一页' })).toBeDisabled()
  await original.getByRole('button', { name: '放大页面' }).press('Enter')
  await expect.poll(() => inkOn(page)).toBeGreaterThan(500)
  await original.getByRole('button', { name: '适合宽度' }).press('Enter')

  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const theme of ['light', 'sepia', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme)
    await expectNoObjections(page, '[data-reader]')
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/original-${theme}.png` })
  }
  await original.getByRole('button', { name: '关闭原页' }).press('Enter')
  await expect(original).toHaveCount(0)
})

test('a newspaper page comes in as its stories; a report that is no PDF offers no original', async ({
  page,
}) => {
  await importPdfs(page, ['two-columns.pdf', 'vertical.pdf'])
  await openReport(page, '大桥下月分段维修')
  await expect(paneText(page, 0)).toContainText('居民可在两岸码头上船，船票一元。')
  await showOriginal(page)
  await expect.poll(() => inkOn(page)).toBeGreaterThan(1000)
  await expect(page.locator('[data-original-mark]').first()).toBeVisible()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/original-news.png` })
  await openReport(page, '渡口恢復通航')
  await expect(page.locator('[data-original-mark]').first()).toBeVisible()
  await expect.poll(() => inkOn(page)).toBeGreaterThan(1000)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/original-vertical.png` })
})
