/**
 * What every host must do alike. `open` opens the library of a folder behind one kind of wire; the suite
 * neither knows nor cares which.
 */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { contract, type CallArgs, type CallName, type LibraryChanged } from '../../shared/contract.ts'
import type { Client } from '../../shared/rpc.ts'
import { plainTextToState } from '../../electron/backend/notes/lexical-state.ts'
import { newId } from '../../electron/backend/ids.ts'
import { checked, type CheckedClient } from './checked-client.ts'
import { makeFixture, newFolder, rangeOf, type FixtureIds } from './fixture.ts'
import { askAboutFiles } from './file-calls.ts'
import { refusal } from './refusal.ts'
import { snapshot } from './snapshot.ts'
import { NOT_UNDOABLE } from './undo/not-undoable.ts'
import { MUTATIONS, NEW_NOTE } from './undo-cases.ts'

export interface OpenedHost {
  client: Client
  /** A second window on the same library. */
  another(): Promise<Client>
  /** This wire's users may name paths on disk. */
  mayUsePaths: boolean
  close(): Promise<void>
}

export type OpenHost = (folder: string) => Promise<OpenedHost>

export function contractSuite(name: string, open: OpenHost): void {
  const cleanUps: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })
  async function start() {
    const { folder, remove } = newFolder()
    cleanUps.push(remove)
    const ids = await makeFixture(folder)
    return { folder, ids, ...(await reopen(folder)) }
  }
  async function reopen(folder: string) {
    const host = await open(folder)
    cleanUps.push(() => host.close())
    return { host, client: host.client, call: checked(host.client) }
  }
  describe(`the contract over ${name}`, () => {
    test('refuses what is no call, inherited names too', async () => {
      const { client } = await start()
      for (const call of ['themes.burn', 'constructor', '__proto__', 'toString', 'hasOwnProperty', ''])
        expect(await refusal(client.send(call as CallName, {}))).toBe('unknown-call')
    })

    test('refuses arguments outside the contract, and changes nothing', async () => {
      const { client, call, ids } = await start()
      const before = await snapshot(call)
      const wrong: [CallName, unknown][] = [
        ['themes.create', { name: 5 }],
        ['themes.create', { name: '   ' }],
        ['themes.create', null],
        ['reports.get', { id: 'not an id' }],
        ['reports.update', { id: ids.port, published: '2026-02-30' }],
        ['highlights.create', { reportId: ids.port, ranges: [] }],
        ['highlights.create', { reportId: ids.port, ranges: [[4, 4]] }],
        ['highlights.create', { reportId: ids.port, ranges: [[-1, 4]] }],
        ['notes.save', { id: newId(), target: null, state: '{}', text: '' }],
        [
          'links.create',
          { from: { kind: 'theme', id: ids.port }, to: { kind: 'report', id: ids.ferry }, relation: 'x' },
        ],
      ]
      for (const [name, args] of wrong)
        expect([name, await refusal(client.send(name, args as never))]).toEqual([name, 'bad-arguments'])
      expect(await snapshot(call)).toEqual(before)
    })

    test('says what is not there', async () => {
      const { client } = await start()
      const id = newId()
      const calls: [CallName, unknown][] = [
        ['reports.get', { id }],
        ['reports.annotations', { id }],
        ['reports.update', { id, title: 'x' }],
        ['highlights.create', { reportId: id, ranges: [[0, 1]] }],
        ['highlights.remove', { id }],
        ['highlights.restore', { id }],
        ['notes.remove', { id }],
        ['themes.update', { id, name: 'x' }],
        ['themes.passages', { id }],
        ['themes.assign', { themeId: id, target: { kind: 'report', id } }],
        ['links.remove', { id }],
        ['sources.remove', { id }],
        ['sources.preview', { id, encoding: 'gbk' }],
        ['import.cancel', { jobId: id }],
        ['import.pause', { jobId: id, paused: true }],
        ['import.append', { jobId: id, items: [] }],
      ]
      for (const [name, args] of calls)
        expect([name, await refusal(client.send(name, args as never))]).toEqual([name, 'not-found'])
    })

    test('tells every window what changed', async () => {
      const { client, host, ids } = await start()
      const other = await host.another()
      const heard: LibraryChanged[][] = [[], []]
      client.onChanged((change) => heard[0]?.push(change))
      const stop = other.onChanged((change) => heard[1]?.push(change))
      const theme = await client.send('themes.create', { name: '海港' })
      // An answer on the second wire comes after the event that was sent on it before.
      expect((await other.send('themes.list', {})).map(({ id }) => id)).toEqual([theme.id])
      expect(heard[0]).toEqual([{ tables: ['theme', 'undo'], ids: [theme.id] }])
      expect(heard[1]).toEqual(heard[0])
      stop()
      await other.send('highlights.create', { reportId: ids.port, ranges: [rangeOf('渔场')] })
      await client.send('undo.state', {})
      expect(heard.map((changes) => changes.length)).toEqual([2, 1])
    })

    test('every mutation leaves its history, is undone and done again', async () => {
      const { call, client, folder, ids } = await start()
      const ops = countOps(folder)
      cleanUps.push(ops.close)
      const context = await prepare(client, ids)
      for (const [name, { first, act }] of [
        ...Object.entries(MUTATIONS),
        ['a new note', NEW_NOTE] as const,
      ]) {
        const untouched = await snapshot(call)
        await first(call, context)
        const before = await snapshot(call)
        const opsBefore = ops.count()
        await act(call, context)
        expect(ops.count(), `${name} leaves ops`).toBeGreaterThan(opsBefore)
        const after = await snapshot(call)
        expect(after, `${name} changes something`).not.toEqual(before)
        for (const round of ['once', 'twice']) {
          await call.send('undo.undo', {})
          expect(await snapshot(call), `${name} undone ${round}`).toEqual(before)
          await call.send('undo.redo', {})
          expect(await snapshot(call), `${name} redone ${round}`).toEqual(after)
        }
        await takeBack(call, untouched)
        expect(await snapshot(call), `${name} taken back whole`).toEqual(untouched)
      }
      expect(await call.send('library.check', {})).toMatchObject({ ok: true, problems: [] })
    })

    test('undo survives closing and opening again', async () => {
      const { call, client, host, folder, ids } = await start()
      await prepare(client, ids)
      const before = await snapshot(call)
      await call.send('reports.remove', { id: ids.port })
      await host.close()
      const again = await reopen(folder)
      expect(await again.call.send('undo.state', {})).toEqual({ undo: 'remove-report', redo: null })
      await again.call.send('undo.undo', {})
      expect(await snapshot(again.call)).toEqual(before)
      await again.host.close()
      const third = await reopen(folder)
      expect((await third.call.send('undo.state', {})).redo).toBe('remove-report')
      await third.call.send('undo.redo', {})
      expect(await refusal(third.client.send('reports.get', { id: ids.port }))).toBe('not-found')
    })

    test('two windows that edit one note end in one text with nothing lost', async () => {
      const { call, client, host } = await start()
      const other = checked(await host.another())
      const id = newId()
      const state = (text: string): string => plainTextToState(text)
      const write = (text: string, rest: { revision?: number; base?: string } = {}) => ({
        ...{ id, target: null, state: state(text), text },
        ...rest,
      })
      const first = await call.send('notes.save', write('市长说四千个职位。\n\n渔民反对。'))
      const seen = { revision: first.revision, base: first.state }
      const there = await other.send('notes.save', write('市长说四千个职位。\n\n渔民反对，要划渔场。', seen))
      expect(there.revision).toBe(first.revision + 1)
      const here = await call.send('notes.save', write('市长昨日说四千个职位。\n\n渔民反对。\n\n待查', seen))
      expect(here.text).toBe('市长昨日说四千个职位。\n\n渔民反对，要划渔场。\n\n待查')
      expect(await other.send('notes.get', { id })).toEqual(here)
      const found = await call.send('search.query', { query: '要划渔场', in: 'notes' })
      expect(found.hits).toHaveLength(1)

      // Behind, and not able to say what it grew from: refused, nothing is written over.
      const blind = client.send('notes.save', write('只有这一句', { revision: 1 }))
      expect(await refusal(blind)).toBe('note-changed')
      expect(await call.send('notes.get', { id })).toEqual(here)
      // The same text again is no change, whatever it was based on.
      const again = { id, target: null, state: here.state, text: here.text, revision: 1 }
      expect((await call.send('notes.save', again)).revision).toBe(here.revision)
      // One undo takes back what was typed in this minute, in whichever window.
      await call.send('undo.undo', {})
      expect(await refusal(client.send('notes.get', { id }))).toBe('not-found')
    })

    test('notes as lines: found in either script, with the report they are on', async () => {
      const { call, client, ids } = await start()
      const { note } = await prepare(client, ids)
      const free = {
        id: newId(),
        target: null,
        state: plainTextToState('日記\n\n漁場的事'),
        text: '日記\n\n漁場的事',
      }
      await call.send('notes.save', free)
      const rows = await call.send('notes.rows', {})
      expect(rows.map(({ title }) => title)).toEqual(['日記', '整篇', '想一想'])
      expect(rows[2]).toMatchObject({ id: note.id, quote: '四千个职位', reportTitle: '港口二期工程动工' })
      const find = async (args: CallArgs<'notes.rows'>): Promise<string[]> =>
        (await call.send('notes.rows', args)).map(({ title }) => title)
      expect(await find({ text: '渔场' })).toEqual(['日記'])
      expect(await find({ on: 'none' })).toEqual(['日記'])
      expect(await find({ on: 'report' })).toEqual(['整篇'])
      expect(await find({ on: 'highlight', text: '职位' })).toEqual(['想一想'])
    })

    test('a reference is called what its thing is called now, and says when it is gone', async () => {
      const { call, client, ids } = await start()
      const { theme, note } = await prepare(client, ids)
      const ask = (kind: 'report' | 'note' | 'theme', id: string) =>
        call.send('notes.reference', { kind, id })
      await call.send('themes.update', { id: theme.id, name: '海港' })
      expect(await ask('theme', theme.id)).toEqual({ name: '海港', gone: false, target: null })
      const { total } = await call.send('removals.count', { themeId: theme.id })
      await call.send('themes.remove', { id: theme.id, confirmed: total })
      expect(await ask('theme', theme.id)).toEqual({ name: '海港', gone: true, target: null })
      expect(await ask('note', note.id)).toEqual({ name: '想一想', gone: false, target: note.target })
      await call.send('reports.update', { id: ids.port, title: '港口新题' })
      expect((await ask('report', ids.port)).name).toBe('港口新题')
      expect(await ask('report', newId())).toEqual({ name: null, gone: true, target: null })
    })

    test('a note that is too long is refused, and what was saved stays', async () => {
      const { call, client } = await start()
      const id = newId()
      await call.send('notes.save', { id, target: null, state: plainTextToState('短'), text: '短' })
      const long = '长'.repeat(2_000_001)
      const save = client.send('notes.save', { id, target: null, state: plainTextToState('长'), text: long })
      expect(await refusal(save)).toBe('note-too-long')
      expect((await call.send('notes.get', { id })).text).toBe('短')
    })

    test('every call answers as the contract says', async () => {
      const { call, client, host, folder, ids } = await start()
      const context = await prepare(client, ids)
      for (const { first, act } of Object.values(MUTATIONS)) {
        const untouched = await snapshot(call)
        await first(call, context)
        await act(call, context)
        await takeBack(call, untouched)
      }
      await call.send('undo.undo', {})
      await call.send('undo.redo', {})
      await snapshot(call)
      await call.send('undo.state', {})
      await call.send('notes.rows', {})
      await call.send('notes.get', { id: context.note.id })
      await call.send('notes.reference', { kind: 'note', id: context.note.id })
      await call.send('settings.set', { key: 'window', value: { panes: [1, null, 'x'] } })
      expect(await call.send('settings.all', {})).toMatchObject({ window: { panes: [1, null, 'x'] } })
      await call.send('library.check', {})
      await call.send('library.checkState', {})
      await call.send('library.cancelCheck', {})
      await call.send('opening.state', {})
      await call.send('unplaced.list', {})
      await call.send('unplaced.count', {})
      await call.send('unplaced.candidates', { id: context.highlight.id })
      await call.send('unplaced.heirs', { id: ids.port })
      await call.send('samples.describe', {})
      const both = { reportIds: [ids.port, ids.ferry] }
      await call.send('parallels.list', both)
      await call.send('parallels.repeats', { sourceId: ids.source })
      await call.send('parallels.ghosts', { ...both, everywhere: true })
      await call.send('parallels.told', { reportId: ids.port })
      const passage = { reportId: ids.port, ranges: [rangeOf('渔民代表')] }
      expect(await call.send('parallels.difference', { a: passage, b: passage })).toEqual({
        ...{ parts: [{ kind: 'same', a: '渔民代表', b: '渔民代表' }], changed: 0, same: 4 },
      })
      await call.send('proposals.list', both)
      await call.send('proposals.refusals', {})
      await call.send('figures.table', both)
      await call.send('related.list', { reportId: ids.port })
      await call.send('related.forPassage', passage)
      await call.send('stories.list', {})
      await call.send('stories.get', both)
      await call.send('stories.look', { run: true })
      await call.send('search.reindex', { run: true })
      expect(['ready', 'indexing']).toContain((await call.send('search.index', {})).state)
      await call.send('related.refused', { reportId: ids.port })
      const { theme, parent, highlight } = context
      await call.send('themes.context', { ids: [highlight.id] })
      await call.send('themes.compare', { id: theme.id, into: parent.id })
      await call.send('themes.describeRemoval', { id: parent.id })
      const { csv } = await call.send('themes.codebook', {})
      expect(await call.send('themes.readCodebook', { csv })).toEqual({
        ...{ created: 0, changed: 0, same: 3, bad: [] },
      })
      expect(await call.send('links.touching', { reportIds: [ids.port] })).toEqual({ links: 1, elsewhere: 1 })
      const preview = await call.send('sources.preview', { id: ids.source, encoding: 'utf-8' })
      expect(preview.text.startsWith('港口二期')).toBe(true)
      await call.send('corrections.elsewhere', { reportId: ids.port, original: '码头', in: 'library' })
      await askAboutFiles({ call, folder, ids, mayUsePaths: host.mayUsePaths })

      const { backup } = await call.send('backups.make', {})
      await call.send('backups.troubles', {})
      expect(await refusal(call.send('backups.chooseFolder', {}))).toBe('backup-no-dialog')
      await call.send('backups.forgetFolder', {})
      const setFolder = call.send('backups.setFolder', { path: null })
      if (host.mayUsePaths) await setFolder
      else expect(await refusal(setFolder)).toBe('not-allowed')
      expect((await call.send('backups.list', {})).backups[0]).toEqual(backup)
      expect((await call.send('removals.count', { sourceIds: [ids.source] })).asks).toBe(true)

      await call.send('log.add', { name: 'RangeError', at: ['index.js:1'] })
      await call.send('log.diagnostics', {})

      await call.send('search.cancel', { session: 'none' })
      await call.send('search.named', { text: '港口' })
      const { id: searchId } = await call.send('searches.save', { name: '港', query: '港' })
      await call.send('searches.list', {})
      await call.send('searches.seen', { id: searchId })

      // Last: the library is closed and opened anew.
      const { goes } = await call.send('backups.compare', { id: backup?.id ?? '' })
      await call.send('backups.restore', { id: backup?.id ?? '', confirmed: goes.count })
      const apart = await start()
      await apart.call.send('library.repair', { by: 'rebuild' })

      const answered = new Set([...call.answered, ...apart.call.answered])
      const unanswered = Object.keys(contract).filter((name) => !answered.has(name as CallName))
      const byPath = ['export.write', 'export.merge', 'package.write', 'package.hand']
      const byFolder = ['watch.add', 'watch.update', 'watch.remove', 'watch.seen']
      const byDialog = ['export.chooseFolder', 'backups.chooseFolder', 'watch.choose']
      expect(new Set(unanswered.filter((name) => !byDialog.includes(name)))).toEqual(
        new Set([
          ...(host.mayUsePaths ? [] : byPath),
          'opening.act',
          ...(host.mayUsePaths ? [] : [...byFolder, 'backups.setFolder']),
        ]),
      )
      const covered = [...Object.keys(MUTATIONS), ...NOT_UNDOABLE]
      expect(Object.keys(contract).filter((name) => !covered.includes(name))).toEqual([])
    })

    test('calls that come after the end say so', async () => {
      const { client, host } = await start()
      await host.close()
      expect(await refusal(client.send('themes.list', {}))).toBe('connection-lost')
    })
  })
}

