/** The rows of watched folders: which there are, and which of their files were dealt with. */
import type { ImportedSource, RefusedFile } from '../../../shared/model/import.ts'
import { MOST_NEWS, type WatchedFolder } from '../../../shared/model/watch.ts'
import { type ReadableDb, sql, type WritableDb } from '../database/sql.ts'
import type { Outcome } from '../import/queue-store.ts'
import type { FileState } from '../import/read-file.ts'

export interface FolderRow {
  id: string
  path: string
  hasSubfolders: boolean
  isPaused: boolean
  isBegun: boolean
  suspect: string | null
}
export type Fate = 'came' | 'known' | 'refused' | 'before' | 'opened'

interface Row {
  id: string
  path: string
  has_subfolders: number
  is_paused: number
  is_begun: number
  suspect: string | null
}

export const listFolders = (db: ReadableDb): FolderRow[] =>
  db
    .all<Row>(sql`select * from watched_folder order by added_at, id`)
    .map(({ id, path, has_subfolders, is_paused, is_begun, suspect }) => ({
      ...{ id, path, suspect },
      hasSubfolders: has_subfolders === 1,
      isPaused: is_paused === 1,
      isBegun: is_begun === 1,
    }))

export const findFolder = (db: ReadableDb, id: string): FolderRow | undefined =>
  listFolders(db).find((folder) => folder.id === id)

export function insertFolder(
  db: WritableDb,
  { id, path, hasSubfolders, isBegun }: Pick<FolderRow, 'id' | 'path' | 'hasSubfolders' | 'isBegun'>,
  at: string,
): void {
  db.run(
    sql`insert into watched_folder (id, path, has_subfolders, is_begun, added_at)
        values (${id}, ${path}, ${hasSubfolders ? 1 : 0}, ${isBegun ? 1 : 0}, ${at})`,
  )
}

export function updateFolder(
  db: WritableDb,
  id: string,
  { subfolders, paused }: { subfolders?: boolean | undefined; paused?: boolean | undefined },
): void {
  if (subfolders !== undefined)
    db.run(sql`update watched_folder set has_subfolders = ${subfolders ? 1 : 0} where id = ${id}`)
  if (paused !== undefined)
    db.run(sql`update watched_folder set is_paused = ${paused ? 1 : 0} where id = ${id}`)
}

export const setBegun = (db: WritableDb, id: string): void =>
  void db.run(sql`update watched_folder set is_begun = 1 where id = ${id}`)

export const setSuspect = (db: WritableDb, id: string, suspect: string | null): void =>
  void db.run(sql`update watched_folder set suspect = ${suspect} where id = ${id}`)

export function deleteFolder(db: WritableDb, id: string): void {
  db.run(sql`delete from watched_file where folder_id = ${id}`)
  db.run(sql`delete from watched_folder where id = ${id}`)
}

/** What was dealt with, by path. */
export const listDealtWith = (db: ReadableDb, folderId: string): Map<string, FileState> =>
  new Map(
    db
      .all<{ path: string; byte_length: number; modified: number }>(
        sql`select path, byte_length, modified from watched_file where folder_id = ${folderId}`,
      )
      .map(({ path, byte_length, modified }) => [path, { byteLength: byte_length, modified }]),
  )

/** Nothing where the folder is no longer watched. */
export function setDealtWith(
  db: WritableDb,
  folderId: string,
  file: FileState & { path: string },
  outcome: Outcome | 'before' | 'opened',
  at: string,
): void {
  const fate = fateOf(outcome)
  const result = typeof outcome === 'string' ? null : JSON.stringify(outcome)
  const isSeen = fate === 'before' || fate === 'opened' ? 1 : 0
  db.run(
    sql`insert into watched_file (folder_id, path, byte_length, modified, fate, result, is_seen, at)
        select id, ${file.path}, ${file.byteLength}, ${file.modified}, ${fate}, ${result}, ${isSeen}, ${at}
        from watched_folder where id = ${folderId}
        on conflict (folder_id, path) do update set byte_length = excluded.byte_length, modified = excluded.modified,
          fate = excluded.fate, result = excluded.result, is_seen = excluded.is_seen, at = excluded.at`,
  )
}

function fateOf(outcome: Outcome | 'before' | 'opened'): Fate {
  if (typeof outcome === 'string') return outcome
  if ('refused' in outcome) return 'refused'
  return outcome.source.known ? 'known' : 'came'
}

export const setSeen = (db: WritableDb, folderId: string): void =>
  void db.run(sql`update watched_file set is_seen = 1 where folder_id = ${folderId} and is_seen = 0`)

type Counts = WatchedFolder['counts']

const counts = (rows: readonly { fate: string; count: number }[]): Counts => {
  const of = (fate: Fate): number => rows.find((row) => row.fate === fate)?.count ?? 0
  return { came: of('came'), known: of('known'), refused: of('refused') }
}

export const countAll = (db: ReadableDb, folderId: string): Counts =>
  counts(
    db.all(sql`select fate, count(*) as count from watched_file where folder_id = ${folderId} group by fate`),
  )

export function readNews(db: ReadableDb, folderId: string): WatchedFolder['news'] {
  const told = counts(
    db.all(
      sql`select fate, count(*) as count from watched_file where folder_id = ${folderId} and is_seen = 0 group by fate`,
    ),
  )
  const results = (fate: Fate): Outcome[] =>
    db
      .all<{ result: string }>(
        sql`select result from watched_file where folder_id = ${folderId} and is_seen = 0 and fate = ${fate}
            order by at desc, path limit ${MOST_NEWS}`,
      )
      .map(({ result }) => JSON.parse(result) as Outcome)
  const { reports } = db.get<{ reports: number }>(
    sql`select coalesce(sum(json_array_length(result, '$.source.reports')), 0) as reports from watched_file
        where folder_id = ${folderId} and is_seen = 0 and fate = 'came'`,
  ) ?? { reports: 0 }
  const sources = (fate: Fate): ImportedSource[] =>
    results(fate).flatMap((outcome) => ('source' in outcome ? [outcome.source] : []))
  const refusals: RefusedFile[] = results('refused').flatMap((outcome) =>
    'refused' in outcome ? [outcome.refused] : [],
  )
  return { ...told, reports, sources: [...sources('came'), ...sources('known')], refusals }
}
