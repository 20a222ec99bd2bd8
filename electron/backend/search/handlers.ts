import type { CallResult } from '../../../shared/contract.ts'
import type { SearchHit } from '../../../shared/model/search.ts'
import { matchQuery } from '../../../shared/text/bigrams.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Queries } from '../handlers.ts'
import { findHighlights, findNotes, findReports, type Found } from './find-hits.ts'
import { looseTerms, strictTerms, type Terms } from './terms.ts'

const DEFAULT_LIMIT = 50
/** Of six lines four are reports, one a note, one a highlight, as long as there are such: neither buries the other. */
const REPORTS_IN_TURN = 4

/** Where these matter the letter is meant: nothing but `C++` is C++. */
const SYMBOLS = /[\p{S}#@&%*]/u

export const queries = {
  'search.query'(db, { query: typed, limit = DEFAULT_LIMIT, offset = 0, in: where = 'all' }) {
    const started = performance.now()
    // Sources are NFC; what is pasted, or typed on some systems, is not.
    const query = typed.normalize('NFC')
    const match = matchQuery(query)
    const done = (found: Omit<CallResult<'search.query'>, 'milliseconds'>): CallResult<'search.query'> => ({
      ...found,
      milliseconds: Math.round((performance.now() - started) * 100) / 100,
    })
    if (match === null) return done({ hits: [], total: 0 })
    const wanted = offset + limit
    const strict = findAll(db, match, strictTerms(query), where, wanted)
    const isDone = strict.hits.length > 0 || SYMBOLS.test(query)
    const found = isDone ? strict : findAll(db, match, looseTerms(query), where, wanted)
    return done({ hits: found.hits.slice(offset, wanted), total: found.total })
  },
} satisfies Queries

function findAll(
  db: ReadableDb,
  match: string,
  terms: Terms,
  where: 'all' | 'text' | 'notes' | 'highlights',
  wanted: number,
): Found {
  const none: Found = { hits: [], total: 0 }
  const is = (name: 'text' | 'notes' | 'highlights'): boolean => where === 'all' || where === name
  const reports = is('text') ? findReports(db, match, terms, wanted) : none
  const notes = is('notes') ? findNotes(db, match, terms, wanted) : none
  const highlights = is('highlights') ? findHighlights(db, match, terms, wanted) : none
  return {
    hits: inTurn(reports.hits, notes.hits, highlights.hits),
    total: reports.total + notes.total + highlights.total,
  }
}

function inTurn(reports: SearchHit[], notes: SearchHit[], highlights: SearchHit[]): SearchHit[] {
  const hits: SearchHit[] = []
  for (let turn = 0; hits.length < reports.length + notes.length + highlights.length; turn++) {
    hits.push(
      ...reports.slice(turn * REPORTS_IN_TURN, (turn + 1) * REPORTS_IN_TURN),
      ...notes.slice(turn, turn + 1),
      ...highlights.slice(turn, turn + 1),
    )
  }
  return hits
}
