import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { describeError } from '../../../electron/backend/log/describe-error.ts'
import { diagnoseClosed } from '../../../electron/backend/log/diagnose.ts'
import { openLog, readLog } from '../../../electron/backend/log/log-file.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { CallError } from '../../../shared/errors.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'pressmark-log-'))
const now = (): Date => new Date('2026-03-04T05:06:07Z')
afterAll(() => rmSync(folder, { recursive: true }))

describe('the log', () => {
  it('says what kind of failure it was and where in our files, and nothing that it said', () => {
    const secret = '线人说首班船没有票\n    at /home/lin/机密.ts:1:1 渡口'
    const said = describeError(
      new CallError('file-unreadable', `cannot read /home/lin/${secret}`, {}, new TypeError(secret)),
    )
    expect(said).toMatchObject({ code: 'file-unreadable', cause: { name: 'TypeError' } })
    expect(said.at[0]).toMatch(/^log\.test\.ts:\d+$/)
    expect(JSON.stringify(said)).not.toMatch(/线人|机密|渡口|home|lin/)
  })

  it('takes no line of a message for a place, though it looks like one', () => {
    const quoted = 'cannot parse:\n    at lin (source-lin.js:4:2)\n    at secret.ts:7:1'
    for (const error of [
      new Error(quoted),
      new CallError('internal', quoted),
      new Error('', { cause: new Error(quoted) }),
    ]) {
      const said = describeError(error)
      expect(said.at[0]).toMatch(/^log\.test\.ts:\d+$/)
      expect(JSON.stringify(said)).not.toMatch(/lin|secret/)
    }
    // One whose message was changed after its stack was made, which still holds the old one.
    const changed = Object.assign(new Error('something else'), {
      stack: `Error: ${quoted}\nand so on\n    at open (file:///opt/pressmark/store.ts:12:3)`,
    })
    expect(describeError(changed).at).toEqual(['store.ts:12'])
  })

  it.each([null, undefined, 'text 渡口', 7, { message: '渡口' }])('takes what is no error: %j', (thrown) => {
    expect(JSON.stringify(describeError(thrown))).not.toContain('渡口')
  })

  it('ends where causes go in a circle', () => {
    const [one, other] = [new Error('a'), new Error('b')]
    one.cause = other
    other.cause = one
    expect(JSON.stringify(describeError(one)).length).toBeLessThan(4000)
  })

  it('stays small: the oldest lines go', () => {
    const log = openLog(folder, now)
    for (let i = 0; i < 6000; i++) log.write(Object.assign(new Error('x'), { code: `E${i}` }))
    const files = readdirSync(join(folder, 'logs'))
    expect(files.sort()).toEqual(['pressmark.1.log', 'pressmark.2.log', 'pressmark.log'])
    for (const file of files) expect(statSync(join(folder, 'logs', file)).size).toBeLessThan(300 * 1024)
    const last = readLog(folder, 3).map((line) => (JSON.parse(line) as { code: string }).code)
    expect(last).toEqual(['E5997', 'E5998', 'E5999'])
    expect(readLog(folder, 100_000).length).toBeGreaterThan(2000)
  })

  it('never throws: a file where its folder should be', () => {
    const other = mkdtempSync(join(tmpdir(), 'pressmark-log-'))
    writeFileSync(join(other, 'logs'), 'in the way')
    openLog(other, now).write(new Error('x'))
    expect(readFileSync(join(other, 'logs'), 'utf8')).toBe('in the way')
    rmSync(other, { recursive: true })
  })
})

describe('diagnostics', () => {
  let opened: Direct
  const own = mkdtempSync(join(tmpdir(), 'pressmark-诊断-'))
  beforeAll(async () => {
    opened = await openDirect({ folder: own, migrations: MIGRATIONS, seeds: SEEDS, log: () => undefined })
    await opened.client.send('samples.load', {})
    await opened.client.send('themes.create', { name: '线人' })
  })
  afterAll(async () => {
    await opened.close()
    rmSync(own, { recursive: true })
  })

  it('have versions, sizes, counts and the end of the log, and no word of the library', async () => {
    await opened.client.send('log.add', { name: 'RangeError', at: ['index-a1.js:7'] })
    const { text } = await opened.client.send('log.diagnostics', {})
    expect(text).toMatch(/^Pressmark \d+\.\d+\.\d+, schema \d+\n/)
    expect(text).toMatch(/Node 2\d\..*SQLite 3\./)
    expect(text).toMatch(/themes \d+/)
    expect(text).toContain('"from":"window","name":"RangeError","at":["index-a1.js:7"]')
    expect(text).not.toMatch(/\p{Script=Han}/u)
    expect(text).not.toContain(own)
  })

  it('hold nothing of what was asked, named or written when it failed', async () => {
    const words = /渡口|机密|ferry-source|SELECT|lin-of|诊断/
    const { client } = opened
    const secret = '机密渡口 ferry-source'
    // Whatever of these is refused, or fails inside: each has the user's words in it.
    for (const [call, args] of [
      ['search.run', { query: `"${secret} AND (`, limit: 10 }],
      ['search.query', { query: `"${secret} AND (` }],
      ['notes.save', { id: secret, state: secret, text: secret }],
      ['import.start', { items: [{ path: `/home/lin-of/${secret}.pdf` }] }],
      ['themes.create', { name: '线人' }],
      ['package.inspect', { file: { path: `/home/lin-of/${secret}.pressmark` } }],
      ['export.run', { format: secret, folder: `/home/lin-of/${secret}` }],
      ['watch.add', { path: `/home/lin-of/${secret}`, subfolders: true, existing: true }],
      ['backups.restore', { name: secret }],
    ] as const)
      await (client.send as (name: string, given: unknown) => Promise<unknown>)(call, args).catch(
        () => undefined,
      )
    writeFileSync(join(own, `${secret}.pdf`), `%PDF-1.7 ${secret}`)
    await client.send('import.start', { items: [{ path: join(own, `${secret}.pdf`) }] })
    await vi.waitFor(
      async () =>
        expect((await client.send('import.jobs', {})).every(({ state }) => state !== 'running')).toBe(true),
      { timeout: 20_000 },
    )
    const { text } = await client.send('log.diagnostics', {})
    expect(text).not.toMatch(words)
    for (const line of readLog(own, 10_000)) expect(line).not.toMatch(words)
  })

  it('are had of a library that does not open, with why and without its name', () => {
    const closed = mkdtempSync(join(tmpdir(), 'pressmark-诊断-lin-of-'))
    const failure = new CallError('library-damaged', `cannot open ${closed}/library.db`, { path: closed })
    const text = diagnoseClosed(closed, failure)
    expect(text).toMatch(/it did not open: .*library-damaged/)
    expect(text).not.toMatch(/诊断|lin-of|cannot/)
    rmSync(closed, { recursive: true })
    expect(diagnoseClosed(join(closed, 'gone'), failure)).toContain('library-damaged')
  })

  it('take from a window no more than a kind and places', async () => {
    for (const bad of [
      { name: 'a b', at: [] },
      { name: 'Error', at: ['线人.js:1'] },
      { name: 'Error', at: Array.from({ length: 9 }, () => 'a.js:1') },
    ])
      await expect(opened.client.send('log.add', bad)).rejects.toMatchObject({ code: 'bad-arguments' })
  })
})
