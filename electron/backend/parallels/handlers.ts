import { apart } from './apart.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import { readText } from '../database/source-text.ts'
import type { Inverse, Mutations } from '../handlers.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { insertHighlight, requireHighlight } from '../highlights/store.ts'
import { requireReport } from '../reports/store.ts'

export const queries = apart

export const mutations = {
  'parallels.adopt'(db, { ghosts }) {
    const made = ghosts.map(({ highlightId, reportId, ranges }): Highlight => {
      const { color, style } = requireHighlight(db, highlightId).highlight
      const { sourceId } = requireReport(db, reportId)
      const anchor = anchorRanges(readText(db, sourceId), ranges)
      return insertHighlight(db, { ...anchor, sourceId, reportId, color, style })
    })
    return {
      result: made,
      inverse: made.map(
        ({ id }): Inverse => ({ label: 'adopt-ghosts', call: 'highlights.remove', args: { id } }),
      ),
      tables: ['highlight'],
      ids: made.map(({ id }) => id),
    }
  },
} satisfies Mutations
