import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'

const root = join(import.meta.dirname, '../../..')
const JOB = { format: 'markdown', scope: { kind: 'all' } } as const
let folder: string
let opened: Direct
/** What the person at the machine chooses in the dialog. */
let chosen: string | null

const open = (library = 'library', mayUsePaths = false): Promise<Direct> =>
  openDirect({
    folder: join(folder, library),
    migrations: join(root, 'electron/backend/database/migrations'),
    seeds: join(root, 'seeds'),
    mayUsePaths,
    chooseFolder: () => Promise.resolve(chosen),
  })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-folders-'))
  chosen = join(folder, 'vault')
  opened = await open()
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

describe('folders that exports are merged into', () => {
  it('a window names no folder: it writes only where somebody chose', async () => {
    const { client } = opened
    const wanted = { ...JOB, folder: { path: join(folder, 'elsewhere') } }
    expect(await refusal(client.send('export.merge', wanted))).toBe('not-allowed')
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
    const guessed = { ...JOB, folder: { id: '01990000-0000-7000-8000-000000000000' } }
    expect(await refusal(client.send('export.merge', guessed))).toBe('not-found')

    const one = await client.send('export.chooseFolder', {})
    const merged = await client.send('export.merge', { ...JOB, folder: { id: one?.id ?? '' } })
    expect(merged.folder).toBe(join(folder, 'vault'))
    expect(merged.written).toHaveLength(1)
    const [row] = await client.send('export.folders', {})
    expect(row).toMatchObject({ path: join(folder, 'vault'), state: 'ready', last: JOB })
    expect(row?.writtenAt).not.toBeNull()

    chosen = null
    expect(await client.send('export.chooseFolder', {})).toBeNull()
    await client.send('export.forgetFolder', { id: one?.id ?? '' })
    expect(await client.send('export.folders', {})).toEqual([])
    expect(existsSync(join(folder, 'vault', merged.written[0] ?? ''))).toBe(true)
  })

  it('a list of folders that came with a library opens none', async () => {
    const { client } = opened
    const one = await client.send('export.chooseFolder', {})
    await client.send('export.merge', { ...JOB, folder: { id: one?.id ?? '' } })
    await opened.close()
    const target = join(folder, 'private')
    mkdirSync(target)
    cpSync(join(folder, 'library'), join(folder, 'foreign'), { recursive: true })
    const list = join(folder, 'foreign/export-folders.json')
    writeFileSync(list, readFileSync(list, 'utf8').replaceAll(join(folder, 'vault'), target))
    opened = await open('foreign')
    const [row] = await opened.client.send('export.folders', {})
    expect(row).toMatchObject({ path: target, state: 'unconfirmed' })
    const call = opened.client.send('export.merge', { ...JOB, folder: { id: row?.id ?? '' } })
    expect(await refusal(call)).toBe('export-unconfirmed')
    rmSync(target, { recursive: true })
    expect(await opened.client.send('export.folders', {})).toMatchObject([{ state: 'absent' }])
  })

  it('the library’s own folder, a folder with another export, and another format are refused', async () => {
    chosen = join(folder, 'library', 'inside')
    expect(await refusal(opened.client.send('export.chooseFolder', {}))).toBe('export-target')
    chosen = join(folder, 'vault')
    const one = await opened.client.send('export.chooseFolder', {})
    const to = { format: 'markdown', folder: { id: one?.id ?? '' } } as const
    await opened.client.send('export.merge', { ...to, scope: { kind: 'all' } })
    const theme = await opened.client.send('themes.create', { name: '交通' })
    const part = opened.client.send('export.merge', { ...to, scope: { kind: 'theme', id: theme.id } })
    expect(await refusal(part)).toBe('export-other')
    const csv = opened.client.send('export.merge', { ...to, scope: { kind: 'all' }, format: 'csv' })
    expect(await refusal(csv)).toBe('export-no-merge')
  })

  it('what the command line wrote into is offered in the window', async () => {
    await opened.close()
    opened = await open('library', true)
    await opened.client.send('export.merge', { ...JOB, folder: { path: join(folder, 'notes') } })
    await opened.close()
    opened = await open()
    const [row] = await opened.client.send('export.folders', {})
    const again = await opened.client.send('export.merge', { ...JOB, folder: { id: row?.id ?? '' } })
    expect(again).toMatchObject({ folder: join(folder, 'notes'), written: [], unchanged: 1 })
  })
})
