/** What a process does to files, seen and disturbed by strace (Linux). */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** True where strace is there and may trace. */
export const hasStrace = (): boolean =>
  process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

/** The calls that change what a disk holds. Those of older kernels and of libc's other ways are among them. */
export const CHANGING = [
  'write',
  'pwrite64',
  'copy_file_range',
  'ftruncate',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'unlink',
  'unlinkat',
  'mkdir',
  'mkdirat',
  'rmdir',
] as const
export type Changing = (typeof CHANGING)[number]

export interface Call {
  name: Changing
  thread: number
  /** Of the file or folder, or of what is renamed or linked. */
  path: string
  /** What is copied from. */
  from?: string
  /** Where it is renamed or linked to. */
  to?: string
  /** What is written, at `offset` (null: where the file stands). */
  data?: Buffer
  offset?: number | null
  size?: number
  failed: boolean
  isInjected: boolean
}

/** Arguments that make strace write down every changing call with its bytes. */
export const recording = (file: string, name: string = CHANGING.join()): string[] => [
  ...['strace', '-f', '-q', '-y', '-xx', '-s', '10000000', '-o', file],
  ...['-e', `trace=${name}`, '-e', 'signal=none'],
]

/** Arguments that make the `when`th call (`7`, or `7+` for it and all later ones) of each thread fail or kill. */
export const injecting = (file: string, name: Changing, how: string, when: string): string[] => [
  ...['strace', '-f', '-q', '-y', '-s', '0', '-o', file],
  ...['-e', `trace=${name}`, '-e', `inject=${name}:${how}:when=${when}`],
]

const bytes = (escaped: string): Buffer => Buffer.from(escaped.replaceAll('\\x', ''), 'hex')
const LINE = /^(\d+) +(\w+)\((.*)\) += (-?\d+)/

/** The calls of a trace, in the order in which they ended. */
export function readTrace(file: string): Call[] {
  const calls: Call[] = []
  const unfinished = new Map<string, string>()
  for (const raw of readFileSync(file, 'latin1').split('\n')) {
    const began = /^(\d+) +(.*) <unfinished \.\.\.>$/.exec(raw)
    if (began) {
      unfinished.set(began[1]!, began[2]!)
      continue
    }
    const resumed = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/.exec(raw)
    const line = resumed ? `${resumed[1]} ${unfinished.get(resumed[1]!) ?? ''}${resumed[2]}` : raw
    const call = readCall(line)
    if (call) calls.push(call)
  }
  return calls
}

function readCall(line: string): Call | null {
  const [, thread, name, args = '', result] = LINE.exec(line) ?? []
  if (!name || !(CHANGING as readonly string[]).includes(name)) return null
  const call = {
    name: name as Changing,
    thread: Number(thread),
    failed: Number(result) < 0,
    isInjected: line.includes('(INJECTED)'),
  }
  if (/^(rename|link|unlink|mkdir|rmdir)/.test(name)) {
    // The calls that end in `at` name a folder before each path; with `-y` strace says which.
    const [path = '', to] = [...args.matchAll(/(?:<((?:[^>\\]|\\.)*)>, )?"([^"]*)"/g)].map(
      ([, base = '', text = '']) => resolve(readable(base) || '/', readable(text)),
    )
    return { ...call, path, ...(to === undefined ? {} : { to }) }
  }
  if (name === 'copy_file_range') {
    const [, from = '', path = ''] = /^\d+<((?:[^>\\]|\\.)*)>, .*?, \d+<((?:[^>\\]|\\.)*)>/.exec(args) ?? []
    return { ...call, path: readable(path), from: readable(from) }
  }
  const [, path = '', rest = ''] = /^\d+<((?:[^>\\]|\\.)*)>(.*)$/s.exec(args) ?? []
  const own = { ...call, path: readable(path) }
  if (name === 'ftruncate') return { ...own, size: Number(rest.replace(', ', '')) }
  if (!name.includes('write')) return own
  const [, text = '', offset] = /^, "([^"]*)"(?:\.\.\.)?, \d+(?:, (\d+))?/.exec(rest) ?? []
  return { ...own, data: bytes(text), offset: offset === undefined ? null : Number(offset) }
}

/** strace writes paths with `-xx` as bytes. */
const readable = (text: string): string => (text.startsWith('\\x') ? bytes(text).toString() : text)
