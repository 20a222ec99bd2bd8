import type { ImportItem } from '../../../shared/model/import.ts'

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
}
