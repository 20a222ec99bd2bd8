/** The library as a whole, window state, undo. */
import { z } from 'zod'
import { Id } from '../model/range.ts'
import { call, confirmed, done, json, none } from './call.ts'

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
  /** Integrity, foreign keys, hashes of kept originals, quotes that no longer stand where they should, search index. */
  'library.check': call(
    none,
    z.object({
      ok: z.boolean(),
      checked: z.record(z.string(), z.int()),
      problems: z.array(z.object({ code: z.string(), message: z.string(), count: z.int() })),
    }),
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
