/** Linking two passages as one step: the highlights they need and the link, made and taken back together. */
import type { ParsedArgs } from '../../../shared/contract.ts'
import { CallError } from '../../../shared/errors.ts'
import type { Target } from '../../../shared/model/note.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import type { Mutations } from '../handlers.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import {
  findHighlight,
  insertHighlight,
  listHighlights,
  removeHighlight,
  restoreHighlight,
} from '../highlights/store.ts'
import { requireReport } from '../reports/store.ts'
import { readText } from '../database/source-text.ts'
import { notFound, requireTarget } from '../targets/store.ts'
import { findLink, findSameLink, insertLink, removeLink, restoreLink } from './store.ts'

type End = ParsedArgs<'links.connect'>['from']

const TABLES = ['highlight', 'note', 'theme', 'link'] as const

export const connectMutations = {
  'links.connect'(db, { from, to, relation, note }) {
    const made: string[] = []
    const ends = { from: standOn(db, from, made), to: standOn(db, to, made) }
    if (ends.from.kind === ends.to.kind && ends.from.id === ends.to.id)
      throw new CallError('link-to-itself', 'both ends of the link are one place')
    const known = findSameLink(db, { ...ends, relation })
    if (known) return { result: known, inverse: null, tables: [], ids: [] }
    const link = insertLink(db, { ...ends, relation, note })
    return {
      result: link,
      inverse: { label: 'link', call: 'links.disconnect', args: { id: link.id, highlightIds: made } },
      tables: ['highlight', 'link'],
      ids: [link.id, ...made],
    }
  },

  'links.disconnect'(db, { id, highlightIds }) {
    const found = findLink(db, id)
    if (!found || found.deletedAt) throw notFound('link', id)
    const at = db.clock.removal()
    removeLink(db, id)
    for (const highlightId of highlightIds) {
      const highlight = findHighlight(db, highlightId)
      if (highlight && !highlight.deletedAt) removeHighlight(db, highlightId, highlight.num, at)
    }
    return {
      result: {},
      inverse: { label: 'link', call: 'links.reconnect', args: { id, highlightIds } },
      tables: [...TABLES],
      ids: [id, ...highlightIds],
    }
  },

  'links.reconnect'(db, { id, highlightIds }) {
    for (const highlightId of highlightIds) {
      const found = findHighlight(db, highlightId)
      if (found?.deletedAt)
        restoreHighlight(db, highlightId, found.num, found.highlight.exact, found.deletedAt)
    }
    const found = findLink(db, id)
    if (!found?.deletedAt) throw notFound('link', id)
    requireTarget(db, found.link.from)
    requireTarget(db, found.link.to)
    restoreLink(db, id, found.deletedAt)
    return {
      result: {},
      inverse: { label: 'link', call: 'links.disconnect', args: { id, highlightIds } },
      tables: [...TABLES],
      ids: [id, ...highlightIds],
    }
  },
} satisfies Mutations

/** The target of an end; a passage without a highlight on exactly its ranges gets one, told in `made`. */
function standOn(db: WritableDb, end: End, made: string[]): Target {
  if ('target' in end) {
    requireTarget(db, end.target)
    return end.target
  }
  const { reportId, ranges } = end.passage
  const { sourceId } = requireReport(db, reportId)
  const anchor = anchorRanges(readText(db, sourceId), ranges)
  const standing = highlightOn(db, reportId, anchor.ranges)
  if (standing) return { kind: 'highlight', id: standing }
  const { id } = insertHighlight(db, { ...anchor, sourceId, reportId, color: 'gray', style: 'underline' })
  made.push(id)
  return { kind: 'highlight', id }
}

/** The highlight of a report that stands on exactly these ranges, if there is one. */
export function highlightOn(
  db: ReadableDb,
  reportId: string,
  ranges: readonly (readonly number[])[],
): string | null {
  const wanted = JSON.stringify(ranges)
  const found = listHighlights(db, { reportId }).find(({ ranges }) => JSON.stringify(ranges) === wanted)
  return found?.id ?? null
}
