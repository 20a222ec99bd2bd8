/** How a call that can be undone is tried. */
import type { CallName } from '../../../shared/contract.ts'
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
): Record<string, UndoCase> => {
  const send =
    (name: CallName): Act =>
    (call, prepared) =>
      call.send(name, { id: idOf(prepared) })
  return { [remove]: after(send(remove)), [restore]: { first: send(remove), act: send(restore) } }
}
