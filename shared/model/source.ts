import { z } from 'zod'
import { Left } from './left.ts'
import { Id, Instant } from './range.ts'
import { Origins } from './report.ts'

/** Encodings a text file can have been stored in; the names are the WHATWG labels. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'gbk',
  'big5-hkscs',
  'windows-1252',
] as const
export const Encoding = z.enum(ENCODINGS)
export type Encoding = z.infer<typeof Encoding>

/** `declared`: byte order mark or strict decoding leaves no doubt. `detected`: guessed from statistics. `chosen`: by the user. */
export const EncodingCertainty = z.enum(['declared', 'detected', 'chosen'])

/** One imported file. Its canonical text (decoded, no BOM, `\n`, NFC) never changes. */
export const Source = z.object({
  id: Id,
  fileName: z.string(),
  mediaType: z.string(),
  encoding: Encoding,
  encodingCertainty: EncodingCertainty,
  byteLength: z.int(),
  sha256: z.string(),
  /** Length of the canonical text in UTF-16 code units. */
  characters: z.int(),
  publication: z.string().nullable(),
  /** Date on the page, `YYYY-MM-DD`. */
  published: z.string().nullable(),
  /** The page's number or label as printed: `5`, `A4`. */
  pageLabel: z.string().nullable(),
  /** The edition as printed: `海外版`, `City edition`. */
  edition: z.string().nullable(),
  origins: Origins,
  /** True for what came with the sample library. */
  sample: z.boolean(),
  importedAt: Instant,
  /** The source that this one is a new version of. */
  replacesId: Id.nullable(),
  /** Where a saved web page came from, as it says itself: http or https. */
  url: z.string().nullable(),
  /** What was not kept of the document, by kind; not there where nothing was left out. */
  left: Left.optional(),
  reports: z.int(),
  /** Open proposals of its page: decisions the engine doubts and nobody has answered. */
  proposals: z.int(),
})
export type Source = z.infer<typeof Source>
