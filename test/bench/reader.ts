/**
 * Opening, scrolling and marking long reports in Chromium, with 0 and 5,000 highlights, each beside a page that
 * holds the same text as plain paragraphs and nothing else: only the ratios mean something.
 *
 *   npm run build && node test/bench/reader.ts
 */
import type { Page } from '@playwright/test'
import { toSource } from '../../shared/text/text-map.ts'
import { sendAll } from '../e2e/calls.ts'
import { paneText } from '../e2e/reading.ts'
import { startLoopback } from '../e2e/start-loopback.ts'
import { makeRandom, makeText } from '../unit/text/corpus.ts'
import { makeLibrary } from './made-library.ts'
import { print } from './measure.ts'

const TITLE = '港口两百年'
const LOOK = { locale: 'zh-CN', viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const }
const FRAMES = 240

const paragraphs = (characters: number): string[] =>
  makeText(makeRandom(7), characters)
    .trim()
    .split('\n\n')
    .map((text, index) => `第${index}段。${text}`)

/** Scrolls by wheel-sized steps, one a frame. Milliseconds of the frames and of the tasks over 50 ms. */
const scroll = (page: Page, scroller: string): Promise<{ frames: number[]; tasks: number[] }> =>
  page.evaluate(
    async ([selector, count]) => {
      const element = document.querySelector(selector)!
      const tasks: number[] = []
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration)
      })
      observer.observe({ type: 'longtask' })
      const frames: number[] = []
      let last = await new Promise(requestAnimationFrame)
      for (let frame = 0; frame < count; frame++) {
        element.scrollTop += 240
        const now = await new Promise(requestAnimationFrame)
        frames.push(now - last)
        last = now
      }
      await new Promise((resolve) => setTimeout(resolve, 300))
      observer.disconnect()
      return { frames, tasks }
    },
    [scroller, FRAMES] as const,
  )

interface Figures {
  opened: number
  frame: number
  longest: number
  longTasks: number
  added: number
}

const summary = ({
  frames,
  tasks,
}: {
  frames: number[]
  tasks: number[]
}): Omit<Figures, 'opened' | 'added'> => ({
  frame: frames.reduce((sum, one) => sum + one, 0) / frames.length,
  longest: Math.max(0, ...tasks),
  longTasks: tasks.length,
})

/**
 * Runs something in the page; milliseconds from its start until a second frame is drawn after `done` holds.
 * Both are source text: one evaluation, so that no round trip is measured.
 */
const untilDrawn = (page: Page, start: string, done: string): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const from = performance.now()
    ${start}
    while (!(${done})) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - from
  })()`)

async function plain(page: Page, texts: string[]): Promise<Figures> {
  await page.setContent(
    `<style>main { height: 700px; width: 612px; overflow: auto; font: 17px/1.9 "Noto Serif SC Variable", serif; text-align: justify }</style><main></main>`,
  )
  await page.evaluate((all) => ((window as unknown as { texts: string[] }).texts = all), texts)
  const opened = await untilDrawn(
    page,
    `for (const text of window.texts) { const p = document.createElement('p'); p.textContent = text; document.querySelector('main').append(p) }`,
    'true',
  )
  const scrolled = summary(await scroll(page, 'main'))
  const added = await untilDrawn(
    page,
    `const range = document.createRange(); const node = document.querySelector('p').firstChild;
     range.setStart(node, 2); range.setEnd(node, 9); range.surroundContents(document.createElement('mark'))`,
    'true',
  )
  return { opened, ...scrolled, added }
}

async function app(texts: string[], highlights: number): Promise<Figures> {
  const made = await makeLibrary({ 'long.md': `# ${TITLE}\n\n${texts.join('\n\n')}` }, async (client) => {
    const [row] = await client.send('reports.list', {})
    const { blocks } = await client.send('reports.get', { id: row!.id })
    const bodies = blocks.flatMap(({ kind, text }, at) =>
      kind === 'paragraph' && text.length > 40 ? [at] : [],
    )
    for (let index = 0; index < highlights; index++) {
      const block = bodies[Math.floor((index * bodies.length) / highlights)]!
      const offset = (index % 3) * 12
      const ranges = toSource(blocks, { block, offset }, { block, offset: offset + 10 })
      await client.send('highlights.create', { reportId: row!.id, ranges })
    }
  })
  const running = await startLoopback(made.folder, LOOK)
  const { page } = running
  const row = '[data-report]'
  await page.locator(row).waitFor()
  const opened = await untilDrawn(
    page,
    `document.querySelector('${row}').click()`,
    `document.querySelector('article [data-b]') !== null${highlights > 0 ? ` && [...CSS.highlights.keys()].some((name) => name.startsWith('hl-fill'))` : ''}`,
  )
  // Fonts, cards and places settle; what is measured then is scrolling.
  await page.waitForTimeout(1500)
  const scrolled = summary(await scroll(page, 'article'))
  const added = await addOne(page)
  await running.close()
  made.remove()
  return { opened, ...scrolled, added }
}

/** From the call until the new highlight is painted, there and back through the library. */
async function addOne(page: Page): Promise<number> {
  const text = paneText(page, 0)
  await text.evaluate((article) => article.scrollTo(0, 0))
  const [reports] = await sendAll(page, 'reports.list', [{}])
  const [report] = await sendAll(page, 'reports.get', [{ id: reports![0]!.id }])
  const block = report!.blocks.findIndex(({ kind }) => kind === 'paragraph')
  const ranges = toSource(report!.blocks, { block, offset: 1 }, { block, offset: 5 })
  const painted = text.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (CSS.highlights.get('hl-fill-magenta')?.size) resolve(performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  const from = await page.evaluate(() => performance.now())
  await sendAll(page, 'highlights.create', [{ reportId: report!.id, ranges, color: 'magenta' }])
  return (await painted) - from
}

function show(name: string, figures: Figures, floor: Figures): void {
  console.log(name)
  print('  opened, until drawn', figures.opened, floor.opened)
  print('  a frame while scrolling, mean', figures.frame, floor.frame)
  print('  longest task while scrolling', figures.longest, floor.longest || undefined)
  console.log(`  tasks over 50 ms while scrolling: ${figures.longTasks} (plain page: ${floor.longTasks})`)
  print('  one highlight more', figures.added, floor.added)
}

for (const characters of [200_000, 1_000_000]) {
  const texts = paragraphs(characters)
  const empty = await makeLibrary({ 'one.txt': '一\n\n二' })
  const bare = await startLoopback(empty.folder, LOOK)
  const page = await bare.page.context().browser()!.newPage({ viewport: LOOK.viewport })
  const floor = await plain(page, texts)
  await page.close()
  await bare.close()
  empty.remove()
  console.log(`\n${characters} characters, ${texts.length} paragraphs`)
  show('plain paragraphs', floor, floor)
  for (const highlights of [0, 5000]) show(`${highlights} highlights`, await app(texts, highlights), floor)
}
process.exit(0)
