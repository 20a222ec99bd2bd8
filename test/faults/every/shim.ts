/** shim.c, compiled, and the file by which it is steered: at each call that changes the library the disk fails, or is copied. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

/** How a call fails: a full disk stays full (what removes or shortens works again), a bad sector is met once. */
export const WRONG = {
  full: { error: constants.errno.ENOSPC, stays: true },
  broken: { error: constants.errno.EIO, stays: false },
} as const
export type Wrong = keyof typeof WRONG

const SOURCE = join(import.meta.dirname, 'shim.c')
/** `struct control` of shim.c: six numbers of 64 bits, then text. */
const FIELDS = ['armed', 'count', 'at', 'stays', 'error', 'fired'] as const
const NUMBER = 8
const TEXT = 1024

/** True where what is put before libc works and can be compiled. */
export const hasCompiler = (): boolean =>
  process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0

export interface Shim {
  library: string
  control: string
}

/** @param stage a folder for the library and the file that steers it @throws what the compiler says */
export function buildShim(stage: string): Shim {
  const library = join(stage, 'shim.so')
  const args = ['-shared', '-fPIC', '-O2', '-Wall', '-Werror', '-o', library, SOURCE, '-ldl', '-lpthread']
  const { status, stderr } = spawnSync('cc', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`shim.c does not compile: ${stderr}`)
  return { library, control: newControl(join(stage, 'control')) }
}

/** Another file to steer by: two processes that share a shim do not share one. @returns its path */
export function newControl(file: string): string {
  writeFileSync(file, Buffer.alloc(FIELDS.length * NUMBER + TEXT))
  return file
}

/**
 * Variables of a process that is steered.
 * @param places prefixes of paths whose calls count
 * @param names beginnings of the names of calls that count, as libc has them; all without
 */
export const steeredBy = (
  { library, control }: Shim,
  places: readonly string[],
  names: readonly string[] = [],
): Record<string, string> => ({
  LD_PRELOAD: library,
  FAULT_CONTROL: control,
  FAULT_PLACES: places.join(':'),
  ...(names.length > 0 ? { FAULT_NAMES: names.join(':') } : {}),
})

/** What the shim counted, a line `number name path` each. */
export const readLog = (file: string): { name: string; path: string }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', path = ''] = /^\d+ (\w+) (.*)$/.exec(line) ?? []
      return { name, path }
    })

export class Control {
  private readonly file: number

  constructor(path: string) {
    this.file = openSync(path, 'r+')
  }

  /** From now on calls are counted; the `at`th fails (none where it is 0). */
  arm(at: number, wrong: Wrong = 'broken'): void {
    const { error, stays } = WRONG[wrong]
    const numbers = { armed: 0, count: 0, at, stays: Number(stays), error, fired: 0 }
    const bytes = Buffer.alloc(FIELDS.length * NUMBER + TEXT)
    FIELDS.forEach((field, n) => bytes.writeBigUInt64LE(BigInt(numbers[field]), n * NUMBER))
    writeSync(this.file, bytes, 0, bytes.length, 0)
    this.set('armed', 1)
  }

  disarm(): void {
    this.set('armed', 0)
  }

  get count(): number {
    return this.get('count')
  }

  /** What failed first: the call's name and its path; null where none did. */
  get fired(): string | null {
    if (this.get('fired') === 0) return null
    const text = Buffer.alloc(TEXT)
    readSync(this.file, text, 0, TEXT, FIELDS.length * NUMBER)
    return text.subarray(0, text.indexOf(0)).toString()
  }

  close(): void {
    closeSync(this.file)
  }

  private set(field: (typeof FIELDS)[number], value: number): void {
    const bytes = Buffer.alloc(NUMBER)
    bytes.writeBigUInt64LE(BigInt(value))
    writeSync(this.file, bytes, 0, NUMBER, FIELDS.indexOf(field) * NUMBER)
  }

  private get(field: (typeof FIELDS)[number]): number {
    const bytes = Buffer.alloc(NUMBER)
    readSync(this.file, bytes, 0, NUMBER, FIELDS.indexOf(field) * NUMBER)
    return Number(bytes.readBigUInt64LE())
  }
}
