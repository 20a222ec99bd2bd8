/** Starts the actor and hears what it says, until it ends or is killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Line } from './ledger.ts'

export interface Running {
  child: ChildProcess
  /** Resolves when the process has ended and all it said was heard. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; words: string }>
}

export interface Act {
  workload: 'annotate' | 'import' | 'open' | 'backup' | 'copy' | 'restore'
  folder: string
  seed: number
  acts: number
  /** The control: commits are not flushed (SQLite's `synchronous=NORMAL`). */
  unflushed?: boolean
}

/**
 * @param wrapper a program with its arguments that starts the actor, such as strace
 * @param env besides the variables of this process
 */
export function runActor(
  { workload, folder, seed, acts, unflushed }: Act,
  onLine: (line: Line) => void,
  wrapper: readonly string[] = [],
  env: Record<string, string> = {},
): Running {
  const own = [
    process.execPath,
    join(import.meta.dirname, 'actor.ts'),
    workload,
    folder,
    String(seed),
    String(acts),
  ]
  if (unflushed) own.push('unflushed')
  const [command = '', ...args] = [...wrapper, ...own]
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)))
  createInterface({ input: child.stdout }).on('line', (line) => onLine(JSON.parse(line) as Line))
  const ended = new Promise<Awaited<Running['ended']>>((resolve, reject) => {
    child.on('error', reject)
    // `close` comes when its pipes are empty too: what it said before it was killed counts.
    child.on('close', (code, signal) => resolve({ code, signal, words }))
  })
  return { child, ended }
}
