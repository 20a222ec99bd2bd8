import { failurePlace } from '../../shared/failure-place.ts'
import { send } from '../queries.ts'

/** A part that fails again and again is told this often. */
let left = 50

/** Tells the library's log what failed in the window: its kind and where, never what it said. */
export function logFailure(error: unknown): void {
  if (left-- <= 0) return
  void tell(failurePlace(error instanceof Error ? error : new Error('no error')))
}

async function tell(failure: ReturnType<typeof failurePlace>): Promise<void> {
  try {
    await send('log.add', failure)
  } catch {
    // Where the library cannot be reached there is nobody to tell.
  }
}

/** Failures that no part of the window holds. */
export function logUncaught(): void {
  addEventListener('error', (event) => logFailure(event.error))
  addEventListener('unhandledrejection', (event) => logFailure(event.reason))
}
