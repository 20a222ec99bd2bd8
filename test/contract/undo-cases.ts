/** Every call that can be undone: what to do before (`first`), and the act that is then undone and done again. */
import type { CallName } from '../../shared/contract.ts'
import { newId } from '../../electron/backend/ids.ts'
import { plainTextToState } from '../../electron/backend/notes/lexical-state.ts'
import type { CheckedClient } from './checked-client.ts'
import { rangeOf, SPLIT } from './fixture.ts'
import type { Prepared } from './suite.ts'

type Act<R = unknown> = (call: CheckedClient, prepared: Prepared) => Promise<R>
export interface UndoCase {
  first: Act
  act: Act
}

const nothing: Act = async () => undefined
/** One call after nothing. */
const after = (act: Act): UndoCase => ({ first: nothing, act })
/** Removing; and restoring what was removed. */
const removal = <T extends string>(
  remove: CallName,
  restore: CallName,
  idOf: (prepared: Prepared) => T,
): Record<string, UndoCase> => {
  const send =
    (name: CallName): Act =>
    (call, prepared) =>
      call.send(name, { id: idOf(prepared) })
  return { [remove]: after(send(remove)), [restore]: { first: send(remove), act: send(restore) } }
}

const connect: Act<{ id: string }> = (call, { ids }) =>
  call.send('links.connect', {
    from: { passage: { reportId: ids.port, ranges: [rangeOf('新的渔场')] } },
    to: { passage: { reportId: ids.ferry, ranges: [rangeOf('a week before')] } },
    relation: 'same-event',
    note: '同一天',
  })
/** The link that `connect` made and the two highlights under it. */
const connected = async (call: CheckedClient): Promise<{ id: string; highlightIds: string[] }> => {
  const link = (await call.send('links.list', {})).find(({ relation }) => relation === 'same-event')
  return { id: link?.id ?? '', highlightIds: [link?.from.id ?? '', link?.to.id ?? ''] }
}
let lastConnected = { id: '', highlightIds: [''] }
const disconnect: Act = async (call) => {
  lastConnected = await connected(call)
  await call.send('links.disconnect', lastConnected)
}

const correct: Act<{ corrections: { id: string }[] }> = (call, { ids }) =>
  call.send('corrections.create', {
    places: [{ reportId: ids.port, ranges: [rangeOf('渔民代表')] }],
    text: '渔民的代表',
  })
let corrected = ''
/** A second highlight on the report of the first. */
let fishers = { id: '' }
const markFishers: Act = async (call, { ids }) => {
  fishers = await call.send('highlights.create', { reportId: ids.port, ranges: [rangeOf('渔民代表')] })
}

/** Two passages as a proposal names them. */
const proposal = (ids: Prepared['ids']) => ({
  from: { reportId: ids.port, ranges: [rangeOf('新的渔场')] },
  to: { reportId: ids.ferry, ranges: [rangeOf('a week before')] },
})
let refusal = { id: '' }
let unrelated = { id: '' }
const refuseRelated: Act = async (call, { ids }) => {
  unrelated = await call.send('related.refuse', { reportId: ids.port, otherId: ids.ferry })
}

const forget = (call: CheckedClient): Promise<{ at: string }> =>
  call.send('lessons.forget', { publication: SPLIT.publication ?? '' })
let waitingCorrection = ''
let forgotten = ''

let savedId = ''
let savedFirst = ''
const saveSearch: Act = async (call) => {
  savedId = (await call.send('searches.save', { name: '码头', query: '码头 date:2026' })).id
}
const saveTwo: Act = async (call, prepared) => {
  await saveSearch(call, prepared)
  savedFirst = savedId
  await saveSearch(call, prepared)
}

let story = { id: '' }
let second = { id: '' }
const tell: Act = async (call, { ids }) => {
  story = await call.send('stories.create', { title: '东岸', reportIds: [ids.port, ids.ferry] })
}

