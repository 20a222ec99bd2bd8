/** Candidates of the index, looked at: what holds the words becomes a hit, the typed script form first. */
import type { SearchHit } from '../../../shared/model/search.ts'
import type { Query } from '../../../shared/search/query.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { anyCorrections } from '../corrections/store.ts'
import { readBlocksOf, showReport } from '../reports/store.ts'
import { contextLine } from './context-line.ts'
import { findCorrectedHighlights } from './corrected-highlights.ts'
import { findLinkNotes } from './link-notes.ts'
import type { Conditions, Kind } from './conditions-store.ts'
import { hasCharacters } from './index-store.ts'
import { asksCharacters, planQuery, type Plan } from './plan-store.ts'
import { MOST_RANGES, reportHit } from './report-hit.ts'
import { cutSnippet } from './snippet.ts'
import {
  countMatches,
  matchHighlights,
  matchNotes,
  matchReports,
  readCandidates,
  type HighlightCandidate,
  type LinkNoteCandidate,
  type NoteCandidate,
  type Order,
  type Page,
} from './store.ts'
import { lastWord, type Words } from './words.ts'

/** Hits in order; `total` also counts those that were not asked for. */
export interface Found {
  hits: SearchHit[]
  total: number
}
export interface Wanted {
  query: Query
  words: Words
  filters: Conditions
  order: Order
  /** How many hits, from the first. */
  hits: number
  /** How many lines of context a hit brings. */
  lines: number
}

/** Rows fetched at a time; those in the script that was typed go first within them. */
const WINDOW = 100
/**
 * Texts looked at a time; the typed form goes first within them. Both are fixed, so that further pages never
 * reorder what an earlier page has shown.
 */
const LOOK = 20
/**
 * Texts of sources kept, in UTF-16 units of all together. They never change, and reading one (25 KB a page) is half the
 * cost of a hit: what is asked next, a letter more, is mostly found on the same pages.
 */
const MOST_UNITS = 12_000_000
const kept = new WeakMap<ReadableDb, { texts: Map<string, string>; units: number }>()

function textOf(db: ReadableDb, sourceId: string): string {
  let own = kept.get(db)
  if (!own) kept.set(db, (own = { texts: new Map(), units: 0 }))
  const known = own.texts.get(sourceId)
  if (known !== undefined) {
    // The order of a Map is that of insertion: what was asked for last goes last.
    own.texts.delete(sourceId)
    own.texts.set(sourceId, known)
    return known
  }
  const text = readText(db, sourceId)
  own.texts.set(sourceId, text)
  own.units += text.length
  for (const [oldest, { length }] of own.texts) {
    if (own.units <= MOST_UNITS) break
    own.texts.delete(oldest)
    own.units -= length
  }
  return text
}

export function findReports(db: ReadableDb, wanted: Wanted): Found {
  const corrections = anyCorrections(db)
  return collect(db, 'report', wanted, matchReports, (rows) => {
    const reports = readCandidates(db, rows)
    const blocks = readBlocksOf(
      db,
      reports.map(({ id }) => id),
    )
    return reports.map((report) => {
      const text = textOf(db, report.sourceId)
      const shown = showReport(db, report, text, corrections, blocks.get(report.id) ?? [])
      return reportHit(report, shown, wanted.words, wanted.lines)
    })
  })
}

/** Notes, then those on links. */
export const findNotes = (db: ReadableDb, wanted: Wanted): Found =>
  followed(
    collect(db, 'note', wanted, matchNotes, (notes) => notes.map((note) => noteHit(note, wanted))),
    findLinkNotes(db, wanted.query, wanted.words, (note) => linkNoteHit(note, wanted)),
    wanted.hits,
  )

/** By the source's own words, then by those that are shown in their place. */
export const findHighlights = (db: ReadableDb, wanted: Wanted): Found =>
  followed(
    collect(db, 'highlight', wanted, matchHighlights, (highlights) =>
      highlights.map((highlight) => {
        if (wanted.words.needsLook && !wanted.words.hold({ highlights: highlight.exact })) return null
        return highlightHit(highlight, highlight.exact, wanted)
      }),
    ),
    findCorrectedHighlights(
      db,
      wanted,
      (sourceId) => textOf(db, sourceId),
      (highlight, text) => highlightHit(highlight, text, wanted),
    ),
    wanted.hits,
  )

