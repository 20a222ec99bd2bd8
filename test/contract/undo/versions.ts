/** Versions of a page, and what has no place. */
import { rangeOf } from '../fixture.ts'
import { after, type UndoCase } from './undo-case.ts'

let waitingCorrection = ''

export const versions: Record<string, UndoCase> = {
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
}