/** Undoes until everything is as it was: a case has one step or two, four at most. */
async function takeBack(call: CheckedClient, untouched: unknown): Promise<void> {
  for (let steps = 0; steps < 4; steps++) {
    if (isDeepStrictEqual(await snapshot(call), untouched)) return
    await call.send('undo.undo', {})
  }
}

/** Something of everything, so that each act has what it acts on. */
async function prepare(client: Client, ids: FixtureIds) {
  const send: Client['send'] = (call, args) => client.send(call, args)
  const highlight = await send('highlights.create', {
    reportId: ids.port,
    ranges: [rangeOf('四千个职位')],
    color: 'blue',
  })
  const other = await send('highlights.create', { reportId: ids.ferry, ranges: [rangeOf('five per cent')] })
  const parent = await send('themes.create', { name: '城市' })
  const theme = await send('themes.create', { name: '港口', parentId: parent.id, color: 'green' })
  const child = await send('themes.create', { name: '工程', parentId: theme.id })
  await send('themes.assign', { themeId: theme.id, target: { kind: 'highlight', id: highlight.id } })
  await send('themes.assign', { themeId: theme.id, target: { kind: 'report', id: ids.ferry } })
  const note = await send('notes.save', {
    id: newId(),
    target: { kind: 'highlight', id: highlight.id },
    state: plainTextToState('想一想\n- 谁说的'),
    text: '想一想\n谁说的',
  })
  await send('notes.save', {
    id: newId(),
    target: { kind: 'report', id: ids.port },
    state: plainTextToState('整篇'),
    text: '整篇',
  })
  const link = await send('links.create', {
    from: { kind: 'highlight', id: highlight.id },
    to: { kind: 'highlight', id: other.id },
    relation: 'contradicts',
  })
  return { ids, highlight, other, parent, theme, child, note, link }
}
export type Prepared = Awaited<ReturnType<typeof prepare>>

/** Counts the history through a second, reading connection: the library stays open behind its wire. */
function countOps(folder: string): { count: () => number; close: () => void } {
  const db = new Database(join(folder, 'library.db'), { readonly: true })
  const statement = db.prepare('select coalesce(max(seq), 0) as last from op').pluck()
  return { count: () => Number(statement.get()), close: () => db.close() }
}
