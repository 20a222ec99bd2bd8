/** Where the words of an annotation stand: in the document it names, else anywhere in the library. */
import type { ForeignAnnotation, ForeignDocument } from '../../../shared/model/foreign.ts'
import type { ForeignReason } from '../../../shared/model/foreign-outcome.ts'
import type { Range } from '../../../shared/model/range.ts'
import { splitRuns } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import { matchQuote, type Quote } from '../../../shared/text/match-quote.ts'
import { quoteCandidates } from '../../../shared/text/quote-candidates.ts'
import { indexGrams, sharedGrams, squeeze } from '../../../shared/text/quote-index.ts'
import { joinRanges, toSource } from '../../../shared/text/text-map.ts'
import { listReportIds, reportsWith, type Named } from './foreign-store.ts'
import type { PlaceMemory, ShownReport } from './memory.ts'

export type Place =
  | { sourceId: string; ranges: Range[] }
  /** Its document is here, its words are not: it waits at the likeliest place. */
  | { sourceId: string; waitingAt: Range; reason: ForeignReason }
  | { reason: ForeignReason }

/** A quote shorter than this many letters stands in too many reports to be looked for without its document. */
const LEAST_ANYWHERE = 8
/** Reports of the library that share most phrases with a quote are read; more cost time and are no likelier. */
const MOST_READ = 16
/** Phrases of a quote that the index is asked for. */
const PHRASES = 8
/**
 * Share of a quote's 4-grams that must stand in a report for a place to be looked for: with a fifth of its letters
 * changed about two fifths are left, with three tenths changed 0.24; strangers share some hundredths.
 */
const LEAST_SHARED = 0.2
/** Two places whose likeness differs by less cannot be told apart. */
const AS_GOOD = 0.03

type Wanted = Pick<ForeignAnnotation, 'quote' | 'ranges' | 'position'>

/** Whether there is anything to be looked for; else it is a note on its document. */
export const hasWords = ({ quote, ranges }: Wanted): boolean =>
  (quote?.exact.trim() ?? '') !== '' || (ranges?.length ?? 0) > 0

/** @param named what the annotation's document was found to be */
export function placeAnnotation(memory: PlaceMemory, wanted: Wanted, named: Named): Place {
  const quote = quoteOf(wanted)
  let unsure = false
  for (const sourceId of named.sourceIds) {
    const found = placeInSource(memory, wanted, quote, sourceId)
    if (found) return { sourceId, ranges: found }
    unsure = true
  }
  const [first] = named.sourceIds
  if (!quote) return { reason: first === undefined ? 'no-document' : 'not-found' }
  const anywhere = placeAnywhere(memory, quote, named)
  if (typeof anywhere === 'object') return anywhere
  if (!unsure || first === undefined) return { reason: anywhere === 'not-found' ? 'no-document' : anywhere }
  return waitIn(memory.textOf(first), quote, wanted, first)
}

function quoteOf({ quote }: Wanted): Quote | null {
  if (!quote || quote.exact.trim() === '') return null
  const { exact, prefix = '', suffix = '' } = quote
  return {
    exact: exact.normalize('NFC'),
    prefix: prefix.normalize('NFC'),
    suffix: suffix.normalize('NFC'),
  }
}

function placeInSource(
  memory: PlaceMemory,
  wanted: Wanted,
  quote: Quote | null,
  sourceId: string,
): Range[] | null {
  const text = memory.textOf(sourceId)
  const { ranges } = wanted
  const isInside = ranges?.every(([start, end]) => start >= 0 && start < end && end <= text.length)
  if (ranges && ranges.length > 0 && isInside) {
    const words = squeeze(joinRanges(text, ranges)).text
    if (!quote || words === squeeze(quote.exact).text) return ranges
  }
  if (!quote) return null
  const found = matchQuote(text, quote, hintOf(wanted, text))
  if (found) return [[found.start, found.end]]
  const [best, next] = listReportIds(memory.db, sourceId)
    .flatMap((id) => placeInShown(memory.reportOf(id, sourceId), quote) ?? [])
    .toSorted((a, b) => b.score - a.score)
  return best && (!next || best.score - next.score >= AS_GOOD) ? best.ranges : null
}

