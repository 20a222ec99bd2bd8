/** Files out. */
import { z } from 'zod'
import { CitationStyle } from '../citation/cited.ts'
import { ExportFormatRow } from '../model/export-format.ts'
import { Id } from '../model/range.ts'
import { call, none } from './call.ts'

/** What an export covers. */
export const ExportScope = z.union([
  z.object({ kind: z.literal('report'), id: Id }),
  z.object({ kind: z.literal('theme'), id: Id }),
  z.object({ kind: z.literal('all') }),
])
/** What every export may be asked beside its format; a format heeds the options it names. */
const ExportOptions = {
  language: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional(),
  /** Which words are printed where the user corrected the source. */
  words: z.enum(['corrected', 'original']).optional(),
  /** A citation with every quote, in this style. */
  citation: CitationStyle.nullable().optional(),
  /** Tables as Excel reads them: with a byte order mark. */
  excel: z.boolean().optional(),
}

export const exportCalls = {
  'export.formats': call(none, z.array(ExportFormatRow)),
  /** Makes an export and keeps it for download at `url` (one file as it is, several as a zip). */
  'export.prepare': call(
    z.object({
      format: z.string(),
      scope: ExportScope,
      ...ExportOptions,
    }),
    z.object({
      url: z.string(),
      fileName: z.string(),
      files: z.int(),
      warnings: z.array(z.string()),
    }),
  ),
  /** Writes an export into a folder. Command line only. */
  'export.write': call(
    z.object({
      format: z.string(),
      scope: ExportScope,
      folder: z.string(),
      ...ExportOptions,
    }),
    z.object({
      files: z.array(z.string()),
      kept: z.array(z.string()),
      warnings: z.array(z.string()),
    }),
  ),
} as const
