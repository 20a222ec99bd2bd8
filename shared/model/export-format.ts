import { z } from 'zod'

/** What a format is for: how lists sort them. */
export const EXPORT_GROUPS = ['documents', 'data', 'references', 'research', 'templates'] as const
/** What can be chosen beside a format, where the format names it. */
export const EXPORT_OPTIONS = ['citation', 'excel'] as const

export const ExportFormatRow = z.object({
  id: z.string(),
  extension: z.string(),
  group: z.enum(EXPORT_GROUPS),
  options: z.array(z.enum(EXPORT_OPTIONS)),
  /** Of a template: what its user calls it. The others are named by their id. */
  name: z.string().optional(),
})
