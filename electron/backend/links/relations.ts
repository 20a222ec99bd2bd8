/** Relations of the user's own: what is said of them, and acts on all links that have one. */
import { CallError } from '../../../shared/errors.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import { isBuiltInRelation, type Relation } from '../../../shared/model/link.ts'
import { sameName } from '../../../shared/text/same-name.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import type { Change, Mutations, Queries } from '../handlers.ts'
import { newId } from '../ids.ts'
import { goingFirst, keepRows, type Keeper } from '../targets/kept-rows-store.ts'
import { linkReviveTime, notFound } from '../targets/store.ts'
import { findLink, findRelationRow, findSameLink, linksWithRelation, listRelations } from './store.ts'

type LinkKeeper = Keeper<'relation' | 'link'>

const COLUMNS: Record<string, readonly string[]> = {
  relation: ['name', 'inverse', 'color', 'mutual', 'updated_at', 'deleted_at'],
  link: ['relation', 'deleted_at'],
}

export const relationQueries = {
  'relations.list': (db) => listRelations(db),
} satisfies Queries

export const relationMutations = {
  'relations.save'(db, { name: given, to, ...wanted }) {
    requireOwn(given)
    const keeper: LinkKeeper = keepRows(db)
    if (to !== undefined) renameTo(db, keeper, requireRelation(db, given).name, to)
    const name = to ?? findRelation(db, given)?.name ?? given
    const { inverse, color, mutual } = wanted
    const fields = {
      ...(inverse === undefined ? {} : { inverse }),
      ...(color === undefined ? {} : { color }),
      ...(mutual === undefined ? {} : { mutual: Number(mutual) }),
    }
    const row = findRelationRow(db, name)
    if (row) keeper.update('relation', row, fields)
    else insertRelation(db, keeper, { name, ...fields })
    return changeOf(db, name, 'edit-relation', keeper)
  },

  'relations.rename'(db, { name, to }) {
    const keeper: LinkKeeper = keepRows(db)
    renameTo(db, keeper, requireRelation(db, name).name, to)
    return changeOf(db, to, 'edit-relation', keeper)
  },

  'relations.merge'(db, { name, into }) {
    const before = requireRelation(db, name)
    const goal = findRelation(db, into)
    if (!goal) throw notFound('relation', into)
    if (goal.name === before.name) throw relationTaken(goal.name)
    const keeper: LinkKeeper = keepRows(db)
    for (const id of linksWithRelation(db, before.name)) {
      const link = findLink(db, id)?.link
      if (!link) continue
      const twin = findSameLink(db, { ...link, relation: goal.name })
      if (twin) keeper.update('link', id, { deleted_at: db.clock.removal() })
      else keeper.update('link', id, { relation: goal.name })
    }
    dropRow(db, keeper, before.name)
    return changeOf(db, goal.name, 'merge-relations', keeper)
  },

  'relations.remove'(db, { name }) {
    const before = requireRelation(db, name)
    const keeper: LinkKeeper = keepRows(db)
    const links = linksWithRelation(db, before.name)
    const at = db.clock.removal()
    for (const id of links) keeper.update('link', id, { deleted_at: at })
    dropRow(db, keeper, before.name)
    return {
      result: { links: links.length },
      inverse: { label: 'remove-relation', call: 'relations.putBack', args: { rows: keeper.rows() } },
      tables: ['link'],
      ids: [],
    }
  },

  'relations.putBack'(db, { rows }) {
    const keeper: LinkKeeper = keepRows(db)
    for (const { table, id, fields } of goingFirst(rows)) {
      if (!Object.keys(fields).every((column) => COLUMNS[table]?.includes(column)))
        throw new CallError('bad-arguments', `not a column of a relation: ${Object.keys(fields).join(', ')}`)
      if (table === 'relation') keeper.update('relation', id, fields)
      else if (fields['deleted_at'] === null) {
        const found = findLink(db, id)
        if (!found) throw notFound('link', id)
        keeper.update('link', id, { ...fields, deleted_at: linkReviveTime(db, found.link) })
      } else keeper.update('link', id, fields)
    }
    return {
      result: {},
      inverse: { label: 'edit-relation', call: 'relations.putBack', args: { rows: keeper.rows() } },
      tables: ['link'],
      ids: [],
    }
  },
} satisfies Mutations

/** Gives a relation and all its links another name. @throws relation-name-taken */
function renameTo(db: WritableDb, keeper: LinkKeeper, name: string, to: string): void {
  if (name === to) return
  if (isBuiltInRelation(to)) throw relationTaken(to)
  const twin = findRelation(db, to)
  if (twin && twin.name !== name) throw relationTaken(twin.name)
  const row = findRelationRow(db, name)
  if (row) keeper.update('relation', row, { name: to, updated_at: db.now() })
  for (const id of linksWithRelation(db, name)) keeper.update('link', id, { relation: to })
  // A word that was only used has no row yet: renamed, it is kept like any other.
  if (!row) insertRelation(db, keeper, { name: to })
}

function insertRelation(
  db: WritableDb,
  keeper: LinkKeeper,
  fields: { name: string } & Record<string, string | number>,
): void {
  const now = db.now()
  keeper.insert('relation', { id: newId(), ...fields, created_at: now, updated_at: now })
}

/** A relation by its name, in either script. */
const findRelation = (db: ReadableDb, name: string): Relation | undefined => {
  const relations = listRelations(db)
  return relations.find((one) => one.name === name) ?? relations.find((one) => sameName(one.name, name))
}

/** @throws relation-built-in, not-found */
function requireRelation(db: ReadableDb, name: string): Relation {
  requireOwn(name)
  const found = findRelation(db, name)
  if (!found) throw notFound('relation', name)
  requireOwn(found.name)
  return found
}

function requireOwn(name: string): void {
  if (isBuiltInRelation(name))
    throw new CallError('relation-built-in', `${name} is built in and stays as it is`, { name })
}

const relationTaken = (name: string): CallError =>
  new CallError('relation-name-taken', `there is a relation ${name} already`, { name })

function dropRow(db: WritableDb, keeper: LinkKeeper, name: string): void {
  const row = findRelationRow(db, name)
  if (row) keeper.update('relation', row, { deleted_at: db.clock.removal() })
}

function changeOf(db: ReadableDb, name: string, label: UndoLabel, keeper: LinkKeeper): Change<Relation> {
  const result = findRelation(db, name)
  if (!result) throw notFound('relation', name)
  const rows = keeper.rows()
  if (rows.length === 0) return { result, inverse: null, tables: [], ids: [] }
  return {
    result,
    inverse: { label, call: 'relations.putBack', args: { rows } },
    tables: ['link'],
    ids: [],
  }
}
