import { send } from '../queries.ts'

/** Lines of a stack that name our own files: `index-a1b2.js:10`. */
const PLACE = /([\w.-]+\.(?:js|ts|tsx)):(\d+)(?::\d+)?\)?$/
const MOST_FRAMES = 8
/** A part that fails again and again is told this often. */
let left = 50

/** Tells the library's log what failed in the window: its kind and where, never what it said. */
export function logFailure(error: unknown): void {
  if (left-- <= 0) return
  const { name, stack = '' } = error instanceof Error ? error : new Error('no error')
  const at = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .flatMap((line) => {
      const [, file, number] = PLACE.exec(line.trim()) ?? []
      return file === undefined ? [] : [`${file}:${number}`]
    })
  void tell(/^\w{1,60}$/.test(name) ? name : 'Error', at.slice(0, MOST_FRAMES))
}

async function tell(name: string, at: string[]): Promise<void> {
  try {
    await send('log.add', { name, at })
  } catch {
    // Where the library cannot be reached there is nobody to tell.
  }
}

/** Failures that no part of the window holds. */
export function logUncaught(): void {
  addEventListener('error', (event) => logFailure(event.error))
  addEventListener('unhandledrejection', (event) => logFailure(event.reason))
}