/** Further hits behind those of the index, of which `wanted` are there. */
const followed = ({ hits, total }: Found, more: readonly SearchHit[], wanted: number): Found => ({
  hits: [...hits, ...more].slice(0, wanted),
  total: total + more.length,
})

function collect<C extends { language: string | null }>(
  db: ReadableDb,
  kind: Kind,
  { query, words, filters, order: asked, hits: most }: Wanted,
  fetch: (db: ReadableDb, plan: Plan, order: Order, page: Page) => C[],
  look: (candidates: C[]) => (SearchHit | null)[],
): Found {
  const last = lastWord(query)
  // Its rows have no rank, which `recent` weighs.
  const isFast = kind === 'report' && asked !== 'recent' && asksCharacters(query) && hasCharacters(db)
  const plan = planQuery(query, kind, last, filters, isFast ? 'characters' : 'words')
  const matches = countMatches(db, kind, plan)
  // Every other report holds a single character: what came in last says as much as bm25, five times as fast.
  const order = asked === 'relevance' && words.isOneCharacter && plan.match !== null ? 'added' : asked
  const isRanked = order === 'relevance' || order === 'recent' || order === 'added'
  const hits: SearchHit[] = []
  let total = matches
  // Where no form goes before the other, fewer need to be at hand: whole looks, so that the order is the same.
  const window = words.script === null ? Math.min(WINDOW, Math.ceil(most / LOOK) * LOOK) : WINDOW
  for (let offset = 0; offset < matches && hits.length < most; offset += window) {
    const fetched = fetch(db, plan, order, { limit: window, offset })
    const inScript = isRanked && words.script !== null ? preferring(fetched, words.script) : fetched
    for (let at = 0; at < inScript.length && hits.length < most; at += LOOK) {
      const looked = inScript.slice(at, at + LOOK)
      const found = look(looked).filter((hit) => hit !== null)
      total -= looked.length - found.length
      if (isRanked)
        hits.push(...found.filter((hit) => hit.exactForm), ...found.filter((hit) => !hit.exactForm))
      else hits.push(...found)
    }
    if (fetched.length === 0) break
  }
  return { hits: hits.slice(0, most), total: Math.max(total, Math.min(hits.length, most)) }
}

/** Those in the other script of Chinese go behind; what is in neither stays where it is. */
function preferring<C extends { language: string | null }>(all: C[], script: 'zh-Hans' | 'zh-Hant'): C[] {
  const other = script === 'zh-Hans' ? 'zh-Hant' : 'zh-Hans'
  return [
    ...all.filter(({ language }) => language !== other),
    ...all.filter(({ language }) => language === other),
  ]
}

function noteHit(note: NoteCandidate, wanted: Wanted): SearchHit | null {
  const text = note.text.normalize('NFC')
  if (wanted.words.needsLook && !wanted.words.hold({ notes: text })) return null
  return textHit(note, text, wanted, {
    kind: 'note',
    noteId: note.id,
    linkId: null,
    highlightId: note.targetKind === 'highlight' ? note.targetId : null,
    ranges: [],
  })
}

function linkNoteHit(note: LinkNoteCandidate, wanted: Wanted): SearchHit {
  return textHit(note, note.text, wanted, {
    kind: 'link',
    noteId: null,
    linkId: note.linkId,
    highlightId: note.highlightId,
    ranges: note.ranges.slice(0, MOST_RANGES),
  })
}

/** @param words that the highlight is looked for by: the source's, or those shown */
function highlightHit(highlight: HighlightCandidate, words: string, wanted: Wanted): SearchHit {
  return textHit(highlight, words, wanted, {
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
  { words, lines }: Wanted,
  own: Pick<SearchHit, 'kind' | 'noteId' | 'linkId' | 'highlightId' | 'ranges'>,
): SearchHit {
  const places = words.places(text, own.kind === 'highlight' ? 'highlights' : 'notes')
  const { first: _, ...snippet } = cutSnippet(text, places)
  return {
    ...own,
    reportId,
    title,
    publication,
    published,
    snippet,
    occurrences: places.length,
    lines: places.slice(0, lines).map((place) => ({ ...contextLine(text, place), ranges: own.ranges })),
    exactForm: words.standsAsTyped(places.map((place) => text.slice(...place))),
  }
}
