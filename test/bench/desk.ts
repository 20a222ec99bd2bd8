/**
 * A page of 200,000 characters on the desk in Chromium: how long an act takes from the call until it is drawn, and how
 * much of that the library and the window have.
 *
 *   npm run build && node test/bench/desk.ts
 */
import type { Page } from '@playwright/test'
import type { DeskAct } from '../../shared/model/page.ts'
import { sendAll } from '../e2e/calls.ts'
import { startLoopback } from '../e2e/start-loopback.ts'
import { makeRandom, makeText } from '../unit/text/corpus.ts'
import { makeLibrary } from './made-library.ts'
import { median, print } from './measure.ts'

const LOOK = { locale: 'zh-CN', viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const }
const CHARACTERS = 200_000
const REPORTS = 100
const ROUNDS = 8

/** A hundred reports, one below the other. */
const made = (): string => {
  const paragraphs = makeText(makeRandom(7), CHARACTERS).trim().split('\n\n')
  const each = Math.ceil(paragraphs.length / REPORTS)
  return paragraphs
    .map((text, i) => (i % each === 0 ? `# 港口第${i / each + 1}年\n\n${text}` : text))
    .join('\n\n')
}

interface Figures {
  /** From the call until a frame shows it. */
  drawn: number
  /** Time in tasks over 50 ms meanwhile. */
  blocked: number
  /** Rows whose DOM was changed. */
  rows: number
}

/** Does an act as the window does, and waits until the piece it names is of the kind it gave. */
const actDrawn = (page: Page, sourceId: string, act: DeskAct, done: string): Promise<Figures> => {
  const measured = page.evaluate(async (selector) => {
    const tasks: number[] = []
    const changed = new Set<Element>()
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    })
    observer.observe({ type: 'longtask' })
    const rows = new MutationObserver((records) => {
      for (const { target } of records) {
        const row = (target instanceof Element ? target : target.parentElement)?.closest('[data-at]')
        if (row) changed.add(row)
      }
    })
    rows.observe(document.querySelector('[data-desk-column]')!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    const from = performance.now()
    while (!document.querySelector(selector)) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    const drawn = performance.now() - from
    // What else the act sets off (lists asked for again) belongs to it.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    observer.disconnect()
    rows.disconnect()
    return { drawn, blocked: tasks.reduce((sum, one) => sum + one, 0), rows: changed.size }
  }, done)
  return sendAll(page, 'desk.act', [{ sourceId, act }]).then(() => measured)
}

const library = await makeLibrary({ 'page.md': made() })
const running = await startLoopback(library.folder, LOOK)
const { page } = running
await page.locator('[data-report]').first().waitFor()
const [sources] = await sendAll(page, 'sources.list', [{}])
const sourceId = sources![0]!.id
const shown: number[] = []
for (let i = 0; i < 5; i++) {
  const from = performance.now()
  await sendAll(page, 'desk.show', [{ sourceId }])
  shown.push(performance.now() - from)
}
const [desk] = await sendAll(page, 'desk.show', [{ sourceId }])
const paragraphs = desk!.pieces.filter(({ kind }) => kind === 'paragraph')
console.log(
  `${CHARACTERS} characters, ${desk!.pieces.length} pieces, ${desk!.reports.length} reports, ${desk!.decisions.length} decisions`,
)
print('desk.show, there and back', median(shown))
await page.keyboard.press('Alt+4')
await page.locator('[data-desk-column] [data-at]').first().waitFor()
await page.waitForTimeout(2500)
const figures: Figures[] = []
for (let i = 0; i < ROUNDS; i++) {
  const { at } = paragraphs[Math.floor(((i + 0.5) * paragraphs.length) / ROUNDS)]!
  figures.push(
    await actDrawn(
      page,
      sourceId,
      { do: 'kind', pieces: [at], kind: 'quote' },
      `[data-at="${at}"][data-kind="quote"]`,
    ),
  )
}
print('kind of one piece: from the call until drawn', median(figures.map(({ drawn }) => drawn)))
print('  long tasks of the window in it', median(figures.map(({ blocked }) => blocked)))
console.log(`  rows whose DOM changed: ${median(figures.map(({ rows }) => rows))}`)
const splits: Figures[] = []
for (let i = 0; i < ROUNDS; i++) {
  const { at } = paragraphs[Math.floor(((i + 1.3) * paragraphs.length) / (ROUNDS + 2))]!
  splits.push(await actDrawn(page, sourceId, { do: 'split', at }, `[data-at="${at}"][data-head]`))
}
print('split, all below is renumbered: from the call until drawn', median(splits.map(({ drawn }) => drawn)))
print('  long tasks of the window in it', median(splits.map(({ blocked }) => blocked)))
console.log(`  rows whose DOM changed: ${median(splits.map(({ rows }) => rows))}`)
await running.close()
library.remove()
process.exit(0)
