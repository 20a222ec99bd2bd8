/** What the user said of a report and others goes over to its heir: stories it is in, and what was refused for it. */
import { sql } from '../database/sql.ts'
import type { VersionRecorder } from './recorder-store.ts'

/**
 * Puts refusals and places in stories from a report on its heir. What the heir has already is taken off, and so is a
 * refusal between the two, which says nothing of a report and itself.
 */
export function moveSaid({ db, update }: VersionRecorder, from: string, to: string): void {
  const at = db.clock.removal()
  const refusals = db.all<{ id: string; kind: string; other: string }>(
    sql`select id, kind, case when report_a = ${from} then report_b else report_a end as other from report_refusal
        where (report_a = ${from} or report_b = ${from}) and deleted_at is null`,
  )
  for (const { id, kind, other } of refusals) {
    const [report_a, report_b] = other < to ? [other, to] : [to, other]
    const twin = db.get(
      sql`select 1 from report_refusal where kind = ${kind} and report_a = ${report_a} and report_b = ${report_b}
          and deleted_at is null`,
    )
    update('report_refusal', id, twin || other === to ? { deleted_at: at } : { report_a, report_b })
  }
  const places = db.all<{ id: string; twin: number }>(
    sql`select m.id, exists (select 1 from story_report o where o.story_id = m.story_id and o.report_id = ${to}
          and o.deleted_at is null) as twin
        from story_report m where m.report_id = ${from} and m.deleted_at is null`,
  )
  for (const { id, twin } of places) update('story_report', id, twin ? { deleted_at: at } : { report_id: to })
}
