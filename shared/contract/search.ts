/** Search. */
import { z } from 'zod'
import { SearchResult } from '../model/search.ts'
import { call } from './call.ts'

export const searchCalls = {
  /** White space means AND. Finds either script, any width. */
  'search.query': call(
    z.object({
      query: z.string().max(500),
      limit: z.int().min(1).max(500).optional(),
      offset: z.int().min(0).optional(),
      in: z.enum(['all', 'text', 'notes', 'highlights']).optional(),
    }),
    SearchResult,
  ),
} as const
