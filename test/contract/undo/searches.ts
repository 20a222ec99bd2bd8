/** Saved searches. */
import { after, type Act, type UndoCase } from './undo-case.ts'

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

export const searches: Record<string, UndoCase> = {
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
}
