/**
 * A thousand mixed files come in: what the backend's process and the importer's child hold meanwhile, in megabytes, at ten
 * places of the way, and how long a file took since the place before. Steady means that the last places are as the middle
 * ones: where both processes together hold more at the end than half as much again as at half of the way and 64 MB, it
 * ends with 1. The importer runs for the whole import.
 *
 *   node test/bench/import-many.ts [files]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDirect } from '../../electron/hosts/direct.ts'
import { book } from '../documents/book.ts'
import { odtFiles } from '../documents/harbour-odt.ts'
import { para, run, wordDocument } from '../documents/word.ts'
import { zipOf } from '../documents/zip-of.ts'
import { makePages } from '../unit/import/pdf/make-pdf.ts'
import { makeRandom, makeText } from '../unit/text/corpus.ts'

const FILES = Number(process.argv[2] ?? 1000)
const ROOT = join(import.meta.dirname, '../..')
const PLACES = 10
/** What the end may hold beyond the middle: a share of it, and megabytes a collector may be late by. */
const MOST_MORE = { share: 0.5, megabytes: 64 }

const random = makeRandom(11)
const words = (): string[] => makeText(random, 3000).trim().split(/\n+/)
const html = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>公告</title><article><h1>公告</h1>${body}</article>`
/** One of each kind, by turns; each file's words are its own. */
const MAKERS: [ending: string, make: (i: number) => string | Uint8Array][] = [
  ['txt', (i) => `# 第${i}号公告\n\n${words().join('\n\n')}`],
  ['md', (i) => `# 第${i}号公告\n\n${words().join('\n\n')}`],
  [
    'html',
    () =>
      html(
        words()
          .map((line) => `<p>${line}</p>`)
          .join(''),
      ),
  ],
  [
    'docx',
    () =>
      wordDocument({
        body: words()
          .map((line) => para(run(line)))
          .join(''),
      }),
  ],
  [
    'epub',
    () =>
      book({
        chapters: [
          {
            file: 'a.xhtml',
            body: words()
              .map((line) => `<p>${line}</p>`)
              .join(''),
          },
        ],
      }),
  ],
  [
    'odt',
    () =>
      zipOf(
        odtFiles(
          words()
            .map((line) => `<text:p>${line}</text:p>`)
            .join(''),
        ),
      ),
  ],
  [
    'pdf',
    (i) =>
      makePages({ contents: [`BT /F1 12 Tf 72 700 Td (Notice number ${i} of the harbour office) Tj ET`] }),
  ],
  [
    'rtf',
    (i) => Buffer.from(String.raw`{\rtf1\ansi Notice number ${i} of the harbour office\par}`, 'latin1'),
  ],
]

const parent = mkdtempSync(join(tmpdir(), 'pressmark-many-'))
const paths = Array.from({ length: FILES }, (_, i) => {
  const [ending, make] = MAKERS[i % MAKERS.length]!
  const path = join(parent, `${i}.${ending}`)
  writeFileSync(path, make(i))
  return path
})

/** What a process holds, in megabytes; Linux only, else 0. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
const childOf = (pid: number): number | undefined => {
  try {
    const listed = execFileSync('ps', ['--ppid', String(pid), '-o', 'pid=,args='], { encoding: 'utf8' })
    const line = listed.split('\n').find((one) => one.includes('import/child.ts'))
    return line === undefined ? undefined : Number.parseInt(line, 10)
  } catch {
    return undefined
  }
}

const library = await openDirect({
  folder: join(parent, 'library'),
  migrations: join(ROOT, 'electron/backend/database/migrations'),
  seeds: join(ROOT, 'seeds'),
})
const began = performance.now()
const { jobId } = await library.client.send('import.start', { items: paths.map((path) => ({ path })) })
console.log('files\tbackend MB\theap MB\timporter MB\tms a file')
let next = 1
let last = { finished: 0, at: began }
let child: number | undefined
/** What both processes hold at each place, in megabytes. */
const curve: number[] = []
for (;;) {
  const job = (await library.client.send('import.jobs', {})).find(({ id }) => id === jobId)
  if (!job || job.state === 'done') break
  if (job.finished >= (next * FILES) / PLACES) {
    child ??= childOf(process.pid)
    const { heapUsed } = process.memoryUsage()
    const held = [residentOf(process.pid), heapUsed / 1_048_576, child ? residentOf(child) : 0]
    curve.push(held[0]! + held[2]!)
    const now = { finished: job.finished, at: performance.now() }
    const each = (now.at - last.at) / Math.max(1, now.finished - last.finished)
    console.log([job.finished, ...held.map(Math.round), each.toFixed(1)].join('\t'))
    last = now
    next = Math.floor((job.finished * PLACES) / FILES) + 1
  }
  await pause(50)
}
const [job] = await library.client.send('import.jobs', {})
console.log(
  `${job?.sources.length} came in, ${job?.refused.length} refused, in ${Math.round((performance.now() - began) / 1000)} s`,
)
const middle = curve[curve.length >> 1] ?? 0
const end = curve.at(-1) ?? 0
if (end > middle * (1 + MOST_MORE.share) + MOST_MORE.megabytes) {
  console.error(
    `past the limit: ${Math.round(end)} MB at the end, ${Math.round(middle)} MB at half of the way`,
  )
  process.exitCode = 1
}
await library.close()
rmSync(parent, { recursive: true, force: true })
