/**
 * Writes test/golden/encodings: what Chromium makes of every byte pair of Big5 (with Hong Kong's characters) and GB18030, a
 * line a lead byte, trails parted by tabs, nothing where the pair means nothing. `node scripts/make-encoding-tables.ts`
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findBrowser } from './find-browser.ts'

const folder = new URL('../test/golden/encodings/', import.meta.url)
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] })
const page = await browser.newPage()
for (const encoding of ['big5', 'gb18030']) {
  const table = await page.evaluate((label) => {
    const lines: string[] = []
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      const cells: string[] = []
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        try {
          const text = new TextDecoder(label, { fatal: true }).decode(new Uint8Array([lead, trail]))
          cells.push(text)
        } catch {
          cells.push('')
        }
      }
      lines.push(cells.join('\t'))
    }
    return lines.join('\n')
  }, encoding)
  writeFileSync(new URL(`${encoding}.tsv`, folder), `${table}\n`)
}
await browser.close()
