/** Candidates of the index, looked at: what holds the words becomes a hit, the typed script form first. */
import type { SearchHit } from '../../../shared/model/search.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { readShownBlocks } from '../reports/store.ts'
import { findCorrectedHighlights } from './corrected-highlights.ts'
import { findLinkNotes } from './link-notes.ts'
import { MOST_RANGES, reportHit } from './report-hit.ts'
import { cutSnippet } from './snippet.ts'
import {
  countMatches,
  type HighlightCandidate,
  type LinkNoteCandidate,
  matchHighlights,
  matchNotes,
  matchReports,
  type NoteCandidate,
  type Page,
} from './store.ts'
import type { Terms } from './terms.ts'

/** Hits in order; `total` also counts those that were not asked for. */
export interface Found {
  hits: SearchHit[]
  total: number
}

/**
 * Candidates are looked at this many at a time, and the typed script form goes first within each such
 * window: further pages then never reorder what an earlier page has shown.
 */
const WINDOW = 100
/** Texts of sources kept while one query runs: hits of one page of a newspaper share theirs. */
const MOST_TEXTS = 16

function textsOf(db: ReadableDb): (sourceId: string) => string {
  const texts = new Map<string, string>()
  return (sourceId) => {
    const known = texts.get(sourceId)
    if (known !== undefined) return known
    const text = readText(db, sourceId)
    if (texts.size >= MOST_TEXTS) texts.clear()
    texts.set(sourceId, text)
    return text
  }
}

export function findReports(db: ReadableDb, match: string, terms: Terms, wanted: number): Found {
  const textOf = textsOf(db)
  const isOneCharacter = terms.terms.every((term) => Array.from(term).length === 1)
  return collect(
    (page) => matchReports(db, match, isOneCharacter ? 'date' : 'rank', page),
    (report) => reportHit(report, readShownBlocks(db, report.id, textOf(report.sourceId)), terms),
    countMatches(db, match, 'report'),
    wanted,
  )
}

/** Notes, then those on links. */
export const findNotes = (db: ReadableDb, match: string, terms: Terms, wanted: number): Found =>
  followed(
    collect(
      (page) => matchNotes(db, match, page),
      (note) => noteHit(note, terms),
      countMatches(db, match, 'note'),
      wanted,
    ),
    findLinkNotes(db, terms, (note) => linkNoteHit(note, terms)),
    wanted,
  )

/** By the source's own words, then by those that are shown in their place. */
export const findHighlights = (db: ReadableDb, match: string, terms: Terms, wanted: number): Found =>
  followed(
    collect(
      (page) => matchHighlights(db, match, page),
      (highlight) => highlightHit(highlight, highlight.exact, terms),
      countMatches(db, match, 'highlight'),
      wanted,
    ),
    findCorrectedHighlights(db, match, terms, textsOf(db), (highlight, words) =>
      highlightHit(highlight, words, terms),
    ),
    wanted,
  )

/** Further hits behind those of the index, of which `wanted` are there. */
const followed = ({ hits, total }: Found, more: readonly SearchHit[], wanted: number): Found => ({
  hits: [...hits, ...more].slice(0, wanted),
  total: total + more.length,
})

function collect<C>(
  fetch: (page: Page) => C[],
  look: (candidate: C) => SearchHit | null,
  matches: number,
  wanted: number,
): Found {
  const hits: SearchHit[] = []
  let total = matches
  for (let offset = 0; offset < matches && hits.length < wanted; offset += WINDOW) {
    const candidates = fetch({ limit: WINDOW, offset })
    const found = candidates.map(look).filter((hit) => hit !== null)
    total -= candidates.length - found.length
    hits.push(...found.filter((hit) => hit.exactForm), ...found.filter((hit) => !hit.exactForm))
  }
  return { hits: hits.slice(0, wanted), total }
}

function noteHit(note: NoteCandidate, terms: Terms): SearchHit | null {
  return textHit(note, note.text.normalize('NFC'), terms, {
    kind: 'note',
    noteId: note.id,
    linkId: null,
    highlightId: note.targetKind === 'highlight' ? note.targetId : null,
    ranges: [],
  })
}

function linkNoteHit(note: LinkNoteCandidate, terms: Terms): SearchHit | null {
  return textHit(note, note.text, terms, {
    kind: 'link',
    noteId: null,
    linkId: note.linkId,
    highlightId: note.highlightId,
    ranges: note.ranges.slice(0, MOST_RANGES),
  })
}

/** @param words that the highlight is looked for by: the source's, or those shown */
function highlightHit(highlight: HighlightCandidate, words: string, terms: Terms): SearchHit | null {
  return textHit(highlight, words, terms, {
    kind: 'highlight',
    noteId: null,
    linkId: null,
    highlightId: highlight.id,
    ranges: highlight.ranges.slice(0, MOST_RANGES),
  })
}

function textHit(
  {
    reportId,
    title,
    publication,
    published,
  }: Pick<NoteCandidate, 'reportId' | 'title' | 'publication' | 'published'>,
  text: string,
  terms: Terms,
  own: Pick<SearchHit, 'kind' | 'noteId' | 'linkId' | 'highlightId' | 'ranges'>,
): SearchHit | null {
  const places = terms.find(text)
  if (!places) return null
  const { first: _, ...snippet } = cutSnippet(text, places)
  const exactForm = terms.standsAsTyped(text, places)
  return { ...own, reportId, title, publication, published, snippet, occurrences: places.length, exactForm }
}
