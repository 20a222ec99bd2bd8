/** What sits on a report as a whole, when the report goes into another one or off the page. */
import type { Fields } from '../database/change.ts'
import { sql, type WritableDb } from '../database/sql.ts'
import type { Recorder } from './recorder-store.ts'

/** What writes the rows and remembers them. */
interface Mover {
  db: WritableDb
  update: (table: 'note' | 'theme_assignment' | 'link', id: string, fields: Fields) => void
}

/**
 * Moves notes, themes and links from a report to another. A theme that the other has already, and a link it has
 * already, are taken off; so is a link between the two.
 * @returns how many links were between the two
 */
export function moveAnnotations({ db, update }: Mover, from: string, to: string, at: string): number {
  for (const { id } of db.all<{ id: string }>(
    sql`select id from note where target_kind = 'report' and target_id = ${from} and deleted_at is null`,
  ))
    update('note', id, { target_id: to })
  for (const { id, twin } of db.all<{ id: string; twin: number }>(
    sql`select a.id, exists (select 1 from theme_assignment o where o.theme_id = a.theme_id
            and o.target_kind = 'report' and o.target_id = ${to} and o.deleted_at is null) as twin
          from theme_assignment a
          where a.target_kind = 'report' and a.target_id = ${from} and a.deleted_at is null`,
  ))
    update('theme_assignment', id, twin ? { deleted_at: at } : { target_id: to })
  return moveLinks({ db, update }, from, to, at)
}

interface LinkEnds {
  id: string
  from_kind: string
  from_id: string
  to_kind: string
  to_id: string
  relation: string
}

function moveLinks({ db, update }: Mover, from: string, to: string, at: string): number {
  let dropped = 0
  const links = db.all<LinkEnds>(
    sql`select id, from_kind, from_id, to_kind, to_id, relation from link where deleted_at is null
        and ((from_kind = 'report' and from_id = ${from}) or (to_kind = 'report' and to_id = ${from}))`,
  )
  const goes = (kind: string, id: string): string => (kind === 'report' && id === from ? to : id)
  for (const link of links) {
    const [start, end] = [goes(link.from_kind, link.from_id), goes(link.to_kind, link.to_id)]
    if (link.from_kind === link.to_kind && start === end) {
      dropped++
      update('link', link.id, { deleted_at: at })
      continue
    }
    const twin = db.get(
      sql`select 1 from link where deleted_at is null and relation = ${link.relation} and id <> ${link.id}
          and from_kind = ${link.from_kind} and from_id = ${start} and to_kind = ${link.to_kind} and to_id = ${end}`,
    )
    update('link', link.id, twin ? { deleted_at: at } : { from_id: start, to_id: end })
  }
  return dropped
}

/** Takes off what sits on a report that is no more, as its removal would. */
export function dropAnnotations({ db, update }: Recorder, report: string, at: string): void {
  for (const table of ['note', 'theme_assignment'] as const) {
    const rows = db.all<{ id: string }>(
      table === 'note'
        ? sql`select id from note where target_kind = 'report' and target_id = ${report} and deleted_at is null`
        : sql`select id from theme_assignment
              where target_kind = 'report' and target_id = ${report} and deleted_at is null`,
    )
    for (const { id } of rows) update(table, id, { deleted_at: at })
  }
  const links = db.all<{ id: string }>(
    sql`select id from link where deleted_at is null
        and ((from_kind = 'report' and from_id = ${report}) or (to_kind = 'report' and to_id = ${report}))`,
  )
  for (const { id } of links) update('link', id, { deleted_at: at })
}
