/**
 * Exports of a made library: every format over 10,000 highlights, each with a note, a theme or a link, in how many times
 * the time of writing the same bytes to a file; and what a window waits for an answer while an export runs.
 *
 *   nice -n 10 node test/bench/export.ts [reports=500] [highlights of each=20]
 *
 * Ends with 1 where Markdown takes more than three times as long. Only ratios mean something. Files are written as an export writes them: under another name first, then renamed.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openReading } from '../../electron/backend/database/open-reading.ts'
import { FORMATS } from '../../electron/backend/export/index.ts'
import { bytesOf, makeExport, type ExportJob } from '../../electron/backend/export/make.ts'
import { mergeFolder } from '../../electron/backend/export/merge/merge-folder.ts'
import { startBackend } from '../../electron/backend/spawn.ts'
import type { Direct } from '../../electron/hosts/direct.ts'
import { plainTextToState } from '../../electron/backend/notes/lexical-state.ts'
import { newId } from '../../electron/backend/ids.ts'
import { connect, directPair } from '../../shared/rpc.ts'
import { toSource } from '../../shared/text/text-map.ts'
import { makeLibrary } from './made-library.ts'
import { median, print } from './measure.ts'

const ROUNDS = 3
/** Markdown may take so many times as long as writing its bytes. */
const MOST_TIMES = 3
const [reports = 500, each = 20] = process.argv.slice(2).map(Number)
const ROOT = join(import.meta.dirname, '../..')

const WORDS =
  '港口 二期 工程 昨日 开工 渡轮 恢复 通航 乘客 增至 六百 七十 万人 调度员 说明 票价 不变 记者 现场 了解 到 北岸 桥梁 验收'.split(
    ' ',
  )
const sentence = (seed: number): string =>
  `${Array.from({ length: 9 }, (_, at) => WORDS[(seed * 7 + at * (1 + (seed % 5))) % WORDS.length]).join('')}。`
const text = (report: number): string =>
  `# 第${report}号渡口恢复通航\n\n${Array.from({ length: 12 }, (_, paragraph) =>
    Array.from({ length: 4 }, (_, at) => sentence(report * 50 + paragraph * 4 + at)).join(''),
  ).join('\n\n')}\n`

async function fill(client: Direct['client']): Promise<void> {
  const theme = await client.send('themes.create', { name: '交通' })
  let before: string | null = null
  for (const { id } of await client.send('reports.list', {})) {
    const { blocks } = await client.send('reports.get', { id })
    const body = blocks.map((block, at) => ({ block, at })).filter(({ block }) => block.text.length > 40)
    for (let n = 0; n < each; n++) {
      const { block, at } = body[n % body.length]!
      const start = (n * 11) % (block.text.length - 12)
      const ranges = toSource(blocks, { block: at, offset: start }, { block: at, offset: start + 10 })
      const made = await client.send('highlights.create', { reportId: id, ranges })
      const target = { kind: 'highlight', id: made.id } as const
      if (n % 3 === 0) {
        const words = `核对第${n}处：两篇说的不同。\n再问调度员。`
        await client.send('notes.save', { id: newId(), target, state: plainTextToState(words), text: words })
      } else if (n % 3 === 1) await client.send('themes.assign', { themeId: theme.id, target })
      else if (before !== null)
        await client.send('links.create', {
          from: target,
          to: { kind: 'highlight', id: before },
          relation: 'updates',
        })
      before = made.id
    }
  }
}

const job = (format: string): ExportJob => ({
  ...{ format, scope: { kind: 'all' }, words: 'corrected', taken: [], zip: null },
  options: { language: 'zh-Hans', citation: 'gbt-2025', excel: false },
})

/** Writes files as an export does. Returns milliseconds. */
async function write(files: { path: string; data: string | Uint8Array }[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-bench-out-'))
  const start = performance.now()
  for (const { path, data } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, 'unfinished'), data)
    await rename(join(folder, 'unfinished'), join(folder, path))
  }
  const took = performance.now() - start
  rmSync(folder, { recursive: true })
  return took
}

console.log(`${reports} reports with ${each} highlights each`)
const made = await makeLibrary(
  Object.fromEntries(Array.from({ length: reports }, (_, at) => [`r${at}.txt`, text(at)])),
  fill,
)
try {
  const reading = openReading(join(made.folder, 'library.db'))
  for (const { id, isPrinted } of FORMATS) {
    const times: number[] = []
    const floors: number[] = []
    let files: Awaited<ReturnType<typeof makeExport>>['files'] = []
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now()
      ;({ files } = await makeExport(reading.db, job(id)))
      times.push(performance.now() - start)
      floors.push(await write(files))
    }
    const bytes = files.reduce((sum, { data }) => sum + bytesOf(data).length, 0)
    const what = `${id}${isPrinted ? ' (before printing)' : ''}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`
    print(what, median(times) + median(floors), median(floors))
    if (id === 'markdown' && median(times) + median(floors) > MOST_TIMES * median(floors)) {
      console.error(`past the limit: Markdown may take ${MOST_TIMES} × the time of writing its bytes`)
      process.exitCode = 1
    }
  }
  // Merged into a folder: the first time, again without a change, and after the user wrote in every file.
  const vault = mkdtempSync(join(tmpdir(), 'pressmark-bench-vault-'))
  const merged = async (): Promise<number> => {
    const start = performance.now()
    await mergeFolder(vault, (known) => {
      const { options, ...rest } = job('markdown')
      return makeExport(reading.db, { ...rest, options: { ...options, known } })
    })
    return performance.now() - start
  }
  const { files: plain } = await makeExport(reading.db, job('markdown'))
  const floor = await write(plain)
  print('markdown merged into an empty folder', await merged(), floor)
  print('  a second time, nothing changed', await merged(), floor)
  for (const { path } of plain) appendFileSync(join(vault, path), '\n我的话。\n')
  print('  after the user wrote in every file', await merged(), floor)
  rmSync(vault, { recursive: true })
  reading.close()

  const backend = await startBackend(new URL('../../electron/backend/worker.ts', import.meta.url), {
    folder: made.folder,
    migrations: join(ROOT, 'electron/backend/database/migrations'),
    seeds: join(ROOT, 'seeds'),
  })
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: true })
  const client = connect(ours)
  const waits = async (until: Promise<unknown>): Promise<number[]> => {
    const took: number[] = []
    const state = { isOver: false }
    void until.then(() => (state.isOver = true))
    while (!state.isOver) {
      const start = performance.now()
      await client.send('notes.save', {
        id: newId(),
        target: null,
        state: plainTextToState('记'),
        text: '记',
      })
      took.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return took.sort((a, b) => a - b)
  }
  const still = await waits(new Promise((resolve) => setTimeout(resolve, 1000)))
  const beside = await waits(client.send('export.prepare', { format: 'markdown', scope: { kind: 'all' } }))
  print('a note saved while nothing runs, median', median(still))
  print(`a note saved beside an export, median of ${beside.length}`, median(beside), median(still))
  print('  the slowest', beside.at(-1) ?? 0, median(still))
  await backend.close()
} finally {
  made.remove()
}
