/** The library as a whole, window state, undo. */
import { z } from 'zod'
import { Id } from '../model/range.ts'
import { call, confirmed, done, json, none } from './call.ts'

const CheckOutcome = z.object({
  ok: z.boolean(),
  checked: z.record(z.string(), z.int()),
  problems: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      count: z.int(),
      /** Where: headlines, file names, words of a note; at most 50. */
      names: z.array(z.string()),
      /** Tables of what has no name to be told by, for shared/i18n/errors-kinds.ts. */
      kinds: z.array(z.string()),
    }),
  ),
})

export const libraryCalls = {
  // The library as a whole
  'library.describe': call(
    none,
    z.object({
      id: Id,
      path: z.string(),
      name: z.string(),
      schemaVersion: z.int(),
      readOnly: z.boolean(),
      /** The service that seems to sync the library's folder, or null. */
      synced: z.string().nullable(),
      sources: z.int(),
      reports: z.int(),
      highlights: z.int(),
      notes: z.int(),
      themes: z.int(),
      links: z.int(),
      /** How many of the sources came with the sample library. */
      samples: z.int(),
    }),
  ),
  /**
   * Structure, seals of every row, the mark beside the database, foreign keys, hashes of kept originals, quotes that no
   * longer stand where they should, search index. Beside everything else; asked while one runs, its outcome is given.
   */
  'library.check': call(none, CheckOutcome),
  /** How far a check is; what one that began by itself, after an end that was no clean one, has found. */
  'library.checkState': call(
    none,
    z.object({
      progress: z.object({ done: z.int(), total: z.int() }).nullable(),
      unasked: CheckOutcome.nullable(),
      /** The end before this start was no clean one: a crash, or the power went. */
      unclean: z.boolean(),
    }),
  ),
  /** Calls a check off that runs, and takes note of what one found that nobody had asked for. */
  'library.cancelCheck': call(none, done),
  /**
   * Repairs a copy, which then takes the library's place; the damaged one is kept beside it as `kept`. `rebuild` makes
   * all indexes anew, `salvage` brings what can be read into a new library. The library is opened anew afterwards.
   * `lost`: rows, some of them by name, the others by their tables. @throws repair-partial where rows are damaged, too, library-damaged
   */
  'library.repair': call(
    z.object({ by: z.enum(['rebuild', 'salvage']) }),
    z.object({ kept: z.string(), lost: z.int(), names: z.array(z.string()), kinds: z.array(z.string()) }),
  ),
  'samples.load': call(none, z.object({ sources: z.int(), reports: z.int(), highlights: z.int() })),
  /** Takes the sample library out again; annotations the user made on it are counted first by `samples.describe`. */
  'samples.remove': call(z.object({ confirmed }), done),
  'samples.describe': call(none, z.object({ loaded: z.boolean(), ownAnnotations: z.int() })),
  // Window state that must survive a restart (open panes, places, theme, language). Values are opaque JSON.
  'settings.all': call(none, z.record(z.string(), json)),
  'settings.set': call(z.object({ key: z.string().max(200), value: json }), done),
  // Undo: a stack of inverse calls, kept with the library. `label` is a key of shared/i18n/undo.ts.
  'undo.state': call(none, z.object({ undo: z.string().nullable(), redo: z.string().nullable() })),
  'undo.undo': call(none, z.object({ label: z.string() })),
  'undo.redo': call(none, z.object({ label: z.string() })),
} as const
