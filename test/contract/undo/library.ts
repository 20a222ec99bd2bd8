/** Pages, reports, the desk, the sample library. */
import type { CheckedClient } from '../checked-client.ts'
import { SPLIT } from '../fixture.ts'
import { after, removal, type Act, type UndoCase } from './undo-case.ts'

const forget = (call: CheckedClient): Promise<{ at: string }> =>
  call.send('lessons.forget', { publication: SPLIT.publication ?? '' })
let forgotten = ''

/** A highlight by itself, a report, and a highlight that goes with it. */
const many: Act = async (call, { ids, highlight }) => {
  const going = { highlightIds: [highlight.id], reportIds: [ids.ferry] }
  const { total } = await call.send('removals.count', going)
  return call.send('removals.remove', { ...going, confirmed: total })
}
const removeMany: Record<string, UndoCase> = {
  'removals.remove': after(many),
  'removals.restore': {
    first: many,
    act: (call, { ids, highlight }) =>
      call.send('removals.restore', { highlightIds: [highlight.id], reportIds: [ids.ferry] }),
  },
}

export const library: Record<string, UndoCase> = {
  ...removal(
    'sources.remove',
    'sources.restore',
    ({ ids }) => ids.source,
    (id) => ({
      sourceIds: [id],
    }),
  ),
  ...removal(
    'reports.remove',
    'reports.restore',
    ({ ids }) => ids.port,
    (id) => ({
      reportIds: [id],
    }),
  ),
  ...removeMany,
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
  'samples.load': after((call) => call.send('samples.load', {})),
  'samples.remove': {
    first: (call) => call.send('samples.load', {}),
    act: (call) => call.send('samples.remove', {}),
  },
  'rows.putBack': after((call, { highlight }) =>
    call.send('rows.putBack', {
      rows: [{ table: 'highlight', id: highlight.id, fields: { color: 'red', style: 'strike' } }],
    }),
  ),
}
