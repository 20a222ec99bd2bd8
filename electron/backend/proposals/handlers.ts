import {
  LONGEST_PLACE_TEXT,
  type LinkProposal,
  type LinkRefusal,
  type PassageEnd,
} from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { joinRanges } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Mutations, Queries, Tasks } from '../handlers.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { listHighlights } from '../highlights/store.ts'
import { connectMutations } from '../links/connect.ts'
import { listLinks } from '../links/store.ts'
import { everyPair } from '../parallels/pairs.ts'
import { placeOf, type ReadyReport } from '../parallels/ready.ts'
import { readDated } from '../parallels/store.ts'
import { requireReport } from '../reports/store.ts'
import { findSource } from '../sources/store.ts'
import { notFound } from '../targets/store.ts'
import { refusalOf, relationFor, shareOfRanges, wordsKey } from './propose.ts'
import { insertRefusal, isTakenBack, listRefusals, refuseAgain, takeBack, type SourcePlace } from './store.ts'

/** A link whose ends share this much with a proposal's is that proposal, confirmed. */
const LINKED = 0.5

export const queries = {
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
} satisfies Queries

export const mutations = {
  'proposals.confirm': (db, { from, to, relation, note }) =>
    connectMutations['links.connect'](db, { from: { passage: from }, to: { passage: to }, relation, note }),

  'proposals.refuse'(db, { from, to }) {
    const [one, other] = [wordsAt(db, from), wordsAt(db, to)]
    const words = wordsKey(one.text, other.text)
    const known = refusalOf(listRefusals(db), one, other, words)
    if (known) return { result: { id: known.id }, inverse: null, tables: [], ids: [] }
    const id = insertRefusal(db, { from: one, to: other, words })
    return {
      result: { id },
      inverse: { label: 'refuse-proposal', call: 'proposals.restore', args: { id } },
      tables: ['proposal'],
      ids: [id],
    }
  },

  'proposals.restore'(db, { id }) {
    if (isTakenBack(db, id) !== false) throw notFound('refusal', id)
    takeBack(db, id)
    return {
      result: {},
      inverse: { label: 'restore-proposal', call: 'proposals.refuseAgain', args: { id } },
      tables: ['proposal'],
      ids: [id],
    }
  },

  'proposals.refuseAgain'(db, { id }) {
    if (isTakenBack(db, id) !== true) throw notFound('refusal', id)
    refuseAgain(db, id)
    return {
      result: {},
      inverse: { label: 'refuse-proposal', call: 'proposals.restore', args: { id } },
      tables: ['proposal'],
      ids: [id],
    }
  },
} satisfies Mutations

export const tasks = {
  async 'proposals.list'(context, { reportIds }) {
    const { db } = context
    const order = new Map(readDated(db, reportIds).map(({ id }, at) => [id, at]))
    const texts = sourceTexts(db)
    const found: LinkProposal[] = []
    for await (const { a, b, found: passages } of everyPair(context, reportIds)) {
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
} satisfies Tasks

/** A passage's place on its page, and its words as the source has them. @throws range-outside, not-found */
function wordsAt(db: ReadableDb, { reportId, ranges }: PassageEnd): SourcePlace & { text: string } {
  const { sourceId } = requireReport(db, reportId)
  return wordsIn({ sourceId, text: readText(db, sourceId) }, ranges)
}

function wordsIn(
  { sourceId, text }: { sourceId: string; text: string },
  ranges: readonly Range[],
): SourcePlace & { text: string } {
  const anchor = anchorRanges(text, ranges)
  return { sourceId, ranges: anchor.ranges, text: joinRanges(text, anchor.ranges) }
}

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
