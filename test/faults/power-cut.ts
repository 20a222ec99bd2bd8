/**
 * The power goes right after each acknowledged commit. The actor runs once under strace; from what it wrote and flushed
 * the disk is put together as a cut would leave it, and the library opened there.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Disk } from './disk.ts'
import { Ledger, type Line } from './ledger.ts'
import { restart } from './library-state.ts'
import { random } from './random.ts'
import { type Act, runActor } from './run-actor.ts'
import { type Call, readTrace, recording } from './strace.ts'

export interface Cut {
  cuts: number
  acknowledged: number
  broken: string[]
}

/** @param folder a library; it stays as it is */
export async function cutPower(folder: string, act: Omit<Act, 'folder'>): Promise<Cut> {
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
    const draw = random(act.seed)
    const result: Cut = { cuts: 0, acknowledged: 0, broken: [] }
    for (const call of readTrace(trace)) {
      disk.take(call)
      for (const line of linesOf(call)) {
        ledger.take(line)
        if (line.say !== 'ack') continue
        result.acknowledged++
        // Nothing of what was not flushed, then a part of it.
        for (const some of [undefined, draw]) {
          const after = join(stage, `after-${result.cuts++}`)
          disk.cut(after, some)
          const told = await broken(after, ledger)
          result.broken.push(
            ...told.filter((one) => !before.has(one)).map((one) => `commit ${result.acknowledged}: ${one}`),
          )
          rmSync(after, { recursive: true })
        }
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
