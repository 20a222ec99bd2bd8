/** How a call that can be undone is tried. */
import type { CallArgs, CallName } from '../../../shared/contract.ts'
import type { CheckedClient } from '../checked-client.ts'
import type { Prepared } from '../suite.ts'

export type Act<R = unknown> = (call: CheckedClient, prepared: Prepared) => Promise<R>
export interface UndoCase {
  first: Act
  act: Act
}

export const nothing: Act = async () => undefined
/** One call after nothing. */
export const after = (act: Act): UndoCase => ({ first: nothing, act })
/** Removing; and restoring what was removed. */
export const removal = <T extends string>(
  remove: CallName,
  restore: CallName,
  idOf: (prepared: Prepared) => T,
  /** For acts that name how much they take away. */
  going?: (id: T) => CallArgs<'removals.count'>,
): Record<string, UndoCase> => {
  const send =
    (name: CallName): Act =>
    async (call, prepared) => {
      const id = idOf(prepared)
      const counts = going && name === remove ? await call.send('removals.count', going(id)) : null
      return call.send(name, { id, ...(counts ? { confirmed: counts.total } : {}) })
    }
  return { [remove]: after(send(remove)), [restore]: { first: send(remove), act: send(restore) } }
}
