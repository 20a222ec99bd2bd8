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
  const rows = db.all<{ story: string; report: string }>(
    sql`select m.story_id as story, m.report_id as report from story_report m
        join report r on r.id = m.report_id join story s on s.id = m.story_id
        where m.deleted_at is null and r.deleted_at is null and s.deleted_at is null`,
  )
  const members = new Map<string, string[]>()
  for (const { story, report } of rows) members.set(story, [...(members.get(story) ?? []), report])
  return members
}

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

export interface Edge {
  a: string
  b: string
  score: number
}

/** Reports that are near, neither of them in a pair the user refused. */
export const listEdges = (db: ReadableDb): Edge[] =>
  db.all(
    sql`select ra.id as a, rb.id as b, e.score from story_edge e
        join report ra on ra.num = e.a join report rb on rb.num = e.b
        where ra.deleted_at is null and rb.deleted_at is null
          and not exists (select 1 from report_refusal f where f.deleted_at is null
            and f.report_a = min(ra.id, rb.id) and f.report_b = max(ra.id, rb.id))
        order by e.score desc, e.a, e.b`,
  )

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

/** Keeps what a look at a report found: `near` are row numbers of other reports. */
export function keepLook(db: WritableDb, num: number, near: readonly { num: number; score: number }[]): void {
  db.run(sql`delete from story_edge where a = ${num} or b = ${num}`)
  for (const other of near)
    db.run(
      sql`insert or replace into story_edge (a, b, score)
          values (${Math.min(num, other.num)}, ${Math.max(num, other.num)}, ${other.score})`,
    )
  db.run(sql`insert or replace into story_look (num) values (${num})`)
}
