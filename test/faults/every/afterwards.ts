/** After a fault: opened as a user would, held against what was promised, and the same act done again. */
import type { Ledger } from '../ledger.ts'
import { restart } from '../library-state.ts'
import { begin } from '../play.ts'
import type { Act } from '../run-actor.ts'

/** @param act with a seed of its own: a theme's name is taken by the first attempt, where that got so far */
export async function afterwards(
  act: Act,
  ledger: Ledger,
  parts: Parameters<typeof begin>[3],
): Promise<string[]> {
  const broken: string[] = []
  try {
    const { found, problems } = await restart(act.folder)
    broken.push(...ledger.missing(found), ...problems)
    ledger.settle(found)
    const again = await begin(
      act,
      (line) => ledger.take(line),
      () => {},
      parts,
    )
    await again.play(act.seed)
    await again.close()
    const after = await restart(act.folder)
    broken.push(...ledger.missing(after.found), ...after.problems)
  } catch (error) {
    broken.push(`afterwards: ${inShort(error)}`)
  }
  return broken
}

/** An error and where it came from, on one line. */
export function inShort(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n', 8).join(' / ') : String(error)
}
