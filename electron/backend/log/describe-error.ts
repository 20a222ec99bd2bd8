/**
 * An error as a log may keep it: what kind it was and where in our program, never what it said. Messages of errors name
 * files, quote documents and hold what people wrote; a log is made to be sent to others.
 */
export interface LoggedError {
  /** `CallError`, `TypeError`, `SqliteError` … */
  name: string
  /** A stable code of ours, SQLite's or the system's: `disk-full`, `SQLITE_CORRUPT`, `ENOSPC`. */
  code?: string
  /** `store.ts:120`, the innermost first; at most eight. */
  at: string[]
  cause?: LoggedError
}

const MOST_FRAMES = 8
/** How deep causes are followed: a circle of them must end. */
const MOST_CAUSES = 4
/** A file's name and line, of a path of ours or of Node's. */
const PLACE = /([\w.-]+\.(?:ts|tsx|js|mjs|cjs)|node:[\w/]+):(\d+)(?::\d+)?\)?$/

export function describeError(error: unknown, causes = MOST_CAUSES): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { code } = error as { code?: unknown }
  const at = (error.stack ?? '')
    .split('\n')
    // Lines of the message stand before the frames and may look like anything.
    .filter((line) => /^\s+at /.test(line))
    .flatMap((line) => {
      const [, file, number] = PLACE.exec(line.trim()) ?? []
      return file === undefined ? [] : [`${file}:${number}`]
    })
    .slice(0, MOST_FRAMES)
  return {
    name: plain(error.name),
    ...(typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? { code } : {}),
    at,
    ...(causes > 0 && error.cause !== undefined ? { cause: describeError(error.cause, causes - 1) } : {}),
  }
}

const plain = (name: string): string => (/^\w{1,60}$/.test(name) ? name : 'Error')
