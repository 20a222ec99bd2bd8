import { failurePlace } from '../../../shared/failure-place.ts'

/** An error as a log may keep it. */
export interface LoggedError {
  /** `CallError`, `TypeError`, `SqliteError` … */
  name: string
  /** A stable code of ours, SQLite's or the system's: `disk-full`, `SQLITE_CORRUPT`, `ENOSPC`. */
  code?: string
  /** `store.ts:120`, the innermost first; at most eight. */
  at: string[]
  cause?: LoggedError
}

/** How deep causes are followed: a circle of them must end. */
const MOST_CAUSES = 4

export function describeError(error: unknown, causes = MOST_CAUSES): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { code } = error as { code?: unknown }
  return {
    ...failurePlace(error),
    ...(typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? { code } : {}),
    ...(causes > 0 && error.cause !== undefined ? { cause: describeError(error.cause, causes - 1) } : {}),
  }
}
