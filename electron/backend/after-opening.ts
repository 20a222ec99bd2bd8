/** What an opening leaves to do in the background, in its order. */
import type { Library } from './database/open.ts'
import type { LostRow } from './database/salvage-losses.ts'
import type { TaskContext } from './handlers.ts'
import { checkUnasked, goOnSealing, tellLost } from './library/check.ts'
import { goOnIndexing } from './search/upkeep.ts'
import { hasDoubtedTexts, remakeTexts } from './sources/remake.ts'

/**
 * @param lost what a repair could not bring over, told until the user has taken note
 * @param checks whether a start that followed no clean end checks the library: the command line is asked for one thing,
 *   and `check` is one of its commands
 */
export function goOnAfterOpening(
  context: TaskContext,
  { unclean, crashed }: Pick<Library, 'unclean' | 'crashed'>,
  { lost, checks }: { lost: readonly LostRow[]; checks: boolean },
): void {
  const { background, log } = context
  background(goOnSealing(context))
  const check = (): void => {
    if (checks && unclean) background(checkUnasked(context, crashed))
  }
  if (lost.length > 0) tellLost(context, lost)
  if (!hasDoubtedTexts(context.db) || context.readOnly) {
    goOnIndexing(context)
    if (lost.length === 0) check()
    return
  }
  // Texts first: what is not there is not indexed, and a check would tell of what is just being mended.
  const isKnown = (row: LostRow): boolean =>
    lost.some(({ table, id }) => table === row.table && id === row.id)
  background(
    remakeTexts(context)
      .catch((error: unknown) => {
        log(error)
        return []
      })
      .then((unread) => {
        goOnIndexing(context)
        const all = [...lost, ...unread.filter((row) => !isKnown(row))]
        if (all.length > lost.length) tellLost(context, all)
        else if (all.length === 0) check()
      }),
  )
}
