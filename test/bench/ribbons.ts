/**
 * Ribbons of four panes of 200,000 characters with about 2,000 bonds a gutter: what a draw of all three gutters costs
 * (measured by the window itself, as `performance.measure`), and the frames while one pane scrolls, apart and with
 * the others fastened to it; beside it the same with the ribbons hidden. GATE lines say whether issue 5's limits hold.
 *
 *   npm run build && node test/bench/ribbons.ts [200000]
 */
import type { Page } from '@playwright/test'
import { startLoopback } from '../e2e/start-loopback.ts'
import { paneText } from '../e2e/reading.ts'
import { makeRandom } from '../unit/text/corpus.ts'
import { makeWriter } from '../unit/text/planted.ts'
import { makeLibrary } from './made-library.ts'
import { endGates, gate } from './measure.ts'

const CHARACTERS = Number(process.argv[2] ?? 200_000)
/** Of 14 to 40 characters, each in a paragraph of its own: passages closer than 24 to one another count as one. */
const SHARED = Math.ceil((2300 * CHARACTERS) / 200_000)
const LONGEST = 40
const PANES = 4
const FRAMES = 240
const STEP = 120
/** Of a display at 60 frames a second, in milliseconds, with a tenth for the clock's own steps. */
const FRAME = (1000 / 60) * 1.1
/** How long a draw of all gutters may take, in milliseconds. */
const DRAW = 1
const LOOK = { locale: 'zh-CN', viewport: { width: 1920, height: 1080 }, colorScheme: 'light' as const }

const write = makeWriter(5)
const sentences = (seed: number, characters: number): string[] =>
  write(makeRandom(seed), characters)
    .split(/(?<=。)|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 14)

/** A report of its own words in which every paragraph begins with a sentence that all four have. */
function report(seed: number, shared: readonly string[]): string {
  const own = sentences(seed, CHARACTERS)
  const each = Math.floor(CHARACTERS / shared.length)
  let next = 0
  const paragraphs = shared.map((sentence) => {
    let text = sentence
    do text += own[next++ % own.length]!
    while (text.length < each)
    return text
  })
  return `# 第${seed}篇\n\n${paragraphs.join('\n\n')}`
}

interface Figures {
  /** Painting all gutters, and reading from the panes where the ribbons stand. */
  draws: number[]
  looks: number[]
  frames: number[]
  tasks: number[]
}

/** Scrolls the first pane by wheel, one notch a frame; reads the window's own measures meanwhile. */
async function scroll(page: Page): Promise<Figures> {
  await page.evaluate(() => {
    const found = {
      draws: [] as number[],
      looks: [] as number[],
      tasks: [] as number[],
      frames: [] as number[],
      stop: false,
    }
    ;(window as unknown as { found: typeof found }).found = found
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'ribbons') found.draws.push(duration)
        else if (name === 'ribbons-look') found.looks.push(duration)
    }).observe({ type: 'measure' })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  const box = (await paneText(page, 0).boundingBox())!
  await page.mouse.move(box.x + 80, box.y + 300)
  // The pane under the wheel leads.
  await page.mouse.wheel(0, STEP)
  await paneText(page, 0).evaluate(
    async (element, [count, step]) => {
      const { found } = window as unknown as { found: Figures }
      let last = await new Promise(requestAnimationFrame)
      for (let frame = 0; frame < count; frame++) {
        element.scrollTop += step
        const now = await new Promise(requestAnimationFrame)
        found.frames.push(now - last)
        last = now
      }
    },
    [FRAMES, STEP] as const,
  )
  await page.waitForTimeout(400)
  return page.evaluate(() => (window as unknown as { found: Figures }).found)
}

const at = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

function show(name: string, { draws, looks, frames, tasks }: Figures): void {
  const ms = (value: number): string => value.toFixed(2)
  console.log(
    `${name}: all gutters painted p50 ${ms(at(draws, 0.5))} p95 ${ms(at(draws, 0.95))} ms (${draws.length} times), ` +
      `places read p50 ${ms(at(looks, 0.5))} p95 ${ms(at(looks, 0.95))} ms; ` +
      `frame p50 ${ms(at(frames, 0.5))} p95 ${ms(at(frames, 0.95))} max ${ms(Math.max(...frames))} ms; ` +
      `tasks over 50 ms: ${tasks.length}, the longest ${ms(Math.max(0, ...tasks))} ms`,
  )
}

const shared = sentences(99, SHARED * 200)
  .filter((sentence) => sentence.length <= LONGEST)
  .slice(0, SHARED)
const files = Object.fromEntries(
  Array.from({ length: PANES }, (_, index) => [`report-${index + 1}.md`, report(index + 1, shared)]),
)
const made = await makeLibrary(files)
const running = await startLoopback(made.folder, LOOK)
const { page } = running
await page.locator('[data-report]').first().waitFor()
for (let index = 0; index < PANES; index++) {
  if (index > 0) await page.keyboard.press('Alt+1')
  await page
    .getByRole('row', { name: `第${index + 1}篇` })
    .first()
    .click({ modifiers: index > 0 ? ['Control'] : [] })
}
const canvases = page.locator('[data-ribbon-canvas]')
const started = Date.now()
while (
  (await canvases.count()) < PANES - 1 ||
  (await canvases.evaluateAll((all) => all.some((one) => Number(one.dataset['ribbons'] ?? 0) < 100)))
) {
  if (Date.now() - started > 180_000) throw new Error('no ribbons came')
  await page.waitForTimeout(250)
}
const counts = await canvases.evaluateAll((all) => all.map((one) => one.dataset['ribbons']))
console.log(`${PANES} panes of ${CHARACTERS} characters; ribbons a gutter: ${counts.join(', ')}`)
await page.waitForTimeout(1500)
const apart = await scroll(page)
show('apart', apart)
await paneText(page, 0).focus()
await page.keyboard.press('y')
await page.waitForTimeout(500)
const fastened = await scroll(page)
show('fastened', fastened)
await paneText(page, 0).focus()
await page.keyboard.press('y')
await page.keyboard.press('b')
await page.waitForTimeout(500)
const hidden = await scroll(page)
show('ribbons hidden', hidden)
for (const [name, { draws, frames }] of Object.entries({ apart, fastened })) {
  gate(`${name}: all gutters painted, p50 in ms`, draws.length === 0 ? Number.NaN : at(draws, 0.5), DRAW)
  gate(`${name}: all gutters painted, p95 in ms`, draws.length === 0 ? Number.NaN : at(draws, 0.95), DRAW)
  gate(`${name}: frame p50 in ms`, at(frames, 0.5), FRAME)
}
// What the machine cannot do without ribbons is not their fault.
gate('apart: frame p95 with ribbons ÷ hidden', at(apart.frames, 0.95) / at(hidden.frames, 0.95), 1.25)
await running.close()
made.remove()
endGates()
process.exit()
