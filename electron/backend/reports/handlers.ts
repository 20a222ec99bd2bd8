import type { Mutations, Queries } from '../handlers.ts'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import { readCitationStyle } from '../../../shared/citation/cited.ts'
import { readText } from '../database/source-text.ts'
import { stands } from '../highlights/anchor.ts'
import { listHighlights } from '../highlights/store.ts'
import { listLinks } from '../links/store.ts'
import { listNotesOfReport } from '../notes/store.ts'
import { bringReport, OF_REPORTS, takeReport } from '../removals/take.ts'
import { listAssignmentsOfReport } from '../themes/store.ts'
import { readSettings } from '../settings/store.ts'
import { requireSource } from '../sources/store.ts'
import {
  byHand,
  changesOf,
  fromPage,
  inferAgain,
  readAgain,
  readTold,
  writeDetails,
} from './details-store.ts'
import { listReports } from './list-store.ts'
import { measured, readReport, requireReport } from './store.ts'

export const queries = {
  'reports.list': (db, filter) => listReports(db, filter),
  'reports.get': (db, { id }) => readReport(db, id),
  'reports.cite'(db, { id, style = readCitationStyle(readSettings(db)) }) {
    const report = requireReport(db, id)
    const { values, sourceId } = readTold(db, id)
    const { mediaType, url } = requireSource(db, sourceId)
    const opening = report.title === null ? measured(readReport(db, id).blocks).opening : ''
    return { text: formatCitation({ ...report, ...values, mediaType, url, opening }, style), style }
  },
  'reports.annotations'(db, { id }) {
    const { sourceId } = requireReport(db, id)
    const text = readText(db, sourceId)
    return {
      // A place is believed only if the quote is there; else the tray has the highlight.
      highlights: listHighlights(db, { reportId: id }).map((one) =>
        stands(text, one) ? one : { ...one, misplaced: true as const },
      ),
      notes: listNotesOfReport(db, id),
      themes: listAssignmentsOfReport(db, id),
      links: listLinks(db, { reportId: id }),
    }
  },
} satisfies Queries

export const mutations = {
  'reports.update'(db, { id, reset = [], ...said }) {
    requireReport(db, id)
    const told = readTold(db, id)
    const { publication, published } = told.values
    const wanted = {
      ...byHand(said, told),
      ...readAgain(db, told, reset, { publication, published }),
      ...fromPage(requireSource(db, told.sourceId), reset),
    }
    const changes = inferAgain(db, told, changesOf(told, wanted))
    if (Object.keys(changes).length === 0)
      return { result: requireReport(db, id), inverse: null, tables: [], ids: [] }
    const before = writeDetails(db, told, changes)
    return {
      result: requireReport(db, id),
      inverse: {
        label: 'edit-report',
        call: 'reports.putBack',
        args: { reports: [{ id, details: before }] },
      },
      tables: ['report'],
      ids: [id],
    }
  },

  'reports.putBack'(db, { reports }) {
    const before = reports.map(({ id, details }) => ({
      id,
      details: writeDetails(db, readTold(db, id), details),
    }))
    return {
      result: {},
      inverse: { label: 'edit-report', call: 'reports.putBack', args: { reports: before } },
      tables: ['report'],
      ids: reports.map(({ id }) => id),
    }
  },

  'reports.remove'(db, { id }) {
    takeReport(db, id)
    return {
      result: {},
      inverse: { label: 'remove-report', call: 'reports.restore', args: { id } },
      tables: [...OF_REPORTS],
      ids: [id],
    }
  },

  'reports.restore'(db, { id }) {
    bringReport(db, id)
    return {
      result: {},
      inverse: { label: 'remove-report', call: 'reports.remove', args: { id } },
      tables: [...OF_REPORTS],
      ids: [id],
    }
  },
} satisfies Mutations
