/** What `seeds/annotations.json` holds: the annotations that come with the sample pages, named by words, not ids. */
import { z } from 'zod'
import { HighlightColor, HighlightStyle } from '../../../shared/model/highlight.ts'

/** A report by its file in `seeds/pages/` and its title there. */
const ReportName = z.object({ file: z.string(), title: z.string() })

/** A passage (with `quote`, words as a reader sees them; their highlight must be listed, too) or a whole report. */
const End = ReportName.extend({ quote: z.string().optional() })

export const SampleAnnotations = z.object({
  themes: z.array(
    z.object({
      name: z.string(),
      /** The name of another theme in this list. */
      parent: z.string().optional(),
      color: HighlightColor,
      definition: z.string().default(''),
    }),
  ),
  highlights: z.array(
    ReportName.extend({
      quote: z.string(),
      color: HighlightColor,
      style: HighlightStyle.default('fill'),
      /** Plain text; an empty line ends a paragraph, `- ` begins a list item. */
      note: z.string().optional(),
      themes: z.array(z.string()).default([]),
    }),
  ),
  reportThemes: z.array(ReportName.extend({ themes: z.array(z.string()) })).default([]),
  reportNotes: z.array(ReportName.extend({ note: z.string() })).default([]),
  links: z.array(z.object({ from: End, to: End, relation: z.string() })).default([]),
})
export type SampleAnnotations = z.infer<typeof SampleAnnotations>
