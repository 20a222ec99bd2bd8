/**
 * A kill leaves on the disk what was written until then, and nothing in memory. So one run is enough: before each of its
 * calls shim.c copies the library, and each copy is opened as if the kill had come there.
 */
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { outsideOf, read } from '../copies.ts'
import { Ledger, type Line } from '../ledger.ts'
import { restart } from '../library-state.ts'
import { type Act, runActor } from '../run-actor.ts'
import { afterwards } from './afterwards.ts'
import { keptImporter } from './kept-importer.ts'
import { buildShim, Control, readLog, steeredBy } from './shim.ts'

const AGAIN = 100

interface Moment {
  /** The call that did not come to be, from 1. */
  call: number
  /** So many lines the actor had said. */
  said: number
  folder: string
}

/**
 * @param folder a library; it stays as it is
 * @param step one of so many moments is looked at
 * @param names of calls, their beginnings: a moment before each of these
 */
export async function* killAtMoments(
  folder: string,
  act: Omit<Act, 'folder'>,
  stage: string,
  step: number,
  names?: readonly string[],
): AsyncGenerator<{ call: number; what: string; broken: string[] }> {
  const world = join(stage, 'world')
  const library = join(world, 'library')
  cpSync(folder, library, { recursive: true })
  mkdirSync(outsideOf(library))
  const { moments, lines, calls } = await play(library, act, stage, names)
  const before = new Set((await restart(library)).problems)
  const rows = read(join(folder, 'library.db')).rows
  const importer = keptImporter()
  try {
    for (const { call, said, folder: moment } of moments.filter((_, n) => n % step === 0)) {
      rmSync(world, { recursive: true })
      renameSync(moment, world)
      const ledger = new Ledger()
      ledger.begin(rows)
      for (const line of lines.slice(0, said)) ledger.take(line)
      const again = { ...act, folder: library, seed: act.seed + AGAIN }
      const broken = await afterwards(again, ledger, importer.parts)
      yield { call, what: calls[call - 1] ?? '', broken: broken.filter((line) => !before.has(line)) }
    }
  } finally {
    await importer.close()
  }
}

/** The act, once, whole. @returns its moments, what it said, and what each call was */
async function play(
  library: string,
  act: Omit<Act, 'folder'>,
  stage: string,
  names?: readonly string[],
): Promise<{ moments: Moment[]; lines: Line[]; calls: string[] }> {
  const copies = join(stage, 'moments')
  const log = join(stage, 'log.txt')
  mkdirSync(copies)
  const shim = buildShim(stage)
  const control = new Control(shim.control)
  control.arm(0)
  const lines: Line[] = []
  const { code, words } = await runActor({ ...act, folder: library }, (line) => void lines.push(line), [], {
    ...steeredBy(shim, [library], names),
    FAULT_COPIES: copies,
    FAULT_COPY: join(library, '..'),
    FAULT_LOG: log,
  }).ended
  control.close()
  if (code !== 0) throw new Error(`the actor ended with ${code}: ${words}`)
  const moments = readdirSync(copies).map((name) => {
    const [call = 0, said = 0] = name.split('-').map(Number)
    return { call, said, folder: join(copies, name) }
  })
  const calls = readLog(log).map(({ name, path }) => `${name} ${path.replace(join(library, '..'), '')}`)
  return { moments: moments.sort((one, other) => one.call - other.call), lines, calls }
}
