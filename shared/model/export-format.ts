import { z } from 'zod'

/** What a format is for: how lists sort them. */
export const EXPORT_GROUPS = ['documents', 'data', 'references', 'research'] as const
/** What can be chosen beside a format, where the format names it. */
export const EXPORT_OPTIONS = ['citation', 'excel', 'themeFiles', 'storyFiles'] as const

export const ExportFormatRow = z.object({
  id: z.string(),
  extension: z.string(),
  group: z.enum(EXPORT_GROUPS),
  options: z.array(z.enum(EXPORT_OPTIONS)),
})
