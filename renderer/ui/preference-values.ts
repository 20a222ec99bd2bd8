/** What can be preferred, and the defaults. Pure: preferences.ts keeps them. */
import { z } from 'zod'
import { LANGUAGES } from '../../shared/i18n/messages.ts'
import { CITATION_STYLE, CitationStyle, CREATOR, LONGEST_CREATOR } from '../../shared/citation/cited.ts'
import { FIXED_POINTS, FixedPoint } from '../../shared/model/fixed-point.ts'
import { EXPORT_ORDERS } from '../../shared/model/export-format.ts'
import { COLOR_NAMES, ColorNames } from '../../shared/model/color-names.ts'

/** What the user chose beside a format. */
const ExportChoices = z.object({
  citation: z.enum([...CitationStyle.options, 'none']),
  excel: z.boolean(),
  text: z.boolean(),
  notes: z.boolean(),
  order: z.enum(EXPORT_ORDERS),
  words: z.enum(['corrected', 'original']),
  themeFiles: z.boolean().default(true),
  storyFiles: z.boolean().default(true),
})
export type ExportChoices = z.infer<typeof ExportChoices>

const SHAPES = {
  language: z.enum(['auto', ...LANGUAGES]).catch('auto'),
  theme: z.enum(['system', 'light', 'sepia', 'dark']).catch('system'),
  /** Body type of reports, CSS px. */
  'reading.fontSize': z.number().min(13).max(28).catch(17),
  /** Leading as a multiple of the type size. */
  'reading.lineHeight': z.number().min(1.4).max(2.4).catch(1.9),
  /** Longest line, in em (about one Han character each). */
  'reading.measure': z.number().min(24).max(48).catch(36),
  /** What the eight colours are called. */
  [COLOR_NAMES]: ColorNames.catch({}),
  /** How reports are cited. */
  [CITATION_STYLE]: CitationStyle.catch('gbt-2025'),
  /** The name that exports are signed with; empty: none. */
  [CREATOR]: z.string().max(LONGEST_CREATOR).catch(''),
  /** What was exported last as what, and how, by format. */
  'export.format': z.string().max(100).catch('markdown'),
  'export.choices': z.record(z.string().max(100), ExportChoices).catch({}),
  /** The page desk names the kind of every piece, not only of the one at hand. */
  'desk.kinds': z.boolean().catch(false),
  /** Ribbons between reports that are read side by side. */
  'beside.ribbons': z.boolean().catch(true),
  /** Panes scroll together, by what they tell. */
  'beside.fastened': z.boolean().catch(false),
  /** Sentences that earlier reports have told are set in grey. */
  'beside.told': z.boolean().catch(false),
  /** Highlights show faintly on their twins in other reports. */
  'beside.ghosts': z.boolean().catch(true),
  /** Of which folder the user has read that a cloud service syncs it. A library that is moved warns anew. */
  'library.syncedSeen': z.string().max(4096).catch(''),
  /** Places that the user fastened to one another by hand; `fastening.add` and `fastening.remove` write them. */
  [FIXED_POINTS]: z.array(FixedPoint).catch([]),
}
export type PreferenceKey = keyof typeof SHAPES
export type Preferences = { [K in PreferenceKey]: z.output<(typeof SHAPES)[K]> }

/** Reads preferences out of `settings.all`. */
export function readPreferences(settings: Record<string, unknown>): Preferences {
  const entries = Object.entries(SHAPES).map(([key, shape]) => [key, shape.parse(settings[key])])
  return Object.fromEntries(entries) as Preferences
}
