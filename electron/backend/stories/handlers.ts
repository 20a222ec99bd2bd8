import { CallError } from '../../../shared/errors.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import type { Change, Mutations, Tasks } from '../handlers.ts'
import { newId } from '../ids.ts'
import { findRefusal } from '../related/store.ts'
import { requireReport } from '../reports/store.ts'
import { goingFirst, keepRows } from '../targets/kept-rows-store.ts'
import { apart } from './apart.ts'
import { listJob, titleOf } from './list.ts'
import { goOn, isStopped, setLooking, stateOf } from './look.ts'
import {
  addMember,
  insertStory,
  membership,
  membersOf,
  namesInOrder,
  requireStory,
  storyRefusals,
  type StoryKeeper,
} from './store.ts'

const COLUMNS: Record<string, readonly string[]> = {
  story: ['title', 'updated_at', 'deleted_at'],
  story_report: ['deleted_at'],
  report_refusal: ['deleted_at'],
}

export const queries = apart

export const tasks = {
  async 'stories.list'(context) {
    goOn(context)
    const began = performance.now()
    const listed = await context.apart(listJob, null)
    stateOf(context.library).listed = performance.now() - began
    return { ...listed, stopped: isStopped(context.db) }
  },

  async 'stories.look'(context, { run }) {
    setLooking(context, run)
    return {}
  },
} satisfies Tasks

export const mutations = {
  'stories.create'(db, { title, reportIds }) {
    for (const id of reportIds) requireReport(db, id)
    const keeper: StoryKeeper = keepRows(db)
    const id = insertStory(db, keeper, title ?? titleOf(namesInOrder(db, reportIds)))
    for (const reportId of reportIds) addMember(db, keeper, id, reportId)
    return changed('new-story', keeper, { id })
  },

  'stories.rename'(db, { id, title }) {
    requireStory(db, id)
    const keeper: StoryKeeper = keepRows(db)
    keeper.update('story', id, { title, updated_at: db.now() })
    return changed('rename-story', keeper, { id })
  },

  'stories.merge'(db, { id, into }) {
    requireStory(db, id)
    requireStory(db, into)
    if (id === into) throw new CallError('bad-arguments', 'a story is not merged with itself')
    const keeper: StoryKeeper = keepRows(db)
    const own = membersOf(db).get(id) ?? []
    drop(db, keeper, id, own)
    for (const reportId of own) addMember(db, keeper, into, reportId)
    keeper.update('story', id, { deleted_at: db.clock.removal() })
    return changed('merge-stories', keeper, { id: into })
  },

  'stories.split'(db, { id, reportIds, title }) {
    requireStory(db, id)
    const keeper: StoryKeeper = keepRows(db)
    const own = membersOf(db).get(id) ?? []
    const going = reportIds.filter((reportId) => own.includes(reportId))
    const staying = own.filter((reportId) => !going.includes(reportId))
    if (going.length === 0 || staying.length === 0)
      throw new CallError('bad-arguments', 'each part of a split story has a report')
    drop(db, keeper, id, going)
    const made = insertStory(db, keeper, title ?? titleOf(namesInOrder(db, going)))
    for (const reportId of going) addMember(db, keeper, made, reportId)
    refusePairs(db, keeper, going, staying)
    return changed('split-story', keeper, { id: made })
  },

  'stories.addReports'(db, { id, reportIds }) {
    requireStory(db, id)
    for (const reportId of reportIds) requireReport(db, reportId)
    const keeper: StoryKeeper = keepRows(db)
    for (const reportId of reportIds) addMember(db, keeper, id, reportId)
    return changed('add-to-story', keeper, { id })
  },

  'stories.removeReports'(db, { id, reportIds }) {
    requireStory(db, id)
    const keeper: StoryKeeper = keepRows(db)
    const own = membersOf(db).get(id) ?? []
    const going = reportIds.filter((reportId) => own.includes(reportId))
    drop(db, keeper, id, going)
    // What was taken out by hand is not proposed for it again.
    refusePairs(
      db,
      keeper,
      going,
      own.filter((reportId) => !going.includes(reportId)),
    )
    return changed('remove-from-story', keeper, { id })
  },

  'stories.remove'(db, { id }) {
    requireStory(db, id)
    const keeper: StoryKeeper = keepRows(db)
    drop(db, keeper, id, membersOf(db).get(id) ?? [])
    keeper.update('story', id, { deleted_at: db.clock.removal() })
    return changed('remove-story', keeper, { id })
  },

  'stories.refuse'(db, { reportIds, storyId }) {
    for (const id of reportIds) requireReport(db, id)
    const keeper: StoryKeeper = keepRows(db)
    if (storyId === undefined) refusePairs(db, keeper, reportIds, reportIds)
    else refusePairs(db, keeper, reportIds, membersOf(db).get(requireStory(db, storyId).id) ?? [])
    return changed('refuse-story', keeper, { id: null })
  },

  'stories.proposeAgain'(db) {
    const keeper: StoryKeeper = keepRows(db)
    const ids = storyRefusals(db)
    const at = db.clock.removal()
    for (const id of ids) keeper.update('report_refusal', id, { deleted_at: at })
    return changed('propose-again', keeper, { refused: ids.length })
  },

  'stories.putBack'(db, { rows }) {
    const keeper: StoryKeeper = keepRows(db)
    for (const { table, id, fields } of goingFirst(rows)) {
      if (!Object.keys(fields).every((column) => COLUMNS[table]?.includes(column)))
        throw new CallError('bad-arguments', `not a column of a story: ${Object.keys(fields).join(', ')}`)
      keeper.update(table as 'story', id, fields)
    }
    const { inverse, tables, ids } = changed('rename-story', keeper, { id: null })
    return { result: {}, inverse, tables, ids }
  },
} satisfies Mutations

/** Takes reports out of a story. */
function drop(db: WritableDb, keeper: StoryKeeper, storyId: string, reportIds: readonly string[]): void {
  const at = db.clock.removal()
  for (const reportId of reportIds) {
    const row = membership(db, storyId, reportId)
    if (row !== undefined) keeper.update('story_report', row, { deleted_at: at })
  }
}

/** Every two of them, one from each list, are no story for good. */
function refusePairs(
  db: WritableDb,
  keeper: StoryKeeper,
  some: readonly string[],
  others: readonly string[],
): void {
  for (const one of some)
    for (const other of others) {
      const [report_a, report_b] = one < other ? [one, other] : [other, one]
      if (one === other || isRefused(db, report_a, report_b)) continue
      keeper.insert('report_refusal', {
        id: newId(),
        kind: 'story',
        report_a,
        report_b,
        created_at: db.now(),
      })
    }
}

const isRefused = (db: ReadableDb, a: string, b: string): boolean =>
  findRefusal(db, 'story', a, b) !== undefined

function changed<R>(label: UndoLabel, keeper: StoryKeeper, result: R): Change<R> {
  const rows = keeper.rows()
  if (rows.length === 0) return { result, inverse: null, tables: [], ids: [] }
  return {
    result,
    inverse: { label, call: 'stories.putBack', args: { rows } },
    tables: ['story'],
    ids: rows.map(({ id }) => id),
  }
}
