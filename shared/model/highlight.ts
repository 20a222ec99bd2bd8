import { z } from 'zod'
import { Id, Instant, Range } from './range.ts'

/** Zotero's eight, so that exports meet tools which test these hexes. Order is the order of the keys 1–8. */
export const HIGHLIGHT_COLORS = {
  yellow: '#ffd400',
  red: '#ff6666',
  green: '#5fb236',
  blue: '#2ea8e5',
  purple: '#a28ae5',
  magenta: '#e56eee',
  orange: '#f19837',
  gray: '#aaaaaa',
} as const
export const HighlightColor = z.enum([
  'yellow',
  'red',
  'green',
  'blue',
  'purple',
  'magenta',
  'orange',
  'gray',
])
export type HighlightColor = z.infer<typeof HighlightColor>

/** `underline` is also what a passage gets that was only linked, never coloured. */
export const HighlightStyle = z.enum(['fill', 'underline', 'strike'])
export type HighlightStyle = z.infer<typeof HighlightStyle>

/** An anchor with a colour. `exact`, `prefix` and `suffix` are source characters (W3C TextQuoteSelector). */
export const Highlight = z.object({
  id: Id,
  sourceId: Id,
  /** The report that shows it now; null when no report holds its ranges. */
  reportId: Id.nullable(),
  ranges: z.array(Range).min(1),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  color: HighlightColor,
  style: HighlightStyle,
  /** Its words do not stand at its ranges: it must not be shown there. Told by `reports.annotations` only. */
  misplaced: z.literal(true).optional(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Highlight = z.infer<typeof Highlight>
