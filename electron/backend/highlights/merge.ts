/** Two highlights made one, and one made several: each one step of undo, with nothing that sits on them lost. */
import { CallError } from '../../../shared/errors.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/range.ts'
import { inReadingOrder, uniteRanges, withoutRanges } from '../../../shared/text/unite-ranges.ts'
import type { Inverse, Mutations } from '../handlers.ts'
import type { WritableDb } from '../database/sql.ts'
import { readText } from '../database/source-text.ts'
import { readShownBlocks } from '../reports/store.ts'
import { notFound } from '../targets/store.ts'
import { findAssignment, insertAssignment, listAssignmentsOfReport } from '../themes/store.ts'
import { findNote, updateNote } from '../notes/store.ts'
import { anchorRanges } from './anchor.ts'
import { joinNotes, moveBack, moveThemesAndLinks } from './merge-store.ts'
import {
  findHighlight,
  insertHighlight,
  removeHighlight,
  requireHighlight,
  restoreHighlight,
  updateHighlight,
} from './store.ts'

const TABLES = ['highlight', 'note', 'theme', 'link'] as const

export const mergeMutations = {
  'highlights.merge'(db, { id, otherIds }) {
    // Undone from the last one taken in to the first.
    const inverse = otherIds.map((otherId) => mergeOne(db, id, otherId)).toReversed()
    return {
      result: requireHighlight(db, id).highlight,
      inverse,
      tables: [...TABLES],
      ids: [id, ...otherIds],
    }
  },

  'highlights.unmerge'(db, { id, otherId, ranges, moved, note }) {
    const kept = requireHighlight(db, id)
    const other = findHighlight(db, otherId)
    if (!other?.deletedAt) throw notFound('highlight', otherId)
    updateHighlight(db, id, kept.num, {
      anchor: anchorRanges(readText(db, kept.highlight.sourceId), ranges),
    })
    restoreHighlight(db, otherId, other.num, other.highlight.exact, other.deletedAt)
    moveBack(db, moved, otherId)
    const joined = note ? findNote(db, note.id) : null
    if (note && joined) updateNote(db, joined.note, joined.num, { ...note, target: joined.note.target })
    return {
      result: {},
      inverse: { label: 'merge-highlights', call: 'highlights.merge', args: { id, otherIds: [otherId] } },
      tables: [...TABLES],
      ids: [id, otherId],
    }
  },

  'highlights.split'(db, { id, parts }) {
    const { highlight, num } = requireHighlight(db, id)
    const { sourceId, reportId } = highlight
    requireParts(highlight, parts)
    const text = readText(db, sourceId)
    const blocks = reportId === null ? [] : readShownBlocks(db, reportId, text)
    const anchors = parts.map((part) => anchorRanges(text, inReadingOrder(blocks, part)))
    const [first, ...rest] = anchors
    if (!first || reportId === null) throw cannotSplit('a highlight on no report cannot be cut')
    const themeIds = listAssignmentsOfReport(db, reportId)
      .filter(({ target }) => target.kind === 'highlight' && target.id === id)
      .map(({ themeId }) => themeId)
    updateHighlight(db, id, num, { anchor: first })
    const { color, style } = highlight
    const made = rest.map((anchor) => insertHighlight(db, { ...anchor, sourceId, reportId, color, style }))
    for (const { id: madeId } of made) copyThemes(db, themeIds, madeId)
    const inverse: Inverse[] = [
      ...made.map(
        (one): Inverse => ({
          label: 'split-highlight',
          call: 'highlights.remove',
          args: { id: one.id },
        }),
      ),
      {
        label: 'split-highlight',
        call: 'highlights.update',
        args: { id, ranges: highlight.ranges },
      },
    ]
    return {
      result: [requireHighlight(db, id).highlight, ...made],
      inverse,
      tables: ['highlight', 'theme'],
      ids: [id, ...made.map((one) => one.id)],
    }
  },
} satisfies Mutations

/** Takes one highlight into another. @returns the call that takes it back */
function mergeOne(db: WritableDb, id: string, otherId: string): Inverse {
  const kept = requireHighlight(db, id)
  const other = requireHighlight(db, otherId)
  if (id === otherId) throw apart('a highlight cannot be merged with itself')
  const { reportId, sourceId, ranges } = kept.highlight
  if (reportId === null || reportId !== other.highlight.reportId)
    throw apart('the highlights are not on one report')
  const text = readText(db, sourceId)
  const united = uniteRanges(readShownBlocks(db, reportId, text), ranges, other.highlight.ranges)
  const { moved: notes, before: note } = joinNotes(db, otherId, id)
  const moved = { ...moveThemesAndLinks(db, otherId, id), notes }
  updateHighlight(db, id, kept.num, { anchor: anchorRanges(text, united) })
  removeHighlight(db, otherId, other.num, db.clock.removal())
  return {
    label: 'merge-highlights',
    call: 'highlights.unmerge',
    args: { id, otherId, ranges, moved, note },
  }
}

function copyThemes(db: WritableDb, themeIds: readonly string[], highlightId: string): void {
  const target = { kind: 'highlight', id: highlightId } as const
  for (const themeId of themeIds)
    if (!findAssignment(db, themeId, target)) insertAssignment(db, themeId, target)
}

/** Every part holds something, no two hold the same, and together they are the highlight. */
function requireParts({ ranges }: Highlight, parts: readonly Range[][]): void {
  let left: readonly Range[] = ranges
  for (const part of parts) {
    if (withoutRanges(part, left).length > 0) throw cannotSplit('a part reaches outside, or two overlap')
    left = withoutRanges(left, part)
  }
  if (left.length > 0) throw cannotSplit('the parts leave some of the highlight out')
}

const cannotSplit = (detail: string): CallError =>
  new CallError('bad-arguments', detail, { call: 'highlights.split', detail })
const apart = (detail: string): CallError => new CallError('highlights-apart', detail)
