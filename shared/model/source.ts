import { z } from 'zod'
import { Left } from './left.ts'
import { Id, Instant } from './range.ts'
import { Origins } from './report.ts'

/**
 * Encodings a text file can have been stored in, the likeliest first: WHATWG's names (ISO-8859-1, -9 and -11 are read by
 * windows-1252, -1254 and -874 there), and `big5-hkscs` for its Big5, which holds Hong Kong's characters.
 */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'gbk',
  'big5-hkscs',
  'windows-1252',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-8-i',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'iso-8859-16',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'x-mac-cyrillic',
  'macintosh',
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
