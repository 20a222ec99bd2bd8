/** Proposed links and what was refused of them, by the reader's thread. */
import { LONGEST_PLACE_TEXT, type LinkProposal, type LinkRefusal } from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { joinRanges } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Queries } from '../handlers.ts'
import { listHighlights } from '../highlights/store.ts'
import { listLinks } from '../links/store.ts'
import { everyPair } from '../parallels/pairs.ts'
import { placeOf, type ReadyReport } from '../parallels/ready.ts'
import { readDated } from '../parallels/store.ts'
import { findSource } from '../sources/store.ts'
import { refusalOf, relationFor, shareOfRanges, wordsKey } from './propose.ts'
import { listRefusals, type SourcePlace } from './store.ts'
import { wordsIn } from './words.ts'

/** A link whose ends share this much with a proposal's is that proposal, confirmed. */
const LINKED = 0.5

export const apart = {
  'proposals.refusals'(db) {
    const end = ({ sourceId, ranges }: SourcePlace): LinkRefusal['from'] => ({
      ...{ sourceId, ranges },
      fileName: findSource(db, sourceId)?.source.fileName ?? '',
      text: cutTo(joinRanges(readText(db, sourceId), ranges), LONGEST_PLACE_TEXT),
    })
    return listRefusals(db)
      .reverse()
      .map(({ id, from, to, createdAt }) => ({ id, from: end(from), to: end(to), createdAt }))
  },

  'proposals.list'(db, { reportIds }) {
    const order = new Map(readDated(db, reportIds).map(({ id }, at) => [id, at]))
    const texts = sourceTexts(db)
    const found: LinkProposal[] = []
    for (const { a, b, found: passages } of everyPair(db, reportIds)) {
      if (a === b) continue
      const [from, to] = (order.get(a.report.id) ?? 0) > (order.get(b.report.id) ?? 0) ? [a, b] : [b, a]
      const linked = linkedBetween(db, from.report.id, to.report.id)
      const refusals = listRefusals(db)
      for (const { aStart, aEnd, bStart, bEnd, kind, matched, likeness } of passages) {
        const [inA, inB] = [placeOf(a, aStart, aEnd), placeOf(b, bStart, bEnd)]
        if (!inA || !inB) continue
        const [later, earlier] = from === a ? [inA, inB] : [inB, inA]
        if (
          linked.some(
            (link) =>
              shareOfRanges(link.from, later.ranges) >= LINKED &&
              shareOfRanges(link.to, earlier.ranges) >= LINKED,
          )
        )
          continue
        const [one, other] = [wordsIn(texts(from), later.ranges), wordsIn(texts(to), earlier.ranges)]
        if (refusalOf(refusals, one, other, wordsKey(one.text, other.text))) continue
        found.push({
          ...{ from: later, to: earlier, kind, matched, likeness },
          relation: relationFor(kind, one.text, other.text),
        })
      }
    }
    return found
  },
} satisfies Queries

/** Texts of sources, each read once. */
function sourceTexts(db: ReadableDb): (ready: ReadyReport) => { sourceId: string; text: string } {
  const read = new Map<string, string>()
  return ({ report: { sourceId } }) => {
    const text = read.get(sourceId) ?? readText(db, sourceId)
    read.set(sourceId, text)
    return { sourceId, text }
  }
}

/** The ranges of passages of two reports that the user linked, whichever way. */
function linkedBetween(db: ReadableDb, from: string, to: string): { from: Range[]; to: Range[] }[] {
  const rangesOf = new Map(
    [from, to].flatMap((reportId) =>
      listHighlights(db, { reportId }).map((one): [string, Range[]] => [one.id, one.ranges]),
    ),
  )
  return listLinks(db, { reportId: from }).flatMap(({ from: start, to: end, fromEnd, toEnd }) => {
    const ends = [
      { id: start.id, reportId: fromEnd.reportId },
      { id: end.id, reportId: toEnd.reportId },
    ]
    const one = rangesOf.get(ends.find(({ reportId }) => reportId === from)?.id ?? '')
    const other = rangesOf.get(ends.find(({ reportId }) => reportId === to)?.id ?? '')
    return one && other ? [{ from: one, to: other }] : []
  })
}
