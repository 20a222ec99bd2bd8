import type { Mutations, Queries } from '../handlers.ts'
import { listHighlights } from '../highlights/store.ts'
import { listLinks } from '../links/store.ts'
import { listNotesOfReport } from '../notes/store.ts'
import { requireTarget, notFound } from '../targets/store.ts'
import { listAssignmentsOfReport } from '../themes/store.ts'
import { requireSource } from '../sources/store.ts'
import { listReports } from './list-store.ts'
import {
  findReport,
  readReport,
  removeReport,
  requireReport,
  restoreReport,
  updateReport,
  type ReportDetails,
} from './store.ts'

export const queries = {
  'reports.list': (db, filter) => listReports(db, filter),
  'reports.get': (db, { id }) => readReport(db, id),
  'reports.annotations'(db, { id }) {
    requireTarget(db, { kind: 'report', id })
    return {
      highlights: listHighlights(db, { reportId: id }),
      notes: listNotesOfReport(db, id),
      themes: listAssignmentsOfReport(db, id),
      links: listLinks(db, id),
    }
  },
} satisfies Queries

const DETAILS = ['title', 'byline', 'dateline', 'publication', 'published'] as const

export const mutations = {
  'reports.update'(db, { id, ...wanted }) {
    const report = requireReport(db, id)
    const changed = DETAILS.filter((name) => {
      const value = wanted[name]
      return value !== undefined && (value?.trim() || null) !== report[name]
    })
    if (changed.length === 0) return { result: report, inverse: null, tables: [], ids: [] }
    // Emptied fields are as if never told.
    const after: ReportDetails = Object.fromEntries(
      changed.map((name) => [name, wanted[name]?.trim() || null]),
    )
    updateReport(db, id, after)
    return {
      result: requireReport(db, id),
      inverse: {
        label: 'edit-report',
        call: 'reports.update',
        args: { id, ...Object.fromEntries(changed.map((name) => [name, report[name]])) },
      },
      tables: ['report'],
      ids: [id],
    }
  },

  'reports.remove'(db, { id }) {
    const found = findReport(db, id)
    if (!found || found.deletedAt) throw notFound('report', id)
    removeReport(db, id, found.num, db.clock.removal())
    return {
      result: {},
      inverse: { label: 'remove-report', call: 'reports.restore', args: { id } },
      tables: ['report', 'highlight', 'note', 'theme', 'link'],
      ids: [id],
    }
  },

  'reports.restore'(db, { id }) {
    const found = findReport(db, id)
    if (!found?.deletedAt) throw notFound('report', id)
    requireSource(db, found.report.sourceId)
    restoreReport(db, id, found.deletedAt)
    return {
      result: {},
      inverse: { label: 'remove-report', call: 'reports.remove', args: { id } },
      tables: ['report', 'highlight', 'note', 'theme', 'link'],
      ids: [id],
    }
  },
} satisfies Mutations