export const MUTATIONS: Record<string, UndoCase> = {
  'stories.create': after(tell),
  'stories.rename': { first: tell, act: (call) => call.send('stories.rename', { ...story, title: '西岸' }) },
  'stories.merge': {
    async first(call, { ids }) {
      story = await call.send('stories.create', { reportIds: [ids.port] })
      second = await call.send('stories.create', { reportIds: [ids.ferry] })
    },
    act: (call) => call.send('stories.merge', { ...second, into: story.id }),
  },
  'stories.split': {
    first: tell,
    act: (call, { ids }) => call.send('stories.split', { ...story, reportIds: [ids.ferry] }),
  },
  'stories.addReports': {
    async first(call, { ids }) {
      story = await call.send('stories.create', { reportIds: [ids.port] })
    },
    act: (call, { ids }) => call.send('stories.addReports', { ...story, reportIds: [ids.ferry] }),
  },
  'stories.removeReports': {
    first: tell,
    act: (call, { ids }) => call.send('stories.removeReports', { ...story, reportIds: [ids.ferry] }),
  },
  'stories.remove': { first: tell, act: (call) => call.send('stories.remove', story) },
  'stories.refuse': after((call, { ids }) =>
    call.send('stories.refuse', { reportIds: [ids.port, ids.ferry] }),
  ),
  'stories.proposeAgain': {
    first: (call, { ids }) => call.send('stories.refuse', { reportIds: [ids.port, ids.ferry] }),
    act: (call) => call.send('stories.proposeAgain', {}),
  },
  'stories.putBack': {
    first: tell,
    act: (call) =>
      call.send('stories.putBack', { rows: [{ table: 'story', id: story.id, fields: { title: '放回' } }] }),
  },
  'related.refuse': after(refuseRelated),
  'related.restore': { first: refuseRelated, act: (call) => call.send('related.restore', unrelated) },
  'related.refuseAgain': {
    async first(call, prepared) {
      await refuseRelated(call, prepared)
      await call.send('related.restore', unrelated)
    },
    act: (call) => call.send('related.refuseAgain', unrelated),
  },
  ...removal('sources.remove', 'sources.restore', ({ ids }) => ids.source),
  ...removal('reports.remove', 'reports.restore', ({ ids }) => ids.port),
  ...removal('highlights.remove', 'highlights.restore', ({ highlight }) => highlight.id),
  ...removal('notes.remove', 'notes.restore', ({ note }) => note.id),
  ...removal('themes.remove', 'themes.restore', ({ theme }) => theme.id),
  ...removal('links.remove', 'links.restore', ({ link }) => link.id),
  'sources.redecode': after((call, { ids }) =>
    call.send('sources.redecode', { id: ids.bare, encoding: 'windows-1252' }),
  ),
  'reports.update': after((call, { ids }) =>
    call.send('reports.update', {
      ...{ id: ids.port, title: ' 新题目 ', byline: null, published: '2026-03-05', place: '东岸' },
      people: [{ name: '林小雨', role: 'reporter', as: null }],
      ...{ datelineDate: '2026-03-03', agency: '新华社', pageLabel: 'A3' },
      reset: ['dateline'],
    }),
  ),
  'reports.putBack': after((call, { ids }) =>
    call.send('reports.putBack', {
      reports: [
        { id: ids.port, details: { title: { value: '放回的题目', origin: null } } },
        {
          id: ids.ferry,
          details: {
            people: {
              value: [{ name: 'Jo Reed', role: 'photographer', as: null }],
              origin: { from: 'credit', certainty: 'inferred' },
            },
          },
        },
      ],
    }),
  ),
  'sources.update': {
    first: (call, { ids }) => call.send('reports.update', { id: ids.ferry, publication: 'The Harbour Post' }),
    act: (call, { ids }) =>
      call.send('sources.update', {
        ...{ id: ids.source, publication: '西岸日报', published: '2026-03-07', edition: '海外版' },
        pageLabel: null,
      }),
  },
  'sources.putBack': after((call, { ids }) =>
    call.send('sources.putBack', {
      id: ids.source,
      details: { edition: { value: '早版', origin: { from: 'masthead', certainty: 'certain' } } },
    }),
  ),
  'highlights.create': after((call, { ids }) =>
    call.send('highlights.create', { reportId: ids.untitled, ranges: [rangeOf('招牌')], style: 'underline' }),
  ),
  'highlights.quote': after((call, { ids }) =>
    call.send('highlights.quote', { reportId: ids.port, quote: '可停靠两艘巨轮', color: 'red' }),
  ),
  'highlights.update': after((call, { highlight }) =>
    call.send('highlights.update', {
      id: highlight.id,
      color: 'magenta',
      style: 'strike',
      ranges: [rangeOf('渔民代表')],
    }),
  ),
  'corrections.create': after((call, { ids }) =>
    call.send('corrections.create', {
      places: [
        { reportId: ids.port, ranges: [rangeOf('港口二期')] },
        { reportId: ids.untitled, ranges: [rangeOf('𠮷野家')] },
      ],
      text: '吉野家',
    }),
  ),
  'corrections.quote': after((call, { ids }) =>
    call
      .send('corrections.quote', { reportId: ids.ferry, quote: 'fares', text: 'fees' })
      .catch(() =>
        call.send('corrections.quote', { reportId: ids.ferry, quote: 'harbour board', text: 'harbor board' }),
      ),
  ),
  'corrections.update': {
    first: correct,
    act: async (call) => {
      const [one] = await call.send('corrections.list', {})
      return call.send('corrections.update', { id: one?.id ?? '', text: '渔人的代表' })
    },
  },
  'corrections.remove': {
    first: correct,
    act: async (call) => {
      const [one] = await call.send('corrections.list', {})
      return call.send('corrections.remove', { id: one?.id ?? '' })
    },
  },
  'corrections.restore': {
    first: async (call, prepared) => {
      corrected = (await correct(call, prepared)).corrections[0]?.id ?? ''
      await call.send('corrections.remove', { id: corrected })
    },
    act: (call) => call.send('corrections.restore', { id: corrected }),
  },
  'corrections.exchange': {
    first: async (call, prepared) => {
      corrected = (await correct(call, prepared)).corrections[0]?.id ?? ''
    },
    act: (call) => call.send('corrections.exchange', { remove: [corrected], restore: [] }),
  },
  // What is merged in brings its note, theme and link along; merging back into it is the plainer way.
  'highlights.merge': {
    first: markFishers,
    act: (call, { highlight }) => call.send('highlights.merge', { id: fishers.id, otherIds: [highlight.id] }),
  },
  'highlights.unmerge': {
    first: async (call, prepared) => {
      await markFishers(call, prepared)
      await call.send('highlights.merge', { id: prepared.highlight.id, otherIds: [fishers.id] })
    },
    act: (call, { highlight: { id, ranges } }) =>
      call.send('highlights.unmerge', {
        ...{ id, otherId: fishers.id, ranges, note: null },
        moved: { notes: [], themes: [], links: [] },
      }),
  },
  'highlights.split': after((call, { highlight: { id, ranges } }) => {
    const [[start, end]] = ranges as [[number, number]]
    return call.send('highlights.split', {
      id,
      parts: [[[start, start + 1]], [[start + 1, end]]],
    })
  }),
  'notes.save': after((call, { note }) =>
    call.send('notes.save', {
      ...{ id: note.id, target: note.target, state: plainTextToState('改过'), text: '改过' },
    }),
  ),
  'themes.create': after((call, { theme, other }) =>
    call.send('themes.create', {
      name: '渔业',
      parentId: theme.id,
      definition: '鱼',
      target: { kind: 'highlight', id: other.id },
    }),
  ),
  'themes.update': after((call, { theme }) =>
    call.send('themes.update', { id: theme.id, name: '码头', parentId: null, color: 'red' }),
  ),
  'themes.assign': after((call, { theme, other }) =>
    call.send('themes.assign', { themeId: theme.id, target: { kind: 'highlight', id: other.id } }),
  ),
  'themes.unassign': after((call, { theme, highlight }) =>
    call.send('themes.unassign', { themeId: theme.id, target: { kind: 'highlight', id: highlight.id } }),
  ),
  'themes.coin': after((call, { ids }) =>
    call.send('themes.coin', { reportId: ids.port, ranges: [rangeOf('新的渔场，')] }),
  ),
  'themes.move': after((call, { theme, child }) =>
    call.send('themes.move', { id: child.id, parentId: null, before: theme.parentId }),
  ),
  'themes.merge': {
    first: async (call, { theme, parent, highlight }) => {
      await call.send('themes.create', { name: '工程', parentId: parent.id })
      await call.send('themes.assign', {
        themeId: parent.id,
        target: { kind: 'highlight', id: highlight.id },
      })
      await call.send('themes.update', { id: theme.id, definition: '码头与船' })
    },
    act: (call, { theme, parent }) => call.send('themes.merge', { id: theme.id, into: parent.id }),
  },
  'themes.split': after((call, { theme, highlight }) =>
    call.send('themes.split', {
      id: theme.id,
      targets: [{ kind: 'highlight', id: highlight.id }],
      name: '就业',
    }),
  ),
  'themes.putBack': after((call, { theme }) =>
    call.send('themes.putBack', { rows: [{ table: 'theme', id: theme.id, fields: { position: 7 } }] }),
  ),
  'themes.importCodebook': after((call, { theme }) =>
    call.send('themes.importCodebook', {
      csv: `path,definition,color,id\r\n城市/海港,新的,red,${theme.id}\r\n交通/渡轮,,,\r\n`,
    }),
  ),
  'relations.save': after((call) =>
    call.send('relations.save', { name: '质疑', inverse: '受到质疑', color: 'red' }),
  ),
  'relations.rename': {
    first: (call, { link }) => call.send('links.update', { id: link.id, relation: '旧词' }),
    act: (call) => call.send('relations.rename', { name: '旧词', to: '新词' }),
  },
  'relations.merge': {
    first: async (call, { link }) => {
      await call.send('links.create', { from: link.from, to: link.to, relation: '旧词' })
      await call.send('links.create', { from: link.to, to: link.from, relation: '旧词' })
    },
    act: (call) => call.send('relations.merge', { name: '旧词', into: 'contradicts' }),
  },
  'relations.remove': {
    first: async (call, { link }) => {
      await call.send('relations.save', { name: '旧词', mutual: true })
      await call.send('links.update', { id: link.id, relation: '旧词' })
    },
    act: (call) => call.send('relations.remove', { name: '旧词' }),
  },
  'relations.putBack': {
    first: (call, { link }) => call.send('links.update', { id: link.id, relation: '旧词' }),
    act: (call, { link }) =>
      call.send('relations.putBack', {
        rows: [{ table: 'link', id: link.id, fields: { relation: '词' } }],
      }),
  },
  'links.create': after((call, { ids, other }) =>
    call.send('links.create', {
      from: { kind: 'report', id: ids.port },
      to: { kind: 'highlight', id: other.id },
      relation: '我的关系',
    }),
  ),
  'links.update': after((call, { link }) =>
    call.send('links.update', { id: link.id, relation: 'confirms', note: '见第二段', turn: true }),
  ),
  'links.connect': after(connect),
  'links.disconnect': { first: connect, act: disconnect },
  'links.reconnect': {
    first: async (call, prepared) => {
      await connect(call, prepared)
      await disconnect(call, prepared)
    },
    act: (call) => call.send('links.reconnect', lastConnected),
  },
  'parallels.adopt': after((call, { ids, highlight }) =>
    call.send('parallels.adopt', {
      ghosts: [
        { highlightId: highlight.id, reportId: ids.port, ranges: [rangeOf('渔民代表')] },
        { highlightId: highlight.id, reportId: ids.ferry, ranges: [rangeOf('a week before')] },
      ],
    }),
  ),
  'proposals.confirm': after((call, { ids }) =>
    call.send('proposals.confirm', { ...proposal(ids), relation: 'quotes', note: '' }),
  ),
  'proposals.refuse': after((call, { ids }) => call.send('proposals.refuse', proposal(ids))),
  'proposals.restore': {
    first: async (call, { ids }) => {
      refusal = await call.send('proposals.refuse', proposal(ids))
    },
    act: (call) => call.send('proposals.restore', refusal),
  },
  'proposals.refuseAgain': {
    first: async (call, { ids }) => {
      refusal = await call.send('proposals.refuse', proposal(ids))
      await call.send('proposals.restore', refusal)
    },
    act: (call) => call.send('proposals.refuseAgain', refusal),
  },
  'versions.carry': after((call, { ids }) => call.send('versions.carry', { id: ids.bare, from: ids.source })),
  'versions.putBack': after((call, { highlight }) =>
    call.send('versions.putBack', {
      rows: [{ table: 'highlight', id: highlight.id, fields: { prefix: '另一段' } }],
    }),
  ),
  'unplaced.relink': after((call, { ids, highlight }) =>
    call.send('unplaced.relink', {
      id: highlight.id,
      to: { passage: { reportId: ids.ferry, ranges: [rangeOf('a week before')] } },
    }),
  ),
  'unplaced.keepAsNote': after((call, { highlight }) =>
    call.send('unplaced.keepAsNote', { id: highlight.id }),
  ),
  'unplaced.correct': {
    first: async (call, { ids }) => {
      const made = await call.send('corrections.quote', {
        reportId: ids.ferry,
        quote: 'board',
        text: 'Board',
      })
      waitingCorrection = made.corrections[0]!.id
    },
    act: (call) => call.send('unplaced.correct', { id: waitingCorrection, to: { quote: 'week before' } }),
  },
  'unplaced.attach': after((call, { ids }) => call.send('unplaced.attach', { id: ids.port, to: ids.ferry })),
  'unplaced.keepFree': after((call, { ids }) =>
    call.send('unplaced.keepFree', { id: ids.port, language: 'zh-Hans' }),
  ),
  'lessons.forget': after(forget),
  'lessons.restore': {
    first: async (call) => {
      forgotten = (await forget(call)).at
    },
    act: (call) => call.send('lessons.restore', { publication: SPLIT.publication ?? '', at: forgotten }),
  },
  'desk.act': after((call, { ids }) =>
    call.send('desk.act', { sourceId: ids.source, act: { do: 'join', reports: [ids.ferry, ids.port] } }),
  ),
  'desk.again': after((call, { ids }) => call.send('desk.again', { sourceId: ids.source })),
  'desk.restore': after((call, { ids }) =>
    call.send('desk.restore', {
      sourceId: ids.source,
      snapshot: { rows: [{ table: 'report', id: ids.port, fields: { title: '别的' } }], blocks: [] },
    }),
  ),
  'searches.save': after(saveSearch),
  'searches.update': {
    first: saveSearch,
    act: (call) =>
      call.send('searches.update', { id: savedId, name: '码头与船', query: '码头 OR 船', order: 'newest' }),
  },
  'searches.move': {
    first: saveTwo,
    act: (call) => call.send('searches.move', { id: savedId, before: savedFirst }),
  },
  'searches.putBack': {
    first: saveTwo,
    act: (call) =>
      call.send('searches.putBack', {
        rows: [{ table: 'saved_search', id: savedId, fields: { position: 7 } }],
      }),
  },
  'searches.remove': { first: saveSearch, act: (call) => call.send('searches.remove', { id: savedId }) },
  'searches.restore': {
    first: async (call, prepared) => {
      await saveSearch(call, prepared)
      await call.send('searches.remove', { id: savedId })
    },
    act: (call) => call.send('searches.restore', { id: savedId }),
  },
  'samples.load': after((call) => call.send('samples.load', {})),
  'samples.remove': {
    first: (call) => call.send('samples.load', {}),
    act: (call) => call.send('samples.remove', {}),
  },
}

