/** Links, proposals, twins, fastened panes. */
import type { CheckedClient } from '../checked-client.ts'
import { rangeOf } from '../fixture.ts'
import type { Prepared } from '../suite.ts'
import { after, removal, type Act, type UndoCase } from './undo-case.ts'

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
const fastened = (ids: Prepared['ids']) => ({
  points: [{ a: { reportId: ids.port, offset: 12 }, b: { reportId: ids.ferry, offset: 30 } }],
})
/** Two passages as a proposal names them. */
const proposal = (ids: Prepared['ids']) => ({
  from: { reportId: ids.port, ranges: [rangeOf('新的渔场')] },
  to: { reportId: ids.ferry, ranges: [rangeOf('a week before')] },
})
let refusal = { id: '' }

export const links: Record<string, UndoCase> = {
  ...removal('links.remove', 'links.restore', ({ link }) => link.id),
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
  'fastening.add': after((call, { ids }) => call.send('fastening.add', fastened(ids))),
  'fastening.remove': {
    first: (call, { ids }) => call.send('fastening.add', fastened(ids)),
    act: (call, { ids }) => call.send('fastening.remove', fastened(ids)),
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
}
