import { z } from 'zod'
import { Left } from './left.ts'
import { MAX_PACKAGE_BYTES } from './package.ts'
import { Id } from './range.ts'
import { Encoding } from './source.ts'
import { Carried, VersionOf } from './version.ts'

/** What the window offers to open and takes out of folders; a test holds it to the importers' own list. */
export const FILE_EXTENSIONS = [
  '.md',
  '.markdown',
  '.txt',
  '.text',
  '.html',
  '.htm',
  '.xhtml',
  '.xht',
  '.shtml',
  '.mhtml',
  '.mht',
  '.pdf',
  '.docx',
  '.epub',
  '.odt',
  '.rtf',
  '.zip',
] as const

const MEBIBYTE = 1_048_576
/** A newspaper page is under 1 MB; 64 MB leave room for a year's archive in one file of text. */
const MAX_TEXT_BYTES = 64 * MEBIBYTE
/** Scans and pictures make these large: what is read of them is bounded by what they unpack to, not by this. */
export const MAX_FILE_BYTES = 512 * MEBIBYTE
const PACKED = /\.(?:pdf|zip|docx|epub|odt|qdpx)$/i

export const isPackageName = (name: string): boolean => /\.pressmark$/i.test(name)

/** The most bytes a file of this name may have. The window refuses larger ones before sending them. */
export const maxFileBytes = (name: string): number =>
  isPackageName(name) ? MAX_PACKAGE_BYTES : PACKED.test(name) ? MAX_FILE_BYTES : MAX_TEXT_BYTES

/** What a refusal says of sizes: whole megabytes, at least 1. */
export const sizesInWords = (bytes: number, limit: number): { megabytes: number; limit: number } => ({
  megabytes: Math.max(1, Math.ceil(bytes / MEBIBYTE)),
  limit: Math.max(1, Math.round(limit / MEBIBYTE)),
})

/** Bytes sent to the inbox before. */
export const SentItem = z.object({
  inbox: z.string(),
  /** File name, or its path below the folder that was chosen. */
  name: z.string(),
  encoding: Encoding.optional(),
  /** The source it is a new version of: what sits there is carried over. */
  replaces: Id.optional(),
})
export type SentItem = z.infer<typeof SentItem>

/** A file to import: bytes sent to the inbox before, or (command line only) a path. */
export const ImportItem = z.union([
  SentItem,
  z.object({ path: z.string(), encoding: Encoding.optional(), replaces: Id.optional() }),
])
export type ImportItem = z.infer<typeof ImportItem>

export const ImportedSource = z.object({
  id: Id,
  /** File name, or the path where the command line gave one. */
  path: z.string(),
  sha256: z.string(),
  encoding: Encoding,
  /** The library held these bytes already; nothing was added. */
  known: z.boolean(),
  reports: z.array(z.object({ id: Id, title: z.string().nullable() })),
  /** What was not kept of the document, counted by kind. */
  left: Left.optional(),
  /** Highlights and comments that stood in the file itself. `waiting`: in the tray; `lost`: without any words to sit on. */
  annotations: z.object({ placed: z.int(), waiting: z.int(), lost: z.int() }).optional(),
  /** What it seems to be a new version of, by name and text: to be asked about. */
  versionOf: VersionOf.optional(),
  /** What was carried over from the source it was said to replace. */
  carried: Carried.optional(),
})
export type ImportedSource = z.infer<typeof ImportedSource>

export const RefusedFile = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type RefusedFile = z.infer<typeof RefusedFile>

export const ImportJob = z.object({
  id: Id,
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  total: z.int(),
  finished: z.int(),
  current: z.string().nullable(),
  /** What came of each file: empty while the job runs, which tells only how far it is. */
  sources: z.array(ImportedSource),
  refused: z.array(RefusedFile),
  /** What lay in folders and archives and is of no kind that comes in by itself. */
  passed: z.array(RefusedFile),
  /** Names of files that were not begun when the user cancelled. */
  skipped: z.array(z.string()),
})
export type ImportJob = z.infer<typeof ImportJob>
