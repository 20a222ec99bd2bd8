/**
 * What an imported document says of its text besides the words: emphasis, links, levels, cells, page numbers. Kept with
 * the source, on ranges of its canonical text, so that moving a report's borders moves none of it. UTF-16 units.
 */
import { z } from 'zod'

const Place = { start: z.int().nonnegative(), end: z.int().nonnegative() }

/** Marks on characters. */
export const INLINE_MARKS = [
  'strong',
  'emphasis',
  'underline',
  'strike',
  'code',
  'superscript',
  'subscript',
  'marked',
] as const
export type InlineMark = (typeof INLINE_MARKS)[number]

/**
 * `[start, end)` of the source's text and what it is.
 * `link`     leads to `href`: an http, https or mailto address as the document has it; shown before it is opened
 * `noteRef`  the mark of a footnote; `id` is that of a `note`, which stands on the footnote's block
 * `heading`  a heading block and its level, 1 to 6
 * `item`     a list item: how deep it stands (from 0), and its number where the list is ordered
 * `table`    a table block: rows are lines, cells are parted by tabs; `header`: so many first rows are headings
 * `image`    stands for a picture that is not shown: its address or name, as the document has it. The text is its
 *            alternative text or caption
 * `code`     (block) text whose line breaks and spaces are its own
 */
export const Mark = z.discriminatedUnion('type', [
  z.object({ type: z.enum(INLINE_MARKS), ...Place }),
  z.object({ type: z.literal('link'), ...Place, href: z.string().max(4096) }),
  z.object({ type: z.literal('noteRef'), ...Place, id: z.string().max(200) }),
  z.object({ type: z.literal('note'), ...Place, id: z.string().max(200) }),
  z.object({ type: z.literal('heading'), ...Place, level: z.int().min(1).max(6) }),
  z.object({
    type: z.literal('item'),
    ...Place,
    depth: z.int().nonnegative().max(20),
    number: z.int().nullable(),
  }),
  z.object({ type: z.literal('table'), ...Place, header: z.int().nonnegative() }),
  z.object({ type: z.literal('image'), ...Place, address: z.string().max(4096) }),
])
export type Mark = z.infer<typeof Mark>

/** Where a page of the original begins in the text: `index` counts from 0, `label` is what is printed on it or in its list. */
export const PageStart = z.object({
  at: z.int().nonnegative(),
  index: z.int().nonnegative(),
  label: z.string().max(100),
})
export type PageStart = z.infer<typeof PageStart>

/** All that is kept of a source besides its text; `marks` by `start`, then the longer first. */
export const Markup = z.object({ marks: z.array(Mark), pages: z.array(PageStart) })
export type Markup = z.infer<typeof Markup>
