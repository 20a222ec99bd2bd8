/** The queue on disk: what waits in the inbox, and what came of what does not. Written with what it tells of, in one transaction. */
import type { ImportedSource, ImportItem, RefusedFile } from '../../../shared/model/import.ts'
import { type ReadableDb, sql, type WritableDb } from '../database/sql.ts'
import type { Change, TaskContext } from '../handlers.ts'

/** What came of a file. */
export type Outcome = { source: ImportedSource } | { refused: RefusedFile }

export interface QueuedFile {
  id: string
  position: number
  inbox: string
  name: string
  encoding: ImportItem['encoding']
  replaces: ImportItem['replaces']
  outcome: Outcome | null
}
export interface QueuedJob {
  id: string
  isPaused: boolean
  suspect: string | null
  files: QueuedFile[]
}

interface ItemRow {
  id: string
  job_id: string
  position: number
  inbox: string
  name: string
  encoding: ImportItem['encoding'] | null
  replaces_id: string | null
  result: string | null
}

export function listQueue(db: ReadableDb): QueuedJob[] {
  const items = db.all<ItemRow>(sql`select * from import_item order by job_id, position`)
  return db
    .all<{ id: string; is_paused: number; suspect: string | null }>(sql`select * from import_job order by id`)
    .map(({ id, is_paused, suspect }) => ({
      id,
      isPaused: is_paused === 1,
      suspect,
      files: items.filter((item) => item.job_id === id).map(fileOf),
    }))
}

const fileOf = (row: ItemRow): QueuedFile => ({
  ...{ id: row.id, position: row.position, inbox: row.inbox, name: row.name },
  encoding: row.encoding ?? undefined,
  replaces: row.replaces_id ?? undefined,
  outcome: row.result === null ? null : (JSON.parse(row.result) as Outcome),
})

/** Writes machine state: nobody is told, nothing can be undone. */
export function keep(context: TaskContext, write: (db: WritableDb) => void): void {
  context.change((db): Change<null> => {
    write(db)
    return { result: null, inverse: null, tables: [], ids: [] }
  })
}

export function insertJob(db: WritableDb, id: string, files: readonly Omit<QueuedFile, 'outcome'>[]): void {
  db.run(sql`insert into import_job (id) values (${id})`)
  insertItems(db, id, files)
}

export function insertItems(
  db: WritableDb,
  jobId: string,
  files: readonly Omit<QueuedFile, 'outcome'>[],
): void {
  for (const { id, position, inbox, name, encoding, replaces } of files)
    db.run(
      sql`insert into import_item (id, job_id, position, inbox, name, encoding, replaces_id)
          values (${id}, ${jobId}, ${position}, ${inbox}, ${name}, ${encoding ?? null}, ${replaces ?? null})`,
    )
}

export const setOutcome = (db: WritableDb, id: string, outcome: Outcome): void =>
  void db.run(sql`update import_item set result = ${JSON.stringify(outcome)} where id = ${id}`)

export const deleteItem = (db: WritableDb, id: string): void =>
  void db.run(sql`delete from import_item where id = ${id}`)

export const setPaused = (db: WritableDb, jobId: string, isPaused: boolean): void =>
  void db.run(sql`update import_job set is_paused = ${isPaused ? 1 : 0} where id = ${jobId}`)

export const setSuspect = (db: WritableDb, jobId: string, suspect: string | null): void =>
  void db.run(sql`update import_job set suspect = ${suspect} where id = ${jobId}`)

export function deleteJob(db: WritableDb, jobId: string): void {
  db.run(sql`delete from import_item where job_id = ${jobId}`)
  db.run(sql`delete from import_job where id = ${jobId}`)
}
