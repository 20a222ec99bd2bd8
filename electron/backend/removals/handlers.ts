import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { requireHighlight } from '../highlights/store.ts'
import { countRemoval } from './fuse.ts'
import { bringHighlight, bringReport, OF_HIGHLIGHTS, OF_REPORTS, takeHighlight, takeReport } from './take.ts'

interface Many {
  highlightIds?: readonly string[] | undefined
  reportIds?: readonly string[] | undefined
}

/** What was named once, and nothing that goes or comes with something else that was named. */
const once = (ids: readonly string[] = []): string[] => [...new Set(ids)]

const tablesOf = (reportIds: readonly string[]) => [...(reportIds.length > 0 ? OF_REPORTS : OF_HIGHLIGHTS)]

function labelOf({ highlightIds = [], reportIds = [] }: Many): UndoLabel {
  if (reportIds.length > 0)
    return reportIds.length + highlightIds.length > 1 ? 'remove-reports' : 'remove-report'
  return highlightIds.length > 1 ? 'remove-highlights' : 'remove-highlight'
}

export const queries = {
  'removals.count': (db, wanted) => countRemoval(db, wanted),
} satisfies Queries

export const mutations = {
  'removals.remove'(db, given) {
    const reportIds = once(given.reportIds)
    const going = new Set<string | null>(reportIds)
    const highlightIds = once(given.highlightIds).filter(
      (id) => !going.has(requireHighlight(db, id).highlight.reportId),
    )
    // Each at a moment of its own: what went with one comes back with that one.
    for (const id of highlightIds) takeHighlight(db, id)
    for (const id of reportIds) takeReport(db, id)
    const args = { highlightIds, reportIds }
    const ids = [...highlightIds, ...reportIds]
    if (ids.length === 0) return { result: {}, inverse: null, tables: [], ids }
    return {
      result: {},
      inverse: { label: labelOf(args), call: 'removals.restore', args },
      tables: tablesOf(reportIds),
      ids,
    }
  },

  'removals.restore'(db, given) {
    const highlightIds = once(given.highlightIds)
    const reportIds = once(given.reportIds)
    // The last that went comes first: a link between two went with the first of them, and needs both.
    for (const id of reportIds.toReversed()) bringReport(db, id)
    for (const id of highlightIds.toReversed()) bringHighlight(db, id)
    const args = { highlightIds, reportIds }
    const ids = [...highlightIds, ...reportIds]
    if (ids.length === 0) return { result: {}, inverse: null, tables: [], ids }
    return {
      result: {},
      inverse: { label: labelOf(args), call: 'removals.remove', args },
      tables: tablesOf(reportIds),
      ids,
    }
  },
} satisfies Mutations
