/** Packages that lie: each is refused in words, and the library stays as it was to the byte. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dump, openMade, pack, type Made } from './made-library.ts'

let made: Made
let target: Made
let good: Record<string, Uint8Array>
beforeEach(async () => {
  made = await openMade(true)
  target = await openMade(false)
  await made.send('highlights.quote', { reportId: made.ids?.port ?? '', quote: '新的渔场' })
  good = unzipSync(readFileSync(await pack(made)))
})
afterEach(async () => {
  await made.close()
  await target.close()
})

const text = (name: string): string => Buffer.from(good[name] ?? new Uint8Array()).toString('utf8')
const manifest = () =>
  JSON.parse(text('manifest.json')) as {
    version: number
    schema: number
    entries: Record<string, { bytes: number; sha256: string }>
  }

/** Entries with a manifest that tells the truth of them, as far as it is not given. */
function honest(changed: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const all = { ...good, ...changed }
  const told = manifest()
  for (const [name, bytes] of Object.entries(changed))
    told.entries[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  return { ...all, 'manifest.json': changed['manifest.json'] ?? strToU8(JSON.stringify(told)) }
}

async function refused(bytes: Uint8Array): Promise<string> {
  const folder = join(made.folder, '..', 'bad')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'bad.pressmark')
  writeFileSync(path, bytes)
  const before = dump(target.folder)
  const blobs = filesIn(join(target.folder, 'blobs'))
  const code = await target.send('package.import', { file: { path } }).then(
    () => 'taken in',
    (error: { code?: string }) => error.code ?? 'no code',
  )
  expect(dump(target.folder)).toEqual(before)
  expect(filesIn(join(target.folder, 'blobs'))).toEqual(blobs)
  expect(readdirSync(join(target.folder, 'inbox'))).toEqual([])
  return code
}
const zip = (entries: Zippable): Uint8Array => zipSync(entries)
const line = (table: string, change: (row: Record<string, unknown>) => void): Uint8Array => {
  const rows = text(`tables/${table}.jsonl`).trim().split('\n')
  const row = JSON.parse(rows[0] ?? '{}') as Record<string, unknown>
  change(row)
  return strToU8([JSON.stringify(row), ...rows.slice(1)].join('\n'))
}

it('takes the untouched one in', async () => {
  const path = join(made.folder, '..', 'packages', 'a.pressmark')
  expect((await target.send('package.inspect', { file: { path } })).counts.highlight).toBe(1)
  await target.send('package.import', { file: { path } })
  expect(await target.send('highlights.list', {})).toHaveLength(1)
})

