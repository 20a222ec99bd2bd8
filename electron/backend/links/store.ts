import {
  RELATIONS,
  MUTUAL_RELATIONS,
  isBuiltInRelation,
  type Link,
  type LinkEnd,
  type Relation,
  type ShownLink,
} from '../../../shared/model/link.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { HighlightColor } from '../../../shared/model/highlight.ts'
import type { Target } from '../../../shared/model/note.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { list, sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'
import { restoreLinks } from '../targets/store.ts'

interface LinkRow {
  id: string
  from_kind: Target['kind']
  from_id: string
  to_kind: Target['kind']
  to_id: string
  relation: string
  note: string
  created_at: string
  updated_at: string
  deleted_at: string | null
}
type EndColumns<End extends 'from' | 'to'> = Record<
  `${End}_report` | `${End}_title` | `${End}_publication` | `${End}_published` | `${End}_quote`,
  string | null
> &
  Record<`${End}_color`, HighlightColor | null>

export interface LinkFilter {
  /** With an end on this report or on a highlight of it. */
  reportId?: string | undefined
  relation?: string | undefined
  /** With an end that carries this theme. */
  themeId?: string | undefined
  /** White space means AND; each word stands in a quote, a title, a publication or the note, in either script. */
  text?: string | undefined
}

/** Links with both ends as lists show them, newest last: one statement, however many links there are. */
export function listLinks(db: ReadableDb, filter: LinkFilter = {}): ShownLink[] {
  const { reportId, relation, themeId, text = '' } = filter
  const ofReport =
    reportId === undefined
      ? sql`true`
      : sql`l.id in (
          select id from link where from_kind = 'report' and from_id = ${reportId}
          union select id from link where to_kind = 'report' and to_id = ${reportId}
          union select k.id from highlight h join link k on k.from_kind = 'highlight' and k.from_id = h.id
            where h.report_id = ${reportId}
          union select k.id from highlight h join link k on k.to_kind = 'highlight' and k.to_id = h.id
            where h.report_id = ${reportId})`
  const ofRelation = relation === undefined ? sql`true` : sql`l.relation = ${relation}`
  const ofTheme =
    themeId === undefined
      ? sql`true`
      : sql`exists (select 1 from theme_assignment a where a.theme_id = ${themeId} and a.deleted_at is null
          and ((a.target_kind = l.from_kind and a.target_id = l.from_id)
            or (a.target_kind = l.to_kind and a.target_id = l.to_id)))`
  const found = selectShown(db, sql`${ofReport} and ${ofRelation} and ${ofTheme}`)
  const terms = fold(text.normalize('NFC'))
    .split(/\s+/)
    .filter((term) => term !== '')
  return terms.length === 0 ? found : found.filter((link) => holdsTerms(link, terms))
}

function holdsTerms({ note, relation, fromEnd, toEnd }: ShownLink, terms: readonly string[]): boolean {
  const words = fold(
    [fromEnd, toEnd]
      .flatMap(({ quote, reportTitle, publication }) => [quote, reportTitle, publication])
      .concat(note, isBuiltInRelation(relation) ? '' : relation)
      .join('\n'),
  )
  return terms.every((term) => words.includes(term))
}

/** The built-in relations, then the user's own by name: those said something of, and words only linked with. */
export function listRelations(db: ReadableDb): Relation[] {
  const used = new Map(
    db
      .all<{ relation: string; links: number; last: string }>(
        sql`select relation, count(*) as links, max(updated_at) as last from link
            where deleted_at is null group by relation`,
      )
      .map(({ relation, links, last }) => [relation, { links, lastUsed: last }]),
  )
  const usage = (name: string) => used.get(name) ?? { links: 0, lastUsed: null }
  const kept = db.all<{ name: string; inverse: string; color: HighlightColor; mutual: number }>(
    sql`select name, inverse, color, mutual from relation where deleted_at is null`,
  )
  const own = new Map(kept.map((row) => [row.name, { ...row, mutual: row.mutual === 1 }]))
  for (const name of used.keys())
    if (!isBuiltInRelation(name) && !own.has(name))
      own.set(name, { name, inverse: '', color: 'gray', mutual: false })
  return [
    ...RELATIONS.map((name) => ({
      ...{ name, isBuiltIn: true, inverse: '', color: 'gray' as const },
      mutual: MUTUAL_RELATIONS.includes(name),
      ...usage(name),
    })),
    ...[...own.values()]
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map((relation) => ({ ...relation, isBuiltIn: false, ...usage(relation.name) })),
  ]
}

/** The id of the row that says more of a relation, if there is one. */
export const findRelationRow = (db: ReadableDb, name: string): string | null =>
  db.get<{ id: string }>(sql`select id from relation where name = ${name} and deleted_at is null`)?.id ?? null

/** Ids of the links that have a relation, in the order they were made. */
export const linksWithRelation = (db: ReadableDb, name: string): string[] =>
  db
    .all<{ id: string }>(
      sql`select id from link where relation = ${name} and deleted_at is null order by num`,
    )
    .map(({ id }) => id)

/** How many links touch these things, and how many of them have their other end elsewhere. */
export function countTouching(
  db: ReadableDb,
  {
    highlightIds = [],
    reportIds = [],
    sourceIds = [],
  }: { highlightIds?: string[]; reportIds?: string[]; sourceIds?: string[] },
): { links: number; elsewhere: number } {
  const row = db.get<{ links: number; elsewhere: number }>(
    sql`with going (kind, id) as (
          select 'highlight', value from json_each(${JSON.stringify(highlightIds)})
          union select 'report', value from json_each(${JSON.stringify(reportIds)})
          union select 'report', id from report where source_id in ${list(sourceIds)}
          union select 'highlight', id from highlight
            where report_id in ${list(reportIds)} or source_id in ${list(sourceIds)}),
        touched as (
          select (l.from_kind, l.from_id) in (select kind, id from going) as f,
            (l.to_kind, l.to_id) in (select kind, id from going) as t
          from link l where l.deleted_at is null)
        select coalesce(sum(f or t), 0) as links, coalesce(sum(f <> t), 0) as elsewhere from touched`,
  )
  return row ?? { links: 0, elsewhere: 0 }
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
  { from, to, relation, note = '' }: Pick<Link, 'from' | 'to' | 'relation'> & { note?: string | undefined },
): Link {
  const now = db.now()
  const link: Link = { id: newId(), from, to, relation, note, createdAt: now, updatedAt: now }
  insertRow(db, 'link', {
    id: link.id,
    from_kind: from.kind,
    from_id: from.id,
    to_kind: to.kind,
    to_id: to.id,
    relation,
    note,
    created_at: now,
    updated_at: now,
  })
  return link
}

/** Writes a relation, a note or turned ends. */
export function updateLink(
  db: WritableDb,
  id: string,
  { from, to, ...said }: Partial<Pick<Link, 'relation' | 'note' | 'from' | 'to'>>,
): void {
  updateRow(db, 'link', id, {
    ...said,
    ...(from ? { from_kind: from.kind, from_id: from.id } : {}),
    ...(to ? { to_kind: to.kind, to_id: to.id } : {}),
    updated_at: db.now(),
  })
}

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
    note: row.note,
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
