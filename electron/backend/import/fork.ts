/**
 * The process in which foreign bytes are read. A thread is not enough: of eleven ways to run out of memory that were
 * tried, eight ended the whole process with the thread (docs/adr/0025).
 */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A running child, as the importer sees it: an own process, or one of Electron's that the host holds. */
export interface Child {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once. `words`: the end of what it wrote to its standard error. */
  onExit(listener: (words: string) => void): void
  /** While it is held, it keeps this process alive. */
  hold(isHeld: boolean): void
  kill(): void
}

/**
 * @param file a path or a `file:` address
 * @param heap the most its heap may grow to, in megabytes
 */
export type ForkChild = (file: string, heap: number) => Child

/** Words of a dying child that are kept: V8's last sentence stands within its last 4 KB. */
const LAST_WORDS = 8192

/** Forks Node, which reads nothing but its own code, writes nothing, and starts no process (Node's permission model). */
export const forkNode: ForkChild = (file, heap) => {
  const path = file.startsWith('file:') ? fileURLToPath(file) : file
  const root = codeRoot(path)
  const child = fork(path, [root], {
    execArgv: [
      `--max-old-space-size=${heap}`,
      '--permission',
      `--allow-fs-read=${join(root, '*')}`,
      // For the watch over its memory alone: lock-down.ts closes threads before a parser is loaded.
      '--allow-worker',
      // A warning is no last word: whoever is ended by the watch leaves none.
      '--no-warnings',
      '--disallow-code-generation-from-strings',
    ],
    // Windows cannot start a process without knowing where it is itself.
    env: process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-LAST_WORDS)
  })
  // What cannot be sent any more is answered by the exit.
  child.on('error', () => {})
  const stderr = child.stderr as { ref?(): void; unref?(): void } | null
  return {
    post: (message) => void child.send(message as object, () => {}),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('close', () => listener(words)),
    hold(isHeld) {
      for (const part of [child, child.channel, stderr])
        if (isHeld) part?.ref?.()
        else part?.unref?.()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** The folder that holds the code, its packages and what they bring along (character maps of PDF): all that a child may read. */
export function codeRoot(file: string): string {
  let root = dirname(file)
  for (let folder = root; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'node_modules'))) root = folder
  return root
}