/** Where the other program says it stands, in UTF-16 units of our text: near enough to choose between equal quotes. */
function hintOf({ position }: Wanted, text: string): number | undefined {
  if (!position) return undefined
  if (position.unit === 'utf-16') return position.start
  let units = 0
  for (let points = 0; points < position.start && units < text.length; points++)
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1
  return units
}

/** In a report as it is shown: a quote may run over a column's break or a correction. */
function placeInShown(
  { blocks, prepared }: ShownReport,
  quote: Quote,
): { ranges: Range[]; score: number } | null {
  const found = matchQuote(prepared.original, quote, undefined, prepared)
  if (!found) return null
  const at = (offset: number): { block: number; offset: number } => {
    let rest = offset
    for (const [block, { text }] of blocks.entries()) {
      if (rest <= text.length) return { block, offset: rest }
      rest -= text.length + 1
    }
    throw new RangeError(`offset ${offset} is past the last block`)
  }
  const ranges = toSource(blocks, at(found.start), at(found.end))
  return ranges.length > 0 ? { ranges, score: found.score } : null
}

function placeAnywhere(memory: PlaceMemory, quote: Quote, named: Named): Place | ForeignReason {
  const exact = squeeze(quote.exact).text
  if (exact.length < LEAST_ANYWHERE) return 'too-short'
  const match = phrasesOf(quote.exact)
    .map((phrase) => `"${phrase}"`)
    .join(' OR ')
  if (match === '') return 'too-short'
  const found = reportsWith(memory.db, match, MOST_READ).flatMap(({ id, sourceId }) => {
    const report = memory.reportOf(id, sourceId)
    const place = mayHold(report, exact) ? placeInShown(report, quote) : null
    return place ? { ...place, id, sourceId } : []
  })
  const [best, next] = found.toSorted((a, b) => b.score - a.score)
  if (!best) return 'not-found'
  const chosen = found.find(({ id }) => id === named.reportId) ?? best
  if (chosen === best && next && best.score - next.score < AS_GOOD) return 'ambiguous'
  return { sourceId: chosen.sourceId, ranges: chosen.ranges }
}

/** Strangers with a phrase in common are most of what the index gives: aligning a quote to them took most of the time. */
function mayHold({ prepared }: ShownReport, exact: string): boolean {
  prepared.grams ??= indexGrams(prepared.text)
  return sharedGrams(prepared.grams, exact) >= LEAST_SHARED
}

/** FTS5 phrases of letters and digits only: six characters of each Han run, three words in a row of other scripts. */
function phrasesOf(quote: string): string[] {
  const runs = splitRuns(fold(quote))
  const words: string[] = []
  const phrases: string[] = []
  for (const { pairwise, text } of runs) {
    if (!pairwise) words.push(text)
    const characters = Array.from(text)
    if (!pairwise || characters.length < 2) continue
    for (let at = 0; at + 2 <= characters.length; at += 6) {
      const part = characters.slice(at, at + 6)
      if (part.length >= 2)
        phrases.push(
          part
            .slice(0, -1)
            .map((one, i) => `${one}${part[i + 1]}`)
            .join(' '),
        )
    }
  }
  for (let at = 0; at + 3 <= words.length; at += 3) phrases.push(words.slice(at, at + 3).join(' '))
  const step = Math.max(1, phrases.length / PHRASES)
  return Array.from(
    { length: Math.min(PHRASES, phrases.length) },
    (_, i) => phrases[Math.floor(i * step)] ?? '',
  )
}

function waitIn(text: string, quote: Quote, wanted: Wanted, sourceId: string): Place {
  const hint = hintOf(wanted, text) ?? 0
  const [candidate] = quoteCandidates(text, quote, hint)
  const start = Math.min(candidate?.start ?? hint, Math.max(0, text.length - 1))
  const end = Math.min(text.length, Math.max(candidate?.end ?? start + quote.exact.length, start + 1))
  return { sourceId, waitingAt: [start, end], reason: 'not-found' }
}

/** How a list names a document. */
export const documentName = (document: ForeignDocument | undefined): string =>
  document?.title ?? document?.fileName ?? document?.uri ?? ''

/** How a note names a document that is not here, so that it can be found: its name, and its address where it has one. */
export const documentInFull = (document: ForeignDocument | undefined): string =>
  [...new Set([documentName(document), document?.uri ?? ''])]
    .filter((part) => part !== '')
    .map((part) => part.normalize('NFC').replaceAll(/\s+/gu, ' ').trim())
    .join(' · ')
