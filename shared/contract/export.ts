/** Files out. */
import { z } from 'zod'
import { CitationStyle } from '../citation/cited.ts'
import { EXPORT_ORDERS, ExportFormatRow, ExportPreview } from '../model/export-format.ts'
import { ExportFolder, FolderMerge, MergeDecision } from '../model/export-folder.ts'
import { ExportScope } from '../model/export-scope.ts'
import { Id } from '../model/range.ts'
import { call, done, id, none } from './call.ts'

/** What every export may be asked beside its format; a format heeds the options it names. */
const ExportOptions = {
  language: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional(),
  /** Which words are printed where the user corrected the source. */
  words: z.enum(['corrected', 'original']).optional(),
  /** A citation with every quote, in this style. */
  citation: CitationStyle.nullable().optional(),
  /** Tables as Excel reads them: with a byte order mark. */
  excel: z.boolean().optional(),
  /** The reports' text, with its marks. Where not: quotes and notes alone. */
  text: z.boolean().optional(),
  notes: z.boolean().optional(),
  /** As reports came in where not given. */
  order: z.enum(EXPORT_ORDERS).optional(),
  /** In Markdown a file a theme, and a file a story. */
  themeFiles: z.boolean().optional(),
  storyFiles: z.boolean().optional(),
}
const Session = z.string().max(64)

export const exportCalls = {
  'export.formats': call(none, z.array(ExportFormatRow)),
  /** What an export would hold, made off the main thread. A newer question of one session makes the older answer `cancelled`. */
  'export.preview': call(
    z.object({ format: z.string(), scope: ExportScope, ...ExportOptions, session: Session.optional() }),
    ExportPreview,
  ),
  /** The preview of this session need not be made any more: it is refused as `cancelled`. */
  'export.cancel': call(z.object({ session: Session }), done),
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
  /**
   * Writes a format whose files can be merged (Markdown) into a folder and keeps what the user did there. `path` is for
   * the command line; a window names a folder that somebody chose.
   */
  'export.merge': call(
    z.object({
      format: z.string(),
      scope: ExportScope,
      folder: z.union([z.object({ id: Id }), z.object({ path: z.string() })]),
      decisions: z.array(MergeDecision).max(10_000).optional(),
      ...ExportOptions,
    }),
    FolderMerge,
  ),
  /** Folders that exports are merged into, the one written last first. */
  'export.folders': call(none, z.array(ExportFolder)),
  /** Has the user choose one in the system's own dialog; null where they chose none. */
  'export.chooseFolder': call(none, ExportFolder.nullable()),
  /** Forgets a folder; nothing in it is touched. */
  'export.forgetFolder': call(id, done),
} as const
