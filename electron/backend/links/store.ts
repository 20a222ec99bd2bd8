import type { Link, LinkEnd, ShownLink } from '../../../shared/model/link.ts'
import type { HighlightColor } from '../../../shared/model/highlight.ts'
import type { Target } from '../../../shared/model/note.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'
import { restoreLinks } from '../targets/store.ts'

interface LinkRow {
  id: string
  from_kind: Target['kind']
  from_id: string
  to_kind: Target['kind']
  to_id: string
  relation: string
  created_at: string
  updated_at: string
  deleted_at: string | null
}
type EndColumns<End extends 'from' | 'to'> = Record<
  `${End}_report` | `${End}_title` | `${End}_publication` | `${End}_published` | `${End}_quote`,
  string | null
> &
  Record<`${End}_color`, HighlightColor | null>

/**
 * Links with both ends as lists show them, newest last: one statement, however many links there are.
 * @param reportId only those with an end on this report or on a highlight of it
 */
export function listLinks(db: ReadableDb, reportId?: string): ShownLink[] {
  const where =
    reportId === undefined
      ? sql`true`
      : sql`l.id in (
          select id from link where from_kind = 'report' and from_id = ${reportId}
          union select id from link where to_kind = 'report' and to_id = ${reportId}
          union select k.id from highlight h join link k on k.from_kind = 'highlight' and k.from_id = h.id
            where h.report_id = ${reportId}
          union select k.id from highlight h join link k on k.to_kind = 'highlight' and k.to_id = h.id
            where h.report_id = ${reportId})`
  return selectShown(db, where)
}

function selectShown(db: ReadableDb, where: Sql): ShownLink[] {
  return db
    .all<LinkRow & EndColumns<'from'> & EndColumns<'to'>>(
      sql`select l.*,
            fr.id as from_report, fr.title as from_title, fr.publication as from_publication,
            fr.published as from_published, fh.exact as from_quote, fh.color as from_color,
            tr.id as to_report, tr.title as to_title, tr.publication as to_publication,
            tr.published as to_published, th.exact as to_quote, th.color as to_color
          from link l
          left join highlight fh on l.from_kind = 'highlight' and fh.id = l.from_id
          left join report fr on fr.id = iif(l.from_kind = 'report', l.from_id, fh.report_id)
          left join highlight th on l.to_kind = 'highlight' and th.id = l.to_id
          left join report tr on tr.id = iif(l.to_kind = 'report', l.to_id, th.report_id)
          where l.deleted_at is null and ${where} order by l.num`,
    )
    .map((row) => ({
      ...toLink(row),
      fromEnd: {
        ...toLink(row).from,
        ...toEnd(row.from_report, row.from_title, row.from_publication, row.from_published, row.from_quote),
        color: row.from_color,
      },
      toEnd: {
        ...toLink(row).to,
        ...toEnd(row.to_report, row.to_title, row.to_publication, row.to_published, row.to_quote),
        color: row.to_color,
      },
    }))
}

/** A link with its tombstone time, removed or not. */
export function findLink(db: ReadableDb, id: string): { link: Link; deletedAt: string | null } | null {
  const row = db.get<LinkRow>(sql`select * from link where id = ${id}`)
  return row ? { link: toLink(row), deletedAt: row.deleted_at } : null
}

/** The link of this relation between these ends in this direction, if there is one. */
export function findSameLink(
  db: ReadableDb,
  { from, to, relation }: Pick<Link, 'from' | 'to' | 'relation'>,
): Link | null {
  const row = db.get<LinkRow>(
    sql`select * from link where deleted_at is null and relation = ${relation}
        and from_kind = ${from.kind} and from_id = ${from.id} and to_kind = ${to.kind} and to_id = ${to.id}`,
  )
  return row ? toLink(row) : null
}

export function insertLink(
  db: WritableDb,
  { from, to, relation }: Pick<Link, 'from' | 'to' | 'relation'>,
): Link {
  const now = db.now()
  const link: Link = { id: newId(), from, to, relation, createdAt: now, updatedAt: now }
  insertRow(db, 'link', {
    id: link.id,
    from_kind: from.kind,
    from_id: from.id,
    to_kind: to.kind,
    to_id: to.id,
    relation,
    created_at: now,
    updated_at: now,
  })
  return link
}

export const updateRelation = (db: WritableDb, id: string, relation: string): void =>
  void updateRow(db, 'link', id, { relation, updated_at: db.now() })

export const removeLink = (db: WritableDb, id: string): void =>
  void updateRow(db, 'link', id, { deleted_at: db.clock.removal() })

export const restoreLink = (db: WritableDb, id: string, deletedAt: string): void =>
  restoreLinks(db, sql`id = ${id}`, deletedAt)

function toLink(row: LinkRow): Link {
  return {
    id: row.id,
    from: { kind: row.from_kind, id: row.from_id },
    to: { kind: row.to_kind, id: row.to_id },
    relation: row.relation,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const toEnd = (
  reportId: string | null,
  reportTitle: string | null,
  publication: string | null,
  published: string | null,
  quote: string | null,
): Omit<LinkEnd, 'kind' | 'id' | 'color'> => ({ reportId, reportTitle, publication, published, quote })
