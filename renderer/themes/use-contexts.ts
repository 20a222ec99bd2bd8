import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import type { PassageContext } from '../../shared/model/theme.ts'
import { send } from '../queries.ts'

/** Passages asked for at once: a few heights of the window. */
const CHUNK = 40

/**
 * The text around passages, asked for in chunks as they come into sight.
 * @param ids of all passages in the order shown
 * @param isNear whether a chunk `[from, to)` of them is in sight or near it
 */
export function useContexts(
  ids: readonly string[],
  isNear: (from: number, to: number) => boolean,
): ReadonlyMap<string, { before: string; after: string }> {
  const chunks: string[][] = []
  for (let from = 0; from < ids.length; from += CHUNK)
    if (isNear(from, Math.min(ids.length, from + CHUNK))) chunks.push(ids.slice(from, from + CHUNK))
  return useQueries({
    queries: chunks.map((chunk) => ({
      queryKey: ['themes.context', { ids: chunk }],
      queryFn: () => send('themes.context', { ids: chunk }),
    })),
    combine: together,
  })
}

/** One and the same function each time, so that the answers are put together only when one of them changed. */
function together(
  answers: UseQueryResult<PassageContext[]>[],
): ReadonlyMap<string, { before: string; after: string }> {
  return new Map(answers.flatMap(({ data }) => (data ?? []).map((context) => [context.id, context])))
}
