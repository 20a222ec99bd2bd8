/**
 * Importer children that the host holds for the backend's thread: Electron starts utility processes in its main thread
 * only, and its fuses forbid running its binary as Node. Here are both ends of what crosses between the two threads.
 */
import type { Child, ForkChild } from './fork.ts'

export type AskHost = { kind: 'child'; id: number } & (
  | { do: 'start'; file: string; heap: number }
  | { do: 'post'; message: unknown }
  | { do: 'kill' }
)
export type TellHosted = { kind: 'child'; id: number } & (
  | { does: 'answer'; message: unknown }
  | { does: 'exit'; words: string }
)

interface Listeners {
  message: (message: unknown) => void
  exit: (words: string) => void
}

/** The backend's end. `hear` takes what the host tells of its children. */
export function forkOnHost(ask: (message: AskHost) => void): {
  fork: ForkChild
  hear: (message: TellHosted) => void
} {
  const listeners = new Map<number, Listeners>()
  let nextId = 1
  return {
    fork(file, heap): Child {
      const id = nextId++
      const own: Listeners = { message: () => {}, exit: () => {} }
      listeners.set(id, own)
      ask({ kind: 'child', id, do: 'start', file, heap })
      return {
        post: (message) => ask({ kind: 'child', id, do: 'post', message }),
        onMessage: (listener) => void (own.message = listener),
        onExit: (listener) => void (own.exit = listener),
        // The host lives as long as its windows do.
        hold: () => {},
        kill: () => ask({ kind: 'child', id, do: 'kill' }),
      }
    },
    hear(told) {
      if (told.does === 'answer') return listeners.get(told.id)?.message(told.message)
      listeners.get(told.id)?.exit(told.words)
      listeners.delete(told.id)
    },
  }
}

/** The host's end: starts children with `fork`, and ends all that live when the backend's thread has ended. */
export function hostChildren(
  fork: ForkChild,
  tell: (message: TellHosted) => void,
): { hear: (message: AskHost) => void; killAll: () => void } {
  const children = new Map<number, Child>()
  return {
    hear(asked) {
      const { id } = asked
      if (asked.do === 'post') return children.get(id)?.post(asked.message)
      if (asked.do === 'kill') return children.get(id)?.kill()
      const child = fork(asked.file, asked.heap)
      children.set(id, child)
      child.onMessage((message) => tell({ kind: 'child', id, does: 'answer', message }))
      child.onExit((words) => {
        children.delete(id)
        tell({ kind: 'child', id, does: 'exit', words })
      })
    },
    killAll: () => children.forEach((child) => child.kill()),
  }
}
