/** Highlights, corrections, notes. */
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { rangeOf } from '../fixture.ts'
import { after, removal, type Act, type UndoCase } from './undo-case.ts'

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

export const highlights: Record<string, UndoCase> = {
  ...removal('highlights.remove', 'highlights.restore', ({ highlight }) => highlight.id),
  ...removal('notes.remove', 'notes.restore', ({ note }) => note.id),
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
}
