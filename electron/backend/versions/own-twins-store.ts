/** Comments of a file that both an old version and its new one brought: each stands once when the versions are joined. */
import { sql, type ReadableDb } from '../database/sql.ts'
import { findSource } from '../sources/store.ts'
import type { VersionRecorder } from './recorder-store.ts'

/** What an annotation of a file begins with in `foreign_annotation`: see import/own-annotations.ts. */
export const ownPrefix = (sha256: string): string => `${sha256.slice(0, 16)}:`

/** The hash of the oldest version that leads to this source. */
export function firstVersion(db: ReadableDb, sourceId: string): string | null {
  const seen = new Set<string>()
  let found = findSource(db, sourceId)?.source ?? null
  while (found?.replacesId && !seen.has(found.id)) {
    seen.add(found.id)
    found = findSource(db, found.replacesId)?.source ?? null
  }
  return found?.sha256 ?? null
}

interface Own {
  id: string
  origin: string
  originId: string
  kind: string
  entityId: string
}

const listOwn = (db: ReadableDb, prefix: string): Own[] =>
  db.all(
    sql`select id, origin, origin_id as originId, kind, entity_id as entityId from foreign_annotation
        where origin_id >= ${prefix} and origin_id < ${`${prefix.slice(0, -1)};`} and deleted_at is null`,
  )

/**
 * Takes off the new version what came in with both, unless the user worked on it there; what only the new one has counts
 * from here as of the same file, so that a later version does not bring it again.
 * @param first the hash of the oldest version, `own` that of the new one
 */
export function joinOwn(recorder: VersionRecorder, first: string, own: string): void {
  if (first === own) return
  const { db } = recorder
  const known = new Set(listOwn(db, ownPrefix(first)).map((one) => `${one.origin} ${one.originId}`))
  for (const { id, origin, originId, kind, entityId } of listOwn(db, ownPrefix(own))) {
    const renamed = ownPrefix(first) + originId.slice(ownPrefix(own).length)
    if (!known.has(`${origin} ${renamed}`)) recorder.update('foreign_annotation', id, { origin_id: renamed })
    else if (kind === 'highlight') takeOff(recorder, entityId)
    else if (kind === 'note' && isUnchanged(db, entityId)) remove(recorder, 'note', entityId)
  }
}

const isUnchanged = (db: ReadableDb, noteId: string): boolean =>
  db.get(sql`select 1 from note where id = ${noteId} and revision = 1 and deleted_at is null`) !== undefined

function remove(recorder: VersionRecorder, table: 'highlight' | 'note', id: string): void {
  recorder.update(table, id, { deleted_at: recorder.db.clock.removal() })
}

/** With its note, where nothing else was put on it. */
function takeOff(recorder: VersionRecorder, id: string): void {
  const { db } = recorder
  const isThere = db.get(sql`select 1 from highlight where id = ${id} and deleted_at is null`)
  const notes = db.all<{ id: string }>(
    sql`select id from note where target_kind = 'highlight' and target_id = ${id} and deleted_at is null`,
  )
  const isUsed = db.get(
    sql`select 1 from theme_assignment where target_kind = 'highlight' and target_id = ${id} and deleted_at is null
        union all select 1 from link where deleted_at is null
          and ((from_kind = 'highlight' and from_id = ${id}) or (to_kind = 'highlight' and to_id = ${id}))`,
  )
  if (!isThere || isUsed || !notes.every((note) => isUnchanged(db, note.id))) return
  for (const note of notes) remove(recorder, 'note', note.id)
  remove(recorder, 'highlight', id)
}
