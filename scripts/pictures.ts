/**
 * Makes the pictures of README.md anew, from the sample library in a real Chromium: `npm run build`, then
 * `node scripts/pictures.ts`. Run it when what they show has changed; look at them before committing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { startLoopback } from '../test/e2e/start-loopback.ts'

const PICTURES = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const LOOK = { locale: 'zh-CN', viewport: { width: 1360, height: 850 }, colorScheme: 'light' } as const

/** Whether type and colours have come to rest, and what was lit up after a jump has gone out. */
const AT_REST = `document.fonts.ready.then(() => !CSS.highlights.get("hl-flash")?.size
  && document.getAnimations().every(({ playState }) => playState !== "running"))`

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(680, 845)
  // The page's policy forbids what `waitForFunction` does.
  while (!(await page.evaluate<boolean>(AT_REST))) await setTimeout(50)
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}

async function takeAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: '用示例资料库看一看' }).click()
  const report = (title: string) => page.getByRole('row', { name: title })
  await report('伦敦峰会谈妥四步').waitFor()
  await page.getByRole('region', { name: '导入' }).waitFor({ state: 'detached' })
  await take(page, 'library')

  await report('伦敦峰会谈妥四步').click()
  await page.locator('[data-pane] article').first().waitFor()
  await page.keyboard.press('Alt+1')
  await report('Europe brings four steps').click({ modifiers: ['Control'] })
  await page.locator('[data-pane] article').nth(1).waitFor()
  await page
    .locator('[data-pane] article')
    .first()
    .click({ position: { x: 8, y: 8 } })
  await take(page, 'reading')

  await page.keyboard.press('Alt+4')
  await page.locator('[data-desk-rail] [data-proposal] [data-ask]').first().click()
  await take(page, 'desk')
}

const folder = mkdtempSync(join(tmpdir(), 'pressmark-pictures-'))
const app = await startLoopback(folder, LOOK)
try {
  await takeAll(app.page)
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
