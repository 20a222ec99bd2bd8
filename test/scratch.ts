import { mkdtempSync } from 'node:fs'
import { startLoopback } from './e2e/start-loopback.ts'
import { clickWords, importTexts, openReport, selectWords } from './e2e/reading.ts'
const FERRY = `北岸渡口恢复通航\n\n本报记者　苏望\n\n北岸渡口昨日恢复通航，首班船载客二百余人。船工说，停航的四十天里他们一直在修船。\n\n第二班船在午后开出。`
const running = await startLoopback(mkdtempSync('/tmp/marks/lib'), {
  locale: 'zh-CN',
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
})
const { page } = running
page.on('console', (m) => console.log(m.text()))
page.on('pageerror', (m) => console.log(m))
await importTexts(page, { 'ferry.txt': FERRY })
await openReport(page, '北岸渡口恢复通航')
for (const [w, k] of [
  ['首班船载客二百余人', '5'],
  ['载客二', '1'],
  ['四十天里他们一直', '2'],
] as const) {
  await selectWords(page, 0, w)
  await page.keyboard.press(k)
  await page.waitForTimeout(300)
  await page.keyboard.press('Escape')
}
await clickWords(page, 0, '载客二')
await page.waitForTimeout(500)
await page.screenshot({ path: '/tmp/marks/a.png' })
await page.locator('[data-annotate-bar] button').last().click()
await page.waitForTimeout(500)
await page.screenshot({ path: '/tmp/marks/b.png' })
await page.keyboard.press('Escape')
await page.keyboard.press('Escape')
await page.keyboard.press('e')
await page.waitForTimeout(300)
await page.screenshot({ path: '/tmp/marks/c.png' })
await page.keyboard.press('Escape')
await page.keyboard.press('i')
await page.waitForTimeout(300)
await page.screenshot({ path: '/tmp/marks/d.png' })
console.log(await page.locator('[data-announcer]').textContent())
await running.close()
process.exit(0)
