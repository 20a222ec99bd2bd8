/**
 * The reader's own targets, in Chromium, in the app itself, on one report of 1,000,000 characters. Each figure is a
 * ratio of two things measured in the same run; what is asserted nowhere is printed here.
 *
 *   npm run build && node test/bench/reader-targets.ts
 *
 * "Plain DOM" is the same app with its sections laid out at once (`content-visibility: visible`). First paint is from
 * the click on the report, its text being known to the window, until the second frame.
 */
import { build } from 'vite'
import type { CDPSession, Page } from '@playwright/test'
import { toSource } from '../../shared/text/text-map.ts'
import { sendAll } from '../e2e/calls.ts'
import { startLoopback } from '../e2e/start-loopback.ts'
import { makeRandom, makeText } from '../unit/text/corpus.ts'
import { makeLibrary } from './made-library.ts'
import { median } from './measure.ts'

const TITLE = '港口两百年'
const LOOK = { locale: 'zh-CN', viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const }
const CHARACTERS = 1_000_000
const ROUNDS = 5

const texts = makeText(makeRandom(7), CHARACTERS)
  .trim()
  .split('\n\n')
  .map((text, index) => `第${index}段。${text}`)

/** A library with the long report; `highlights` of ten characters spread over it. */
const library = (highlights: number) =>
  makeLibrary({ 'long.md': `# ${TITLE}\n\n${texts.join('\n\n')}` }, async (client) => {
    const [row] = await client.send('reports.list', {})
    const { blocks } = await client.send('reports.get', { id: row!.id })
    const bodies = blocks.flatMap(({ kind, text }, at) =>
      kind === 'paragraph' && text.length > 50 ? [at] : [],
    )
    // A hundred at a time, as one highlight that is then split: one by one, each reads the whole text anew.
    for (let first = 0; first < highlights; first += 100) {
      const parts = Array.from({ length: 100 }, (_, at) => {
        const index = first + at
        const block = bodies[Math.floor((index * bodies.length) / highlights)]!
        const offset = index % 5 === 0 ? 36 : (index % 3) * 12
        return toSource(blocks, { block, offset }, { block, offset: offset + 10 })
      })
      const color = (['yellow', 'red', 'green', 'blue'] as const)[(first / 100) % 4]!
      const { id } = await client.send('highlights.create', {
        reportId: row!.id,
        ranges: parts.flat(),
        color,
      })
      await client.send('highlights.split', { id, parts })
    }
  })

async function open(
  highlights: number,
): Promise<{ page: Page; cdp: CDPSession; close: () => Promise<void> }> {
  const made = await library(highlights)
  const running = await startLoopback(made.folder, LOOK)
  const { page } = running
  await page.locator('[data-report]').waitFor()
  // The window knows the text and what is on it from now on; the side panel is measured apart.
  await page.locator('[data-report]').first().click()
  await page.locator('article [data-b]').first().waitFor()
  if (highlights > 0) await page.waitForFunction(() => CSS.highlights.has('hl-fill-yellow'))
  await page.keyboard.press('Control+.')
  await page.waitForTimeout(1500)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  return {
    page,
    cdp,
    close: async () => {
      await running.close()
      made.remove()
    },
  }
}

/** Milliseconds the main thread has worked since the page was opened. */
async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

/** From the click in the library until the second frame with the report in it. */
async function firstPaint(page: Page, isPlain: boolean): Promise<number> {
  await page.keyboard.press('Alt+w')
  await page.keyboard.press('Alt+1')
  await page.locator('[data-report]').first().waitFor()
  await page.evaluate((plain) => {
    document.getElementById('plain')?.remove()
    if (!plain) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('[data-section] { content-visibility: visible !important }')
    document.adoptedStyleSheets = [sheet]
  }, isPlain)
  if (!isPlain) await page.evaluate(() => void (document.adoptedStyleSheets = []))
  await page.waitForTimeout(400)
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const from = performance.now()
    document.querySelector<HTMLElement>('[data-report]')!.click()
    while (!document.querySelector('article [data-b]')) await frame()
    await frame()
    // Forces nothing that a frame does not do anyway.
    await frame()
    return performance.now() - from
  })
}

