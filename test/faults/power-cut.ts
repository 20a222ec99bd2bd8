/**
 * The power goes right after each acknowledged commit, and after each rename of a file of the library's. The actor runs once under strace; from what it wrote and flushed
 * the disk is put together as a cut would leave it, and the library opened there.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outsideOf, read } from './copies.ts'
import { Disk } from './disk.ts'
import { type Kind, Ledger, type Line } from './ledger.ts'
import { restart } from './library-state.ts'
import { random } from './random.ts'
import { type Act, runActor } from './run-actor.ts'
import { type Call, readTrace, recording } from './strace.ts'

export interface Cut {
  cuts: number
  acknowledged: number
  broken: string[]
}

/**
 * @param folder a library; it stays as it is
 * @param kinds what is acknowledged where it is cut; everything if not given
 */
export async function cutPower(
  folder: string,
  act: Omit<Act, 'folder'>,
  kinds?: readonly Kind[],
): Promise<Cut> {
  const stage = mkdtempSync(join(tmpdir(), 'pressmark-power-'))
  try {
    const played = join(stage, 'library')
    cpSync(folder, played, { recursive: true })
    const disk = new Disk(played)
    const trace = join(stage, 'trace.txt')
    const { code, words } = await runActor({ ...act, folder: played }, () => {}, recording(trace)).ended
    if (code !== 0) throw new Error(`the actor ended with ${code}: ${words}`)

    const before = new Set((await restart(folder)).problems)
    const ledger = new Ledger()
    ledger.begin(read(join(folder, 'library.db')).rows)
    const draw = random(act.seed)
    const result: Cut = { cuts: 0, acknowledged: 0, broken: [] }
    const cut = async (what: string): Promise<void> => {
      // Nothing of what was not flushed, then a part of it.
      for (const some of [undefined, draw]) {
        const after = join(stage, `after-${result.cuts++}`)
        disk.cut(after, some)
        const told = await broken(after, ledger)
        result.broken.push(
          ...told.filter((one) => !before.has(one)).map((one) => `${what} ${result.acknowledged}: ${one}`),
        )
        for (const path of [after, outsideOf(after)]) rmSync(path, { recursive: true, force: true })
      }
    }
    for (const call of readTrace(trace)) {
      disk.take(call)
      if (call.name.startsWith('rename') && call.to?.startsWith(played) && !call.failed) await cut('rename')
      for (const line of linesOf(call)) {
        ledger.take(line)
        if (line.say !== 'ack') continue
        result.acknowledged++
        if (!kinds || kinds.includes(line.kind)) await cut('commit')
      }
    }
    return result
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** What the actor said in this call. */
function linesOf({ name, path, data, failed }: Call): Line[] {
  if (name !== 'write' || failed || !/^(pipe|socket):/.test(path) || !data?.toString().startsWith('{"say"'))
    return []
  return data
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}

async function broken(folder: string, ledger: Ledger): Promise<string[]> {
  try {
    const { found, problems } = await restart(folder)
    return [...ledger.missing(found), ...problems]
  } catch (error) {
    return [`does not open: ${String(error)}`]
  }
}
