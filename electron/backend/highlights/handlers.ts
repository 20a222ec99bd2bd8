import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Change, Mutations, Queries } from '../handlers.ts'
import type { WritableDb } from '../database/sql.ts'
import { readShownBlocks, requireReport } from '../reports/store.ts'
import { readText } from '../database/source-text.ts'
import { bringHighlight, OF_HIGHLIGHTS, takeHighlight } from '../removals/take.ts'
import { anchorRanges, placeInReport } from './anchor.ts'
import { mergeMutations } from './merge.ts'
import {
  insertHighlight,
  listHighlights,
  requireHighlight,
  updateHighlight,
  type NewHighlight,
} from './store.ts'

export const queries = {
  'highlights.list': (db, filter) => listHighlights(db, filter),
} satisfies Queries

export const mutations = {
  ...mergeMutations,

  'highlights.create'(db, { reportId, ranges, color = 'yellow', style = 'fill' }) {
    const { sourceId } = requireReport(db, reportId)
    return create(db, { ...anchorRanges(readText(db, sourceId), ranges), sourceId, reportId, color, style })
  },

  'highlights.quote'(db, { reportId, quote, color = 'yellow' }) {
    const { sourceId } = requireReport(db, reportId)
    const text = readText(db, sourceId)
    const ranges = placeInReport(readShownBlocks(db, reportId, text), quote.normalize('NFC'))
    return create(db, { ...anchorRanges(text, ranges), sourceId, reportId, color, style: 'fill' })
  },

  'highlights.update'(db, { id, color, style, ranges }) {
    const { highlight: before, num } = requireHighlight(db, id)
    const isSame =
      (color ?? before.color) === before.color &&
      (style ?? before.style) === before.style &&
      (ranges === undefined || JSON.stringify(ranges) === JSON.stringify(before.ranges))
    if (isSame) return { result: before, inverse: null, tables: [], ids: [] }
    updateHighlight(db, id, num, {
      ...(color ? { color } : {}),
      ...(style ? { style } : {}),
      anchor: ranges ? anchorRanges(readText(db, before.sourceId), ranges) : undefined,
    })
    return {
      result: requireHighlight(db, id).highlight,
      inverse: {
        label: ranges ? 'ends' : color ? 'recolor' : 'restyle',
        call: 'highlights.update',
        args: {
          id,
          ...(color ? { color: before.color } : {}),
          ...(style ? { style: before.style } : {}),
          ...(ranges ? { ranges: before.ranges } : {}),
        },
      },
      tables: ['highlight'],
      ids: [id],
    }
  },

  'highlights.remove'(db, { id }) {
    takeHighlight(db, id)
    return {
      result: {},
      inverse: { label: 'remove-highlight', call: 'highlights.restore', args: { id } },
      tables: [...OF_HIGHLIGHTS],
      ids: [id],
    }
  },

  'highlights.restore'(db, { id }) {
    bringHighlight(db, id)
    return {
      result: {},
      inverse: { label: 'remove-highlight', call: 'highlights.remove', args: { id } },
      tables: [...OF_HIGHLIGHTS],
      ids: [id],
    }
  },
} satisfies Mutations

function create(db: WritableDb, wanted: NewHighlight): Change<Highlight> {
  const highlight = insertHighlight(db, wanted)
  return {
    result: highlight,
    inverse: { label: 'highlight', call: 'highlights.remove', args: { id: highlight.id } },
    tables: ['highlight'],
    ids: [highlight.id],
  }
}
