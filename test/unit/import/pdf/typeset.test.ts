/**
 * Two-column newspaper pages that Chromium prints, against the order in which they were written: at least 0.98 of the
 * characters come out in reading order, on each. The PDFs weigh 0.6 to 0.8 MB with their fonts, so they are made anew.
 */
import { chromium } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { pdf } from '../../../../electron/backend/import/pdf.ts'
import { findBrowser } from '../../../../scripts/find-browser.ts'
import { makeLayout } from '../../../bench/pdf-layouts.ts'
import { bare, commonInOrder } from '../../../documents/in-order.ts'

const executablePath = findBrowser()
/** Those of the first 28 that have two columns. */
const PAGES = [14, 19, 26].map((n) => makeLayout(1, n))

describe.skipIf(!executablePath)('typeset pages of two columns', () => {
  it('come out in reading order', async () => {
    const browser = await chromium.launch({ executablePath: executablePath ?? '' })
    try {
      const page = await browser.newPage()
      for (const { name, html, truth } of PAGES) {
        expect(name).toBe('newspaper 2 columns')
        await page.setContent(html)
        const bytes = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
        const { text } = await pdf.read(bytes, undefined, 'page.pdf')
        const written = bare(truth.join(''))
        expect(commonInOrder(written, bare(text)) / written.length).toBeGreaterThanOrEqual(0.98)
      }
    } finally {
      await browser.close()
    }
  })
})
