import type { ParsedArgs } from '../../../shared/contract.ts'
import type { SearchHit, SearchResult } from '../../../shared/model/search.ts'
import { parseQuery } from '../../../shared/search/parse.ts'
import { keepingFilters, type Query } from '../../../shared/search/query.ts'
import type { ReadableDb } from '../database/sql.ts'
import { readFilters } from './conditions-store.ts'
import { findHighlights, findNotes, findReports, type Found, type Wanted } from './find-hits.ts'
import { readWords } from './words.ts'

const DEFAULT_LIMIT = 50
/** Of six lines four are reports, one a note, one a highlight, as long as there are such: neither buries the other. */
const REPORTS_IN_TURN = 4

/** Where these matter the letter is meant: nothing but `C++` is C++. */
const SYMBOLS = /[\p{S}#@&%*]/u

type Asked = Omit<ParsedArgs<'search.query'>, 'session'>

/** Answers a query of the query language. */
export function runQuery(db: ReadableDb, asked: Asked): SearchResult {
  const started = performance.now()
  const { limit = DEFAULT_LIMIT, offset = 0 } = asked
  const { query: typed, problems } = parseQuery(asked.query)
  const filters = readFilters(db)
  const query = typed && keepingFilters(typed, filters.isUnderstood)
  const found = query ? findAll(db, query, asked, filters, offset + limit) : NONE
  return {
    hits: found.hits.slice(offset, offset + limit),
    total: found.total,
    problems: [...problems, ...filters.problems].toSorted((a, b) => a.at[0] - b.at[0]),
    milliseconds: Math.round((performance.now() - started) * 100) / 100,
  }
}

const NONE: Found = { hits: [], total: 0 }

function findAll(
  db: ReadableDb,
  query: Query,
  { in: where = 'all', order = 'relevance', lines = 0, query: typed }: Asked,
  filters: Wanted['filters'],
  hits: number,
): Found {
  const find = (loose: boolean): Found => {
    const wanted: Wanted = { query, words: readWords(query, { loose }), filters, order, hits, lines }
    const is = (name: 'text' | 'notes' | 'highlights'): boolean => where === 'all' || where === name
    const reports = is('text') ? findReports(db, wanted) : NONE
    const notes = is('notes') ? findNotes(db, wanted) : NONE
    const highlights = is('highlights') ? findHighlights(db, wanted) : NONE
    const isByDate = order === 'newest' || order === 'oldest'
    return {
      hits: isByDate
        ? byDate([...reports.hits, ...notes.hits, ...highlights.hits], order)
        : inTurn(reports.hits, notes.hits, highlights.hits),
      total: reports.total + notes.total + highlights.total,
    }
  }
  const strict = find(false)
  const isDone = strict.hits.length > 0 || SYMBOLS.test(typed) || !readWords(query).needsLook
  return isDone ? strict : find(true)
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

/** Stable: hits of one day stay in the order of their lists. Those without a date come last. */
function byDate(hits: SearchHit[], order: 'newest' | 'oldest'): SearchHit[] {
  const sign = order === 'newest' ? -1 : 1
  return hits.toSorted((a, b) => {
    if (a.published === null || b.published === null)
      return Number(a.published === null) - Number(b.published === null)
    return a.published === b.published ? 0 : a.published < b.published ? -sign : sign
  })
}