/** Main-thread milliseconds a frame of a fling (3,000 px a frame) through the report. */
async function fling(page: Page, cdp: CDPSession): Promise<number> {
  await page.evaluate(() => document.querySelector('article')!.scrollTo(0, 0))
  await page.waitForTimeout(500)
  const before = await busy(cdp)
  const frames = await page.evaluate(async () => {
    const article = document.querySelector('article')!
    for (let frame = 0; frame < 120; frame++) {
      article.scrollTop += 3000
      await new Promise(requestAnimationFrame)
    }
    return 120
  })
  return ((await busy(cdp)) - before) / frames
}

/** Main-thread milliseconds of something and the frames after it. */
async function cost(page: Page, cdp: CDPSession, act: (index: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < 15; index++) {
    await page.waitForTimeout(60)
    const before = await busy(cdp)
    await act(index)
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    times.push((await busy(cdp)) - before)
  }
  return median(times)
}

/** One element gets another colour: the floor. */
const restyle = (page: Page) => (index: number) =>
  page.evaluate((at) => {
    const block = document.querySelector<HTMLElement>('article [data-b="3"]')!
    block.style.color = at % 2 ? 'red' : 'blue'
  }, index)

/** One range more among those that the app has registered. */
const paintOne = (page: Page) => (index: number) =>
  page.evaluate((at) => {
    const node = document.querySelector('article [data-b="3"]')!.firstChild!
    const range = { startContainer: node, startOffset: at, endContainer: node, endOffset: at + 1 }
    CSS.highlights.get('hl-fill-yellow')!.add(new StaticRange(range))
  }, index)

/** From the call until it is painted: there and back through the library, the whole path. */
async function addThroughLibrary(page: Page, cdp: CDPSession): Promise<{ wall: number; main: number }> {
  const walls: number[] = []
  const mains: number[] = []
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const [report] = await sendAll(page, 'reports.get', [{ id: reports![0]!.id }])
  await page.evaluate(() => document.querySelector('article')!.scrollTo(0, 0))
  await page.waitForTimeout(400)
  for (let index = 0; index < 7; index++) {
    const ranges = toSource(
      report!.blocks,
      { block: 2, offset: index * 3 },
      { block: 2, offset: index * 3 + 2 },
    )
    const painted = page.evaluate(
      (count) =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            if ((CSS.highlights.get('hl-fill-magenta')?.size ?? 0) > count) resolve(performance.now())
            else requestAnimationFrame(look)
          }
          look()
        }),
      index,
    )
    const before = await busy(cdp)
    const from = await page.evaluate(() => performance.now())
    await sendAll(page, 'highlights.create', [{ reportId: report!.id, ranges, color: 'magenta' }])
    walls.push((await painted) - from)
    mains.push((await busy(cdp)) - before)
    await page.waitForTimeout(200)
  }
  return { wall: median(walls), main: median(mains) }
}

/** The reader's own hit test in the app's page, beside the browser's exact and slow one. */
async function hits(
  page: Page,
): Promise<{ points: number; wrong: number; edge: number; own: number; browser: number }> {
  const bundle = (await build({
    root: import.meta.dirname,
    logLevel: 'silent',
    configFile: false,
    build: {
      write: false,
      minify: false,
      lib: { entry: 'reader-hits.ts', formats: ['iife'], name: 'readerHits' },
    },
  })) as unknown as { output: { code: string }[] }[]
  const code = bundle[0]!.output[0]!.code
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const id = reports![0]!.id
  const [report] = await sendAll(page, 'reports.get', [{ id }])
  const [annotations] = await sendAll(page, 'reports.annotations', [{ id }])
  return page.evaluate<{ points: number; wrong: number; edge: number; own: number; browser: number }>(
    `(async () => { ${code}; return readerHits.compare(${JSON.stringify(report!.blocks)}, ${JSON.stringify(annotations)}) })()`,
  )
}

