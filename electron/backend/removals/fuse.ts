/**
 * The fuse: acts that take away much are refused unless whoever asks for them names how much that is, so that no window,
 * command or fault of ours removes it unseen. Steps of undo pass by it: they were confirmed once.
 */
import type { CallName, ParsedArgs } from '../../../shared/contract.ts'
import { CallError } from '../../../shared/errors.ts'
import { MOST_UNASKED, type RemovalCounts } from '../../../shared/model/removal.ts'
import type { ReadableDb } from '../database/sql.ts'
import { countOwnAnnotations } from '../samples/store.ts'
import { belowOf } from '../themes/tree-acts.ts'
import { countMerged, countOfRelation, countOfThemes, countOn, countOnSources } from './count-store.ts'

type Wanted = ParsedArgs<'removals.count'>

/** What each fused act would take away. */
const FUSED: { [N in CallName]?: (args: ParsedArgs<N>) => Wanted } = {
  'sources.remove': ({ id }) => ({ sourceIds: [id] }),
  'reports.remove': ({ id }) => ({ reportIds: [id] }),
  'removals.remove': ({ reportIds = [], highlightIds = [] }) => ({ reportIds, highlightIds }),
  'highlights.merge': ({ otherIds }) => ({ mergedIds: otherIds }),
  'themes.remove': ({ id, passages, children }) => ({
    themeId: id,
    ...(passages ? { passages } : {}),
    ...(children ? { children } : {}),
  }),
  'relations.remove': ({ name }) => ({ relation: name }),
  'samples.remove': () => ({ samples: true }),
}

/**
 * Acts that take one thing away and keep what is on it, on another: nobody need be asked, but where they move much, the
 * library is copied first. The number is of what moves.
 */
const MOVING: { [N in CallName]?: (db: ReadableDb, args: ParsedArgs<N>) => number } = {
  'themes.merge': (db, { id }) => countOfThemes(db, [id]).total,
  'relations.merge': (db, { name }) => countOfRelation(db, name).total,
  'themes.split': (_db, { targets }) => targets.length,
  'corrections.exchange': (_db, { remove, change = [] }) => remove.length + change.length,
}

export function countRemoval(db: ReadableDb, wanted: Wanted): RemovalCounts {
  if ('sourceIds' in wanted) return countOnSources(db, wanted.sourceIds)
  if ('reportIds' in wanted) return countOn(db, wanted.reportIds, wanted.highlightIds ?? [])
  if ('highlightIds' in wanted) return countOn(db, [], wanted.highlightIds)
  if ('mergedIds' in wanted) return countMerged(db, wanted.mergedIds)
  if ('relation' in wanted) return countOfRelation(db, wanted.relation)
  if ('samples' in wanted) {
    const own = countOwnAnnotations(db)
    return { ...countOnSources(db, []), highlights: own, total: own, asks: own > 0 }
  }
  const { themeId, passages, children } = wanted
  const below = children === 'remove' ? belowOf(db, themeId).map(({ id }) => id) : []
  // What is given to the theme above loses nothing.
  return countOfThemes(db, passages === 'parent' ? [] : [themeId, ...below])
}

/**
 * @returns whether the act takes away or moves much: the library is copied before it. @throws needs-confirmation with the counts, where `confirmed` is not given
 * or is another total than now: something was added since it was shown
 */
export function checkFuse(db: ReadableDb, call: CallName, args: unknown): boolean {
  const wanted = FUSED[call] as ((args: unknown) => Wanted) | undefined
  if (!wanted) {
    const moved = MOVING[call] as ((db: ReadableDb, args: unknown) => number) | undefined
    return moved !== undefined && moved(db, args) > MOST_UNASKED
  }
  const { asks, ...counts } = countRemoval(db, wanted(args))
  const { confirmed } = args as { confirmed?: number }
  if (asks && confirmed !== counts.total)
    throw new CallError('needs-confirmation', `${call} would take away ${counts.total} annotations`, {
      ...counts,
      count: counts.total,
    })
  return counts.total > MOST_UNASKED
}