it.each([
  ['no zip', () => strToU8('not a zip at all'), 'not-a-package'],
  ['an empty file', () => new Uint8Array(), 'not-a-package'],
  ['a zip of something else', () => zip({ 'word/document.xml': strToU8('<x/>') }), 'not-a-package'],
  ['half a package', () => zip(good).slice(0, 4000), 'not-a-package'],
  [
    'a changed byte in a text',
    () => zip({ ...good, [texts()]: strToU8(text(texts()).replace('港', '巷')) }),
    'package-damaged',
  ],
  ['a text that is shorter', () => zip(honest({ [texts()]: strToU8('港') })), 'package-damaged'],
  ['an original under another name', () => zip(honest({ [blob()]: strToU8('other') })), 'package-damaged'],
  ['a missing entry', () => zip(without(texts())), 'package-damaged'],
  ['an entry that is not told', () => zip({ ...good, 'tables/more.jsonl': strToU8('') }), 'package-damaged'],
  ['a name that climbs out', () => zip({ ...good, '../evil.txt': strToU8('x') }), 'not-a-package'],
  ['a name from the root', () => zip({ ...good, '/etc/evil': strToU8('x') }), 'not-a-package'],
  ['a name with a drive', () => zip({ ...good, 'C:/evil': strToU8('x') }), 'not-a-package'],
  ['a name with backslashes', () => zip({ ...good, 'texts\\..\\evil': strToU8('x') }), 'not-a-package'],
  [
    'a symbolic link',
    () => zip({ ...good, 'texts/link': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
    'not-a-package',
  ],
  ['a folder of other files', () => zip({ ...good, 'secret/x': strToU8('x') }), 'package-damaged'],
  [
    'a newer format',
    () => zip({ ...good, 'manifest.json': strToU8(JSON.stringify({ ...manifest(), version: 99 })) }),
    'package-newer',
  ],
  [
    'a newer library',
    () => zip({ ...good, 'manifest.json': strToU8(JSON.stringify({ ...manifest(), schema: 9999 })) }),
    'package-newer',
  ],
  ['a manifest that is no JSON', () => zip({ ...good, 'manifest.json': strToU8('{') }), 'not-a-package'],
  [
    'a manifest of something else',
    () => zip({ ...good, 'manifest.json': strToU8('{"format":"x"}') }),
    'not-a-package',
  ],
  ['a broken line', () => zip(honest({ 'tables/note.jsonl': strToU8('{"id":') })), 'package-damaged'],
  [
    'a line that is no object',
    () => zip(honest({ 'tables/note.jsonl': strToU8('[1,2]\n') })),
    'package-damaged',
  ],
  [
    'a colour we do not have',
    () => zip(honest({ 'tables/highlight.jsonl': line('highlight', (row) => (row['color'] = 'red;x')) })),
    'package-damaged',
  ],
  [
    'ranges past the text',
    () =>
      zip(
        honest({
          'tables/highlight.jsonl': line('highlight', (row) =>
            Object.assign(row, { ranges: '[[0,99999999]]', id: newer() }),
          ),
        }),
      ),
    'package-damaged',
  ],
  [
    'a highlight on no source',
    () =>
      zip(
        honest({
          'tables/highlight.jsonl': line('highlight', (row) =>
            Object.assign(row, { source_id: newer(), id: newer() }),
          ),
        }),
      ),
    'package-damaged',
  ],
  [
    'a column of SQL',
    () => zip(honest({ 'tables/theme.jsonl': strToU8('{"id":"x\\"; drop table note"}\n') })),
    'package-damaged',
  ],
  [
    'a row twice',
    () => zip(honest({ 'tables/highlight.jsonl': strToU8(text('tables/highlight.jsonl').repeat(2)) })),
    'package-damaged',
  ],
  [
    'a clock that is none',
    () => zip(honest({ 'tables/op.jsonl': line('op', (row) => (row['hlc'] = 'zzz')) })),
    'package-damaged',
  ],
  ['a bomb', () => zip(honest({ 'tables/note.jsonl': new Uint8Array(300 * 2 ** 20) })), 'package-too-large'],
])('refuses %s', async (_, make, code) => {
  expect(await refused(make())).toBe(code)
})

it('refuses an entry that says less than it inflates to', async () => {
  const bytes = Buffer.from(zip(good))
  // The uncompressed size in the central directory and the local header of one entry, one byte less.
  const name = Buffer.from(texts())
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    const isCentral = bytes.readUInt32LE(at - 46) === 0x02014b50
    const field = isCentral ? at - 46 + 24 : at - 30 + 22
    bytes.writeUInt32LE(bytes.readUInt32LE(field) - 1, field)
  }
  expect(await refused(bytes)).toBe('package-damaged')
})

it('refuses an entry that is there twice', async () => {
  const bytes = Buffer.from(zip(good))
  const names = Object.keys(good).filter((name) => name.startsWith('texts/'))
  for (let at = bytes.indexOf(names[1] ?? '?'); at >= 0; at = bytes.indexOf(names[1] ?? '?', at + 1))
    bytes.write(names[0] ?? '', at)
  expect(await refused(bytes)).toBe('not-a-package')
})

it('lets no window name a path, and takes no upload that is none', async () => {
  await expect(target.send('package.import', { file: { inbox: '../library.db' } })).rejects.toMatchObject({
    code: 'bad-arguments',
  })
})

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.length > 40)
    .sort()
const texts = (): string =>
  Object.keys(good).find((name) => name.startsWith('texts/') && text(name).includes('港')) ?? ''
const blob = (): string => Object.keys(good).find((name) => name.startsWith('blobs/')) ?? ''
const without = (name: string): Zippable =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))
const newer = (): string => '01a2253f-8306-75ab-9ef2-2820287b3223'
