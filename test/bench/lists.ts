/**
 * A library of 10,000 highlights under one theme and 2,000 links, all on pages that have a newer version: the theme's
 * page, the list of links and the tray of what has no place, from the moment their data is there to the frame in which they stand, against a frame budget of 100 ms; and how many entries
 * are in the document then.
 *
 *   npm run build && node test/bench/lists.ts
 */
import { v7 } from 'uuid'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { startLoopback } from '../e2e/start-loopback.ts'
import { makeRandom, makeText } from '../unit/text/corpus.ts'
import { makeLibrary, openBench } from './made-library.ts'
import { median, print, timeAsync } from './measure.ts'

const REPORTS = 100
const HIGHLIGHTS = 10_000
const LINKS = 2000
const ROUNDS = 7
const LOOK = { locale: 'zh-CN', viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const }

const random = makeRandom(11)
const files = Array.from({ length: 10 }, (_, file) => [
  `海港日报_2025-03-${String(file + 1).padStart(2, '0')}_第${file}版.md`,
  Array.from(
    { length: REPORTS / 10 },
    (__, n) => `# 港区第${file * 10 + n}号公告全文发布\n\n${makeText(random, 6000).trim()}`,
  ).join('\n\n'),
])
const NEWEST = '海港日报_2025-04-01_第1版.md'
const made = await makeLibrary({
  ...(Object.fromEntries(files) as Record<string, string>),
  [NEWEST]: `# 港区另有公告\n\n${makeText(random, 6000).trim()}`,
})

// Straight into the tables: 12,000 calls would be measured elsewhere, and take minutes.
const db = new Database(join(made.folder, 'library.db'))
const now = new Date().toISOString()
const reports = db
  .prepare(
    `select r.id, r.source_id as source, b.ranges, t.text from report r join block b on b.report_id = r.id
     join source_text t on t.source_id = r.source_id join source s on s.id = r.source_id
     where b.kind = 'paragraph' and length(b.ranges) > 4 and s.file_name <> ?`,
  )
  .all(NEWEST) as { id: string; source: string; ranges: string; text: string }[]
const theme = v7()
db.transaction(() => {
  db.prepare(
    `insert into theme (id, name, color, position, created_at, updated_at) values (?, '港务', 'blue', 0, ?, ?)`,
  ).run(theme, now, now)
  const highlight = db.prepare(
    `insert into highlight (id, source_id, report_id, ranges, "start", exact, prefix, suffix, color, style, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, '', '', ?, 'fill', ?, ?)`,
  )
  const assignment = db.prepare(
    `insert into theme_assignment (id, theme_id, target_kind, target_id, created_at) values (?, ?, 'highlight', ?, ?)`,
  )
  const link = db.prepare(
    `insert into link (id, from_kind, from_id, to_kind, to_id, relation, created_at, updated_at)
     values (?, 'highlight', ?, 'highlight', ?, ?, ?, ?)`,
  )
  // Each page is the newer version of the one before, so that no highlight has a place.
  const pages = db.prepare('select id from source order by num').all() as { id: string }[]
  const replace = db.prepare('update source set replaces_id = ? where id = ?')
  pages.slice(1).forEach(({ id }, at) => replace.run(pages[at]!.id, id))
  const ids: string[] = []
  const colors = ['yellow', 'red', 'green', 'blue']
  for (let n = 0; n < HIGHLIGHTS; n++) {
    const { id, source, ranges, text } = reports[n % reports.length]!
    const [[start, end]] = JSON.parse(ranges) as [[number, number]]
    const from = start + Math.floor(random() * Math.max(1, end - start - 30))
    const to = Math.min(end, from + 8 + Math.floor(random() * 60))
    const made = v7()
    ids.push(made)
    highlight.run(
      made,
      source,
      id,
      JSON.stringify([[from, to]]),
      from,
      text.slice(from, to),
      colors[n % 4],
      now,
      now,
    )
    assignment.run(v7(), theme, made, now)
  }
  for (let n = 0; n < LINKS; n++)
    link.run(v7(), ids[n], ids[HIGHLIGHTS - 1 - n], n % 3 === 0 ? 'updates' : 'confirms', now, now)
})()
db.close()

const { client, close } = await openBench(made.folder)
print(
  'themes.passages, 10,000 passages',
  await timeAsync(5, () => client.send('themes.passages', { id: theme })),
)
print('links.list, 2,000 links', await timeAsync(5, () => client.send('links.list', {})))
print(
  'links.list, filtered by words',
  await timeAsync(5, () => client.send('links.list', { text: '港区 公告' })),
)
print('unplaced.list, 10,000 highlights', await timeAsync(5, () => client.send('unplaced.list', {})))
print('unplaced.count', await timeAsync(5, () => client.send('unplaced.count', {})))
await close()

const running = await startLoopback(made.folder, LOOK)
const { page } = running
await page.locator('[data-report]').first().waitFor()
/** The data is there after the first visit; then each visit is only what the window does. */
for (const [name, key, entry] of [
  ['theme page', 'Alt+3', '[data-passage]'],
  ['list of links', 'Alt+5', '[data-link]'],
  ['tray', 'Control+Shift+u', '[data-unplaced]'],
] as const) {
  await page.keyboard.press(key)
  await page.locator(entry).first().waitFor()
  await page.waitForTimeout(1500)
  const opened: number[] = []
  let entries = 0
  for (let round = 0; round < ROUNDS; round++) {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+1')
    await page.locator('[data-report]').first().waitFor()
    await page.waitForTimeout(300)
    const [took, count] = await page.evaluate(
      async ([keys, wanted]) => {
        const last = keys!.slice(-1)
        const code = /\d/.test(last) ? `Digit${last}` : `Key${last.toUpperCase()}`
        const began = performance.now()
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', {
            ...{ key: last, code, bubbles: true, cancelable: true },
            ...{ altKey: keys!.includes('Alt'), ctrlKey: keys!.includes('Control') },
            shiftKey: keys!.includes('Shift'),
          }),
        )
        while (!document.querySelector(wanted!)) await new Promise(requestAnimationFrame)
        await new Promise(requestAnimationFrame)
        return [performance.now() - began, document.querySelectorAll(wanted!).length] as const
      },
      [key, entry],
    )
    opened.push(took)
    entries = count
  }
  print(`window: ${name} opens (${entries} entries in the document)`, median(opened))
}
await running.close()
made.remove()
process.exit(0)
