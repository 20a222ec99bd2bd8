/** The system's folder dialog where the backend is in a thread: the worker's side asks, the host's side shows it. */
import { CallError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import type { ChooseFolder } from '../handlers.ts'

/** Asks for a folder. */
export type Choose = { kind: 'choose'; id: number }
/** The answer: a path, null where the user chose none, or why nobody could be asked. */
export type Chosen =
  | { kind: 'chosen'; id: number; path: string | null }
  | { kind: 'chosen'; id: number; code: ErrorCode | null; message: string; data: ErrorData }

/** The worker's side: `choose` waits for what `chosen` is told. */
export function createChooser(post: (message: Choose) => void): {
  choose: ChooseFolder
  chosen: (message: Chosen) => void
} {
  const waiting = new Map<
    number,
    { resolve: (path: string | null) => void; reject: (error: Error) => void }
  >()
  let nextId = 1
  return {
    choose: () =>
      new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve, reject })
        post({ kind: 'choose', id })
      }),
    chosen(message) {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if ('path' in message) asked?.resolve(message.path)
      else {
        const { code, data } = message
        asked?.reject(code ? new CallError(code, message.message, data) : new Error(message.message))
      }
    },
  }
}

/** The host's side. One dialog at a time: whoever asks while it is open gets that one's answer. */
export function chooseFor(
  chooseFolder: ChooseFolder,
  answer: (message: Chosen) => void,
): (message: Choose) => void {
  let open: Promise<string | null> | null = null
  return ({ id }) => {
    open ??= chooseFolder().finally(() => (open = null))
    open.then(
      (path) => answer({ kind: 'chosen', id, path }),
      (error: unknown) => {
        const { code, data } = error instanceof CallError ? error : { code: null, data: {} }
        answer({ kind: 'chosen', id, code, message: (error as Error).message, data })
      },
    )
  }
}