/** Notes made where none was: the same call as an edit, another way back. */
export const NEW_NOTE: UndoCase = after((call, { other }) =>
  call.send('notes.save', {
    id: newId(),
    target: { kind: 'highlight', id: other.id },
    state: plainTextToState('新的'),
    text: '新的',
  }),
)

/** Calls that change nothing a user made, and undo itself. Imports are undone in their own tests. */
export const NOT_UNDOABLE: readonly CallName[] = [
  'related.list',
  'stories.list',
  'stories.get',
  'stories.look',
  'related.forPassage',
  'related.refused',
  'library.describe',
  'library.check',
  'samples.describe',
  'settings.all',
  'settings.set',
  'undo.state',
  'undo.undo',
  'undo.redo',
  'import.start',
  'import.jobs',
  'import.cancel',
  'import.pause',
  'import.dismiss',
  'sources.list',
  'sources.preview',
  'reports.list',
  'reports.get',
  'reports.annotations',
  'desk.show',
  'lessons.list',
  'highlights.list',
  'corrections.list',
  'corrections.elsewhere',
  'notes.list',
  'notes.get',
  'notes.rows',
  'notes.reference',
  'themes.list',
  'themes.passages',
  'themes.context',
  'themes.compare',
  'themes.describeRemoval',
  'themes.codebook',
  'themes.readCodebook',
  'links.list',
  'links.touching',
  'relations.list',
  'search.query',
  'search.cancel',
  'search.named',
  'searches.list',
  'searches.seen',
  'parallels.list',
  'parallels.repeats',
  'parallels.difference',
  'parallels.ghosts',
  'parallels.told',
  'proposals.list',
  'proposals.refusals',
  'figures.table',
  'unplaced.list',
  'unplaced.count',
  'unplaced.candidates',
  'unplaced.heirs',
  'export.formats',
  'export.prepare',
  'export.write',
  'log.add',
  'log.diagnostics',
]