function show(what: string, ratio: number, target: number, figures: string): void {
  const verdict = ratio <= target ? 'held' : 'NOT HELD'
  console.log(
    `${what.padEnd(52)} ${ratio.toFixed(3).padStart(7)}  ≤ ${String(target).padEnd(5)} ${verdict.padEnd(9)} ${figures}`,
  )
}
const ms = (value: number): string => `${value.toFixed(1)} ms`

console.log(`${CHARACTERS} characters, ${texts.length} paragraphs, medians of ${ROUNDS}`)
const none = await open(0)
const many = await open(5000)
const paints = { plain: [] as number[], none: [] as number[], many: [] as number[] }
const flings = { none: [] as number[], many: [] as number[] }
// Interleaved: what else the machine does falls on all of them.
for (let round = 0; round < ROUNDS; round++) {
  paints.plain.push(await firstPaint(none.page, true))
  paints.none.push(await firstPaint(none.page, false))
  paints.many.push(await firstPaint(many.page, false))
  flings.none.push(await fling(none.page, none.cdp))
  flings.many.push(await fling(many.page, many.cdp))
}
const [plain, bare, full] = [median(paints.plain), median(paints.none), median(paints.many)]
show('first paint: sections ÷ plain DOM', bare / plain, 0.2, `${ms(bare)} ÷ ${ms(plain)}`)
show('first paint: 5,000 highlights ÷ none', full / bare, 1.35, `${ms(full)} ÷ ${ms(bare)}`)
const [still, flung] = [median(flings.none), median(flings.many)]
show('fling, main thread a frame: 5,000 ÷ none', flung / still, 1.3, `${ms(flung)} ÷ ${ms(still)}`)
await many.page.evaluate(() => document.querySelector('article')!.scrollTo(0, 0))
await many.page.waitForTimeout(500)
const trivial = await cost(many.page, many.cdp, restyle(many.page))
const one = await cost(many.page, many.cdp, paintOne(many.page))
show('painting one more ÷ a style change, main thread', one / trivial, 3, `${ms(one)} ÷ ${ms(trivial)}`)
const whole = await addThroughLibrary(many.page, many.cdp)
console.log(
  `${'one more through the library and back'.padEnd(52)} ${ms(whole.wall)} until painted, ${ms(whole.main)} of the main thread`,
)
const hit = await hits(many.page)
show(
  'hit test: share of points that are wrong',
  hit.wrong / hit.points,
  0,
  `${hit.wrong} of ${hit.points}, ${hit.edge} on a glyph's edge`,
)
show(
  'hit test: time ÷ highlightsFromPoint',
  hit.own / hit.browser,
  1,
  `${ms(hit.own)} ÷ ${ms(hit.browser)} a point`,
)
await none.close()
await many.close()

// The panel of a report with 10,000 highlights: from the key until the second frame, the answer being there.
const panel = await open(10_000)
await panel.page.keyboard.press('Control+.')
await panel.page.locator('[data-highlight]').first().waitFor()
const opened: number[] = []
const drawn: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  await panel.page.keyboard.press('Control+.')
  await panel.page.waitForTimeout(400)
  opened.push(
    await panel.page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame)
      const from = performance.now()
      window.dispatchEvent(new KeyboardEvent('keydown', { key: '.', code: 'Period', ctrlKey: true }))
      while (!document.querySelector('[data-highlight]')) await frame()
      await frame()
      return performance.now() - from
    }),
  )
  drawn.push(await panel.page.locator('[data-highlight]').count())
}
show(
  'panel with 10,000 highlights, ms ÷ 100',
  median(opened) / 100,
  1,
  `${ms(median(opened))}, ${median(drawn)} cards in the page`,
)
await panel.close()
process.exit(0)
