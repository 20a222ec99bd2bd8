/** Which pages one may be a new version of. */
import type { Source } from '../../../shared/model/source.ts'
import { newerPages } from '../../reader/newer-pages.ts'

/**
 * The pages one may be a new version of, the likeliest first: those of the same name or the same printed page, then
 * the latest. Only the newest of each page's versions; not those that come of the page itself.
 */
export function olderChoices(sources: readonly Source[], own: Source): Source[] {
  const newer = newerPages(sources)
  const likeness = (source: Source): number =>
    Number(source.fileName === own.fileName) * 4 +
    Number(source.published !== null && source.published === own.published) * 2 +
    Number(source.publication !== null && source.publication === own.publication) +
    Number(source.pageLabel !== null && source.pageLabel === own.pageLabel)
  return sources
    .filter((source) => source.id !== own.id && !newer.has(source.id) && source.replacesId !== own.id)
    .toSorted((a, b) => likeness(b) - likeness(a) || (a.importedAt < b.importedAt ? 1 : -1))
}
