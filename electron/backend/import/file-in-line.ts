import type { ImportItem } from '../../../shared/model/import.ts'
import type { WritableDb } from '../database/sql.ts'
import type { Outcome } from './queue-store.ts'
import type { FileState } from './read-file.ts'

/** A file to import: where its bytes are, and what the user calls it. */
export interface ImportFile {
  path: string
  /** File name, or the path as the command line gave it. */
  name: string
  encoding: ImportItem['encoding']
  replaces: ImportItem['replaces']
  /** The bytes are ours to remove: an upload, or unpacked from an archive. */
  uploaded: boolean
  /** Its row of the queue on disk, and its place there. */
  row: { id: string; position: number } | null
  /** Of a file that came by itself, out of a watched folder. */
  watched?: WatchedInLine | undefined
}

export interface WatchedInLine {
  /** As the look found it: a file that is another by now waits for the next look. Not of files in a zip. */
  expected?: FileState | undefined
  /** Writes down what came of it, in the transaction that wrote the source where there is one. */
  settle: (db: WritableDb, outcome: Outcome) => void
  /** A zip was taken apart: what is to be known of each file in it, by the names they have in the line. */
  opened: (db: WritableDb, names: readonly string[]) => WatchedInLine[]
}
