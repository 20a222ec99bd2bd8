/** Files out. */
import { z } from 'zod'
import { Id } from '../model/range.ts'
import { call, none } from './call.ts'

/** What an export covers. */
const ExportScope = z.union([
  z.object({ kind: z.literal('report'), id: Id }),
  z.object({ kind: z.literal('theme'), id: Id }),
  z.object({ kind: z.literal('all') }),
])
/** Which words an export prints where the user corrected the source. */
const ExportWords = z.enum(['corrected', 'original'])

export const exportCalls = {
  'export.formats': call(none, z.array(z.object({ id: z.string(), extension: z.string() }))),
  /** Makes an export and keeps it for download at `url` (one file as it is, several as a zip). */
  'export.prepare': call(
    z.object({
      format: z.string(),
      scope: ExportScope,
      language: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional(),
      words: ExportWords.optional(),
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
      language: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional(),
      words: ExportWords.optional(),
    }),
    z.object({
      files: z.array(z.string()),
      kept: z.array(z.string()),
      warnings: z.array(z.string()),
    }),
  ),
} as const
