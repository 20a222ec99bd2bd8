/**
 * A library of 5,000 reports: the list as the backend answers it and as the window draws it, and search beside a
 * LIKE scan of the same texts in the same run: only the ratios mean something.
 *
 *   npm run build && node test/bench/library.ts
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startLoopback } from '../e2e/start-loopback.ts'
import { makeRandom, makeText } from '../unit/text/corpus.ts'
import { makeLibrary, openBench } from './made-library.ts'
import { median, print, timeAsync } from './measure.ts'

const REPORTS = 5000
const A_FILE = 50
/** In every report, in one of seventy, in one. */
const QUERIES = ['木橋', '排水方案', '海', '地图 合唱队', 'harbour office', '云岭铁路', '第4321号']
const LOOK = { locale: 'zh-CN', viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const }

const random = makeRandom(3)
const reports = Array.from({ length: REPORTS }, (_, number) => ({
  title: `港区第${number}号公告全文发布`,
  text: `${number % 70 === 0 ? '云岭铁路昨日试车。' : ''}${makeText(random, 800).trim()}`,
}))
const files = Array.from({ length: REPORTS / A_FILE }, (_, file) => [
  `海港日报_2025-03-${String((file % 28) + 1).padStart(2, '0')}_第${file}版.md`,
  reports
    .slice(file * A_FILE, (file + 1) * A_FILE)
    .map(({ title, text }) => `# ${title}\n\n${text}`)
    .join('\n\n'),
])

const began = performance.now()
const made = await makeLibrary(Object.fromEntries(files) as Record<string, string>)
const imported = performance.now() - began
const { client, close } = await openBench(made.folder)
const held = await client.send('library.describe', {})
console.log(
  `${held.reports} reports from ${held.sources} files, imported in ${(imported / 1000).toFixed(1)} s`,
)

const db = new Database(join(made.folder, 'library.db'), { readonly: true })
const floor = await timeAsync(9, async () => db.prepare('select * from report').all())
print('every row of the table, read by SQLite alone', floor)
print('reports.list', await timeAsync(9, () => client.send('reports.list', {})), floor)
print(
  'reports.list, filtered',
  await timeAsync(9, () => client.send('reports.list', { text: '4321' })),
  floor,
)

const scanned = new Database(':memory:')
scanned.exec('create table report (text text) strict')
const insert = scanned.prepare('insert into report values (?)')
for (const { title, text } of reports) insert.run(`${title}\n${text}`)
for (const query of QUERIES) {
  const terms = query.split(' ')
  const scan = scanned.prepare(
    `select count(*) n from report where ${terms.map(() => 'text like ?').join(' and ')}`,
  )
  const like = await timeAsync(5, async () => scan.all(terms.map((term) => `%${term}%`)))
  const [{ n }] = scan.all(terms.map((term) => `%${term}%`)) as [{ n: number }]
  print(`LIKE scan, ${query}, in ${n} reports`, like)
  print('  search.query', await timeAsync(15, () => client.send('search.query', { query })), like)
}
db.close()
await close()

const running = await startLoopback(made.folder, LOOK)
const { page } = running
const painted: number[] = []
for (let round = 0; round < 5; round++) {
  await page.reload()
  await page.locator('[data-report]').first().waitFor()
  painted.push(await page.evaluate(() => performance.now()))
}
print('window: reload until rows are drawn', median(painted))
const blank = await page.evaluate(async () => {
  const frames: number[] = []
  for (let i = 0, last = await new Promise(requestAnimationFrame); i < 60; i++) {
    const now = await new Promise(requestAnimationFrame)
    frames.push(now - last)
    last = now
  }
  return frames.reduce((sum, one) => sum + one, 0) / frames.length
})
print('window: a frame at rest, mean', blank)
const scrolled = await page.evaluate(async () => {
  const scroller = document.querySelector('[data-report]')!.closest('[role=rowgroup]')!
  const frames: number[] = []
  for (let i = 0, last = await new Promise(requestAnimationFrame); i < 240; i++) {
    scroller.scrollTop += 360
    const now = await new Promise(requestAnimationFrame)
    frames.push(now - last)
    last = now
  }
  return {
    mean: frames.reduce((sum, one) => sum + one, 0) / frames.length,
    rows: document.querySelectorAll('[data-report]').length,
  }
})
print(`window: a frame while scrolling, mean (${scrolled.rows} rows in the document)`, scrolled.mean, blank)
await running.close()
made.remove()
process.exit(0)
