/** Libraries made by calls, as a user would, and their state as text that can be compared. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { PACKED } from '../../../electron/backend/packages/tables-store.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import type { ExportScope } from '../../../shared/model/export-scope.ts'
import type { PackageOutcome } from '../../../shared/model/package.ts'
import { HighlightColor } from '../../../shared/model/highlight.ts'
import {
  makeFixture,
  MIGRATIONS,
  newFolder,
  rangeOf,
  SEEDS,
  TEXT,
  type FixtureIds,
} from '../../contract/fixture.ts'

export interface Made {
  folder: string
  ids: FixtureIds | null
  library: Direct
  send: Direct['client']['send']
  close: () => Promise<void>
}

const options = { migrations: MIGRATIONS, seeds: SEEDS }

export async function openMade(filled: boolean): Promise<Made> {
  const { folder, remove } = newFolder()
  const ids = filled ? await makeFixture(folder) : null
  const library = await openDirect({ folder, ...options })
  return {
    folder,
    ids,
    library,
    send: (call, args) => library.client.send(call, args),
    async close() {
      await library.close()
      remove()
    },
  }
}

/** Writes the package of a library, or of a part of it, beside it. */
export async function pack(made: Made, name = 'a', scope: ExportScope = { kind: 'all' }): Promise<string> {
  const folder = join(made.folder, '..', 'packages')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.pressmark`)
  await made.send('package.write', { scope, path })
  return path
}

export const take = (made: Made, path: string, revive = false): Promise<PackageOutcome> =>
  made.send('package.import', { file: { path }, revive })

/** Everything a package is to carry: rows, texts, blocks and history, without what is a machine's own. */
export function dump(folder: string, but: { history?: boolean } = {}): Record<string, unknown[]> {
  const db = new Database(join(folder, 'library.db'), { readonly: true })
  try {
    const all = (query: string): unknown[] => db.prepare(query).all()
    const state: Record<string, unknown[]> = {
      texts: all('select * from source_text order by source_id'),
      blocks: all('select * from block order by report_id, position'),
    }
    if (but.history !== false)
      state['history'] = all('select id, entity, entity_id, field, value, hlc from op order by hlc, id')
    for (const { table, key, local } of PACKED) {
      const columns = (db.pragma(`table_info(${table})`) as { name: string }[])
        .map(({ name }) => name)
        .filter((name) => name !== 'num' && !local.includes(name))
      const where =
        table === 'meta'
          ? "where key not in ('library_id', 'stories_method')"
          : table === 'setting'
            ? "where key = 'highlight.names'"
            : ''
      state[table] = all(
        `select ${columns.map((c) => `"${c}"`).join()} from "${table}" ${where} order by "${key}"`,
      )
    }
    return state
  } finally {
    db.close()
  }
}

/** One thing a user does, told by numbers, so that any of them can be done to any library. */
export interface Deed {
  kind: (typeof DEEDS)[number]
  a: number
  b: number
  word: string
}

const DEEDS = [
  'highlight',
  'recolor',
  'remove-highlight',
  'note',
  'note-again',
  'free-note',
  'theme',
  'theme-again',
  'assign',
  'remove-theme',
  'link',
  'relation',
  'correct',
  'title',
  'split',
  'kind',
  'aside',
  'story',
  'refuse',
  'search',
  'template',
  'names',
  'page',
  'remove-report',
  'undo',
] as const

export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...DEEDS),
    a: fc.nat(1000),
    b: fc.nat(1000),
    word: fc.constantFrom('渔业', '漁業', 'port', '𠮷野家', '票价', '“引号”\n第二行', 'x'),
  }),
  { minLength: 4, maxLength: 24 },
)

const WORDS = ['渔民代表', '新的渔场', '职位', 'a week before', 'harbour board', '𠮷野家']

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** Does what can be done; what the library refuses (a name that is taken) is no deed. */
export async function doAll({ send }: Made, list: readonly Deed[]): Promise<void> {
  for (const deed of list)
    try {
      await doOne(send, deed)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code !== 'internal')) throw error
    }
}

async function doOne(send: Made['send'], { kind, a, b, word }: Deed): Promise<unknown> {
  const reports = await send('reports.list', {})
  const report = at(reports, a)
  const highlights = await send('highlights.list', {})
  const highlight = at(highlights, a)
  const themes = await send('themes.list', {})
  const start = b % (TEXT.length - 6)
  const state = (text: string) => ({ text, state: plainTextToState(text) })
  switch (kind) {
    case 'highlight': {
      if (!report) return
      const own = rangeOf(at(WORDS, b) ?? '渔场')
      const ranges: [number, number][] = [b % 3 ? own : [start, start + 3 + (a % 4)]]
      const color = HighlightColor.options[a % 8] ?? 'yellow'
      return send('highlights.create', { reportId: report.id, ranges, color })
    }
    case 'recolor':
      return (
        highlight &&
        send('highlights.update', { id: highlight.id, color: HighlightColor.options[b % 8] ?? 'red' })
      )
    case 'remove-highlight':
      return highlight && send('highlights.remove', { id: highlight.id })
    case 'note': {
      const target = highlight
        ? ({ kind: 'highlight', id: highlight.id } as const)
        : report && ({ kind: 'report', id: report.id } as const)
      return target && send('notes.save', { id: newId(), target, ...state(`${word}${b}`) })
    }
    case 'note-again': {
      const note = at(await send('notes.list', {}), a)
      return (
        note &&
        send('notes.save', { id: note.id, target: note.target, ...state(`${note.text}\n\n${word}${b}`) })
      )
    }
    case 'free-note':
      return send('notes.save', { id: newId(), target: null, ...state(word) })
    case 'theme':
      return send('themes.create', {
        name: `${word}${b % 5}`,
        parentId: b % 2 ? (at(themes, a)?.id ?? null) : null,
      })
    case 'theme-again': {
      const theme = at(themes, a)
      return theme && send('themes.update', { id: theme.id, definition: `${word}${b}` })
    }
    case 'assign': {
      const theme = at(themes, b)
      return (
        theme &&
        highlight &&
        send('themes.assign', { themeId: theme.id, target: { kind: 'highlight', id: highlight.id } })
      )
    }
    case 'remove-theme': {
      const theme = at(themes, a)
      if (!theme) return theme
      const { total } = await send('removals.count', { themeId: theme.id })
      return send('themes.remove', { id: theme.id, confirmed: total })
    }
    case 'link': {
      const [from, to] = [at(highlights, a), at(highlights, b)]
      return (
        from &&
        to &&
        send('links.create', {
          ...{ from: { kind: 'highlight', id: from.id }, to: { kind: 'highlight', id: to.id } },
          ...{ relation: b % 2 ? 'contradicts' : word, note: word },
        })
      )
    }
    case 'relation':
      return send('relations.save', { name: word, inverse: `${word}←`, color: 'blue' })
    case 'correct':
      return (
        report &&
        send('corrections.create', {
          places: [{ reportId: report.id, ranges: [rangeOf('渔民代表')] }],
          text: word,
        })
      )
    case 'title':
      return report && send('reports.update', { id: report.id, title: `${word}${b}` })
    case 'split':
    case 'kind':
    case 'aside': {
      const sourceId = report?.sourceId
      if (sourceId === undefined) return
      const pieces = [{ at: rangeOf('渔民代表')[0] }]
      const act =
        kind === 'split'
          ? { do: 'split' as const, at: rangeOf('渔民代表')[0] }
          : kind === 'kind'
            ? { do: 'kind' as const, pieces, kind: 'subhead' as const }
            : { do: 'aside' as const, pieces }
      return send('desk.act', { sourceId, act: act as never })
    }
    case 'story':
      return (
        report &&
        send('stories.create', { title: word, reportIds: reports.slice(0, 1 + (b % 3)).map(({ id }) => id) })
      )
    case 'refuse': {
      const other = at(reports, b)
      return report && other && send('related.refuse', { reportId: report.id, otherId: other.id })
    }
    case 'search':
      return send('searches.save', { name: `${word}${b % 3}`, query: word })
    case 'template':
      return send('templates.create', {
        ...{ name: word, body: `${word} {{ report.title }}`, per: 'report', extension: 'md' },
        ...{ fileName: '{{ report.file_name }}', numbered: true },
      })
    case 'names':
      return send('settings.set', { key: 'highlight.names', value: { red: word } })
    case 'page':
      return report && send('sources.update', { id: report.sourceId, publication: `${word}报` })
    case 'remove-report':
      return report && b % 4 === 0 && send('reports.remove', { id: report.id })
    case 'undo':
      return send('undo.undo', {})
  }
}
