/**
 * How much of a page's text comes out, and in what order: layouts by chance, printed by Chromium, against the order in
 * which they were written. Recall: share of the truth's characters in the longest common subsequence.
 *
 *   node test/bench/pdf.ts [--seed 1] [--pages 21] [--keep folder]
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { pdf } from '../../electron/backend/import/pdf.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import { showBlock } from '../../shared/text/text-map.ts'
import { bare, commonInOrder } from '../documents/in-order.ts'
import { makeLayout } from './pdf-layouts.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    pages: { type: 'string', default: '21' },
    keep: { type: 'string' },
  },
})

const browser = await chromium.launch({ executablePath: findBrowser() ?? '' })
const page = await browser.newPage()
const byKind = new Map<string, { recall: number[]; whole: number[]; ms: number[] }>()
for (let n = 0; n < Number(values.pages); n++) {
  const layout = makeLayout(Number(values.seed), n)
  await page.setContent(layout.html)
  const bytes = await page.pdf({ preferCSSPageSize: true })
  if (values.keep) {
    writeFileSync(join(values.keep, `${n}.pdf`), bytes)
    writeFileSync(join(values.keep, `${n}.html`), layout.html)
  }
  const start = performance.now()
  const read = await pdf.read(new Uint8Array(bytes), undefined, `${n}.pdf`)
  const ms = performance.now() - start
  const truth = bare(layout.truth.join(''))
  const recall = commonInOrder(truth, bare(read.text)) / truth.length
  const blocks = new Set(
    (read.document?.split?.reports ?? []).flatMap((report) =>
      report.blocks.map((block) => bare(showBlock(read.text, block).text)),
    ),
  )
  const whole = layout.truth.filter((text) => blocks.has(bare(text))).length / layout.truth.length
  console.log(
    `${String(n).padStart(3)} ${layout.name.padEnd(36)} recall ${recall.toFixed(4)}  paragraphs whole ${whole.toFixed(3)}  ${ms.toFixed(0)} ms  ${bytes.length >> 10} KB`,
  )
  const kind = layout.name.replaceAll(/\d+ /g, '')
  const sum = byKind.get(kind) ?? { recall: [], whole: [], ms: [] }
  sum.recall.push(recall)
  sum.whole.push(whole)
  sum.ms.push(ms)
  byKind.set(kind, sum)
}
await browser.close()
const mean = (list: number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length
console.log()
for (const [kind, { recall, whole }] of byKind)
  console.log(
    `${kind.padEnd(36)} ${String(recall.length).padStart(3)} pages  recall ${mean(recall).toFixed(4)} (least ${Math.min(...recall).toFixed(4)})  paragraphs whole ${mean(whole).toFixed(3)}`,
  )
const all = [...byKind.values()]
console.log(
  `${'all'.padEnd(36)} ${String(all.flatMap(({ recall }) => recall).length).padStart(3)} pages  recall ${mean(all.flatMap(({ recall }) => recall)).toFixed(4)}`,
)
