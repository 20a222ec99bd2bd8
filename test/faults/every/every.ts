/**
 * Every call of an act that changes the disk fails once with a full disk and once with a broken one, and is once the
 * last. Afterwards the library is as before or as after, never between, and the same act done again completes.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Act } from '../run-actor.ts'
import { buildShim, newControl, steeredBy, WRONG } from './shim.ts'
import { killAtMoments } from './moments.ts'

export interface Every {
  /** How many calls were disturbed, by their name: each as often as there are ways for it to go wrong. */
  disturbed: Map<string, number>
  /** What the act answered, by its code. */
  answers: Map<string, number>
  /** A line for each broken promise. */
  broken: string[]
}

interface Measures {
  /** One of so many calls; 1: each. */
  step: number
  /** How many processes share the work of failing. */
  processes?: number
  /** No call after this one; for failing. */
  most?: number
  /** Only calls on the library's folder itself: flushes of its names. For failing. */
  folderAlone?: boolean
  /** Only calls whose names begin like this. */
  names?: readonly string[]
}

/** A line of steered.ts. */
interface Told {
  call: number
  what: string
  broken: string[]
}

/** SQLite keeps what it sorts or vacuums here, under no name. */
const TEMPORARY = '/var/tmp/'

/** @param folder a library; it stays as it is */
export async function failEverywhere(
  folder: string,
  act: Omit<Act, 'folder'>,
  { step, processes = 1, most = Infinity, folderAlone = false, names }: Measures,
): Promise<Every> {
  const stage = mkdtempSync(join(tmpdir(), 'pressmark-every-'))
  const every: Every = { disturbed: new Map(), answers: new Map(), broken: [] }
  try {
    const shim = buildShim(stage)
    const run = async (wrong: string, from: number): Promise<void> => {
      const own = { ...shim, control: newControl(join(stage, `control-${wrong}-${from}`)) }
      const world = join(stage, `world-${wrong}-${from}`)
      const what = [act.workload, folder, act.seed, act.acts, own.control]
      const args = [...what, world, from, step * processes, most, wrong]
      const library = join(world, 'library')
      const places = folderAlone ? [`${library}$`] : [library, TEMPORARY]
      await steer(args, steeredBy(own, places, names), (told) => {
        tally(every, told.what)
        for (const line of told.broken)
          every.broken.push(`${act.workload}, call ${told.call} ${wrong} (${told.what}): ${line}`)
      })
    }
    for (const wrong of Object.keys(WRONG))
      await Promise.all(Array.from({ length: processes }, (_, n) => run(wrong, 1 + n * step)))
    return every
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** @param folder a library; it stays as it is */
export async function killEverywhere(
  folder: string,
  act: Omit<Act, 'folder'>,
  { step, names }: Measures,
): Promise<Every> {
  const stage = mkdtempSync(join(tmpdir(), 'pressmark-moments-'))
  const every: Every = { disturbed: new Map(), answers: new Map(), broken: [] }
  try {
    for await (const { call, what, broken } of killAtMoments(folder, act, stage, step, names)) {
      tally(every, what)
      for (const line of broken)
        every.broken.push(`${act.workload}, killed at call ${call} (${what}): ${line}`)
    }
    return every
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** @param what such as `fsync /library/library.db → disk-full` */
function tally({ disturbed, answers }: Every, what: string): void {
  const name = what.split(' ', 1)[0]!.replace('64', '')
  disturbed.set(name, (disturbed.get(name) ?? 0) + 1)
  const answer = what.split(' → ')[1] ?? 'killed'
  answers.set(answer, (answers.get(answer) ?? 0) + 1)
}

async function steer(
  args: readonly (string | number)[],
  env: Record<string, string>,
  onTold: (told: Told) => void,
): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'steered.ts'), ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)))
  createInterface({ input: child.stdout }).on('line', (line) => onTold(JSON.parse(line) as Told))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`steered.ts ${args.join(' ')} ended with ${code}: ${words}`)
}

/** `pwrite 5, fsync 2`, the most frequent first. */
export const inWords = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
