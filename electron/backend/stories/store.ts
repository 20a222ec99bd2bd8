import type { ReportName } from '../../../shared/model/related.ts'
import type { Story } from '../../../shared/model/story.ts'
import { list, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'
import { readNames } from '../related/store.ts'
import type { Keeper } from '../targets/kept-rows-store.ts'
import { notFound } from '../targets/store.ts'

export type StoryKeeper = Keeper<'story' | 'story_report' | 'report_refusal'>

export type StoryRow = Pick<Story, 'id' | 'title' | 'createdAt' | 'updatedAt'>

export const listStories = (db: ReadableDb): StoryRow[] =>
  db.all(
    sql`select id, title, created_at as createdAt, updated_at as updatedAt from story
        where deleted_at is null order by num desc`,
  )

/** @throws not-found */
export function requireStory(db: ReadableDb, id: string): StoryRow {
  const row = db.get<StoryRow>(
    sql`select id, title, created_at as createdAt, updated_at as updatedAt from story
        where id = ${id} and deleted_at is null`,
  )
  if (!row) throw notFound('story', id)
  return row
}

/** The reports of each story that are in the library, by story. */
export function membersOf(db: ReadableDb): Map<string, string[]> {
  const members = new Map<string, string[]>()
  for (const { story, report } of listMembers(db)) members.set(story, [...(members.get(story) ?? []), report])
  return members
}

/** Every report of every story, with its row. */
export const listMembers = (db: ReadableDb): { story: string; report: string; num: number }[] =>
  db.all(
    sql`select m.story_id as story, m.report_id as report, r.num from story_report m
        join report r on r.id = m.report_id join story s on s.id = m.story_id
        where m.deleted_at is null and r.deleted_at is null and s.deleted_at is null`,
  )

/** The other reports of the stories that a report is kept in, at most 200, the newest to come in first. */
export const storyMates = (db: ReadableDb, reportId: string): string[] =>
  db
    .all<{ id: string }>(
      sql`select distinct r.id from story_report own
          join story s on s.id = own.story_id and s.deleted_at is null
          join story_report m on m.story_id = own.story_id and m.deleted_at is null
          join report r on r.id = m.report_id and r.deleted_at is null
          where own.report_id = ${reportId} and own.deleted_at is null and r.id <> ${reportId}
          order by r.num desc limit 200`,
    )
    .map(({ id }) => id)

/** The row of a report in a story, if it is there. */
export const membership = (db: ReadableDb, storyId: string, reportId: string): string | undefined =>
  db.get<{ id: string }>(
    sql`select id from story_report
        where story_id = ${storyId} and report_id = ${reportId} and deleted_at is null`,
  )?.id

export function insertStory(db: WritableDb, keeper: StoryKeeper, title: string): string {
  const id = newId()
  const now = db.now()
  keeper.insert('story', { id, title, created_at: now, updated_at: now })
  return id
}

export function addMember(db: WritableDb, keeper: StoryKeeper, storyId: string, reportId: string): void {
  if (membership(db, storyId, reportId) !== undefined) return
  keeper.insert('story_report', {
    id: newId(),
    story_id: storyId,
    report_id: reportId,
    created_at: db.now(),
  })
}

/** The earliest printed first; those without a date last, as they came in. */
export function namesInOrder(db: ReadableDb, ids: readonly string[]): ReportName[] {
  const order = db.all<{ id: string }>(
    sql`select id from report where id in ${list(ids)} and deleted_at is null
        order by published is null, published, num`,
  )
  const names = readNames(db, ids)
  return order.flatMap(({ id }) => names.get(id) ?? [])
}

export interface Edge<K = number> {
  a: K
  b: K
  score: number
}

/** Edges read at once: 20 ms. */
const EDGES = 20_000
/** Edges are put in order by thousandths: sorting them all would be one long step. */
const FINE = 1000

/**
 * Rows of reports that are near, the nearest first: neither removed, nor of a page with a newer version, nor a pair the
 * user refused. About 0.3 s for 300,000.
 */
export function listEdges(db: ReadableDb): Edge[] {
  const gone = new Set(
    db
      .all<{ num: number }>(
        sql`select num from report where deleted_at is not null
            union select r.num from source n join report r on r.source_id = n.replaces_id
            where n.replaces_id is not null and n.deleted_at is null`,
      )
      .map(({ num }) => num),
  )
  const refused = new Set(
    db
      .all<{ a: number; b: number }>(
        sql`select min(ra.num, rb.num) as a, max(ra.num, rb.num) as b from report_refusal f
            join report ra on ra.id = f.report_a join report rb on rb.id = f.report_b where f.deleted_at is null`,
      )
      .map(({ a, b }) => `${a} ${b}`),
  )
  const byScore: Edge[][] = []
  for (let last: Edge | undefined = { a: 0, b: 0, score: 0 }; last; ) {
    const some: Edge[] = db.all<Edge>(
      sql`select a, b, score from story_edge where (a, b) > (${last.a}, ${last.b}) order by a, b limit ${EDGES}`,
    )
    for (const edge of some) {
      if (gone.has(edge.a) || gone.has(edge.b) || refused.has(`${edge.a} ${edge.b}`)) continue
      const at = Math.max(0, Math.round(edge.score * FINE))
      ;(byScore[at] ??= []).push(edge)
    }
    last = some.length === EDGES ? some.at(-1) : undefined
  }
  return byScore.reverse().flat()
}

/** What the answers about stories rest on is as it was while this stays the same. */
export const stateOfData = (db: ReadableDb): string => {
  const { other, own } = db.get<{ other: number; own: number }>(
    sql`select (select data_version from pragma_data_version) as other, total_changes() as own`,
  ) ?? { other: Number.NaN, own: Number.NaN }
  return `${other} ${own}`
}

/** Rows of the reports that are near one. */
export const neighborsOf = (db: ReadableDb, num: number): number[] =>
  db
    .all<{ num: number }>(
      sql`select b as num from story_edge where a = ${num} union select a from story_edge where b = ${num}`,
    )
    .map((row) => row.num)

/** What says whether reports may be of one story with another; those that are gone left out. */
export const comparable = (
  db: ReadableDb,
  nums: readonly number[],
): { num: number; id: string; sourceId: string; published: string | null }[] =>
  db.all(
    sql`select num, id, source_id as sourceId, published from report
        where num in ${list(nums)} and deleted_at is null`,
  )

/** The ids of reports by row number. */
export const idsByNum = (db: ReadableDb, nums: readonly number[]): Map<number, string> =>
  new Map(comparable(db, nums).map(({ num, id }) => [num, id]))

/** Reports that were not compared yet, or changed since; the newest first, at most `most`. */
export const unseen = (db: ReadableDb, most: number): { id: string; num: number }[] =>
  db.all(
    sql`select r.id, r.num from report r left join story_look l on l.num = r.num
        where l.num is null and r.deleted_at is null order by r.num desc limit ${most}`,
  )

export const countSeen = (db: ReadableDb): { looked: number; total: number } =>
  db.get(
    sql`select count(l.num) as looked, count(*) as total from report r left join story_look l on l.num = r.num
        where r.deleted_at is null`,
  ) ?? { looked: 0, total: 0 }

export const numOf = (db: ReadableDb, id: string): number | undefined =>
  db.get<{ num: number }>(sql`select num from report where id = ${id} and deleted_at is null`)?.num

/** The pairs that the user said are no story. */
export const storyRefusals = (db: ReadableDb): string[] =>
  db
    .all<{ id: string }>(
      sql`select id from report_refusal where kind = 'story' and deleted_at is null order by num`,
    )
    .map(({ id }) => id)

/** Keeps what a look at a report found: row numbers of other reports. What others found of it stands, if it is not gone. */
export function keepLook(
  db: WritableDb,
  num: number,
  { near, gone }: { near: readonly { num: number; score: number }[]; gone: readonly number[] },
): void {
  for (const other of gone)
    db.run(sql`delete from story_edge where a = ${Math.min(num, other)} and b = ${Math.max(num, other)}`)
  for (const other of near)
    db.run(
      sql`insert or replace into story_edge (a, b, score)
          values (${Math.min(num, other.num)}, ${Math.max(num, other.num)}, ${other.score})`,
    )
  db.run(sql`insert or replace into story_look (num) values (${num})`)
}

/** Every report is to be looked at again. */
export const lookAgain = (db: WritableDb): void => void db.run(sql`delete from story_look`)
