/**
 * The folders a window may write exports into: those that somebody chose in the system's own dialog, or named on the
 * command line. The list alone is not enough: the folder must hold the same secret, so that a library that came from
 * elsewhere can name no folder of this machine (docs/adr/0031).
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { CallError } from '../../../../shared/errors.ts'
import { ExportFolder } from '../../../../shared/model/export-folder.ts'
import { newId } from '../../ids.ts'
import { isInside } from '../../inside.ts'
import { makeFolder, tellTrouble, writeWhole } from '../write-folder.ts'
import { MANIFEST, printVault, readVault } from './manifest.ts'

/** Beside the library, not in it: it is of this machine, and goes into no package and no backup. */
const LIST = 'export-folders.json'
const MOST = 20
const Remembered = ExportFolder.omit({ state: true }).extend({ grant: z.string().min(20) })
type Remembered = z.infer<typeof Remembered>

function readList(library: string): Remembered[] {
  try {
    return z.array(Remembered).parse(JSON.parse(readFileSync(join(library, LIST), 'utf8')))
  } catch {
    return []
  }
}

const writeList = (library: string, list: readonly Remembered[]): Promise<void> =>
  writeWhole(join(library, LIST), `${JSON.stringify(list.slice(0, MOST), null, 1)}\n`)

async function stateOf({ path, grant }: Remembered): Promise<ExportFolder['state']> {
  const found = await stat(path).catch(() => null)
  if (!found?.isDirectory()) return 'absent'
  return (await readVault(path)).grant === grant ? 'ready' : 'unconfirmed'
}

/** The folders that were chosen, the one written last first. */
export const listFolders = (library: string): Promise<ExportFolder[]> =>
  Promise.all(
    readList(library).map(async (one) => {
      const { id, path, writtenAt, last } = one
      return { id, path, writtenAt, last, state: await stateOf(one) }
    }),
  )

/**
 * Remembers a folder that a person chose, and leaves the secret in it.
 * @throws export-target where it cannot be written to, or holds the library itself
 */
export async function rememberFolder(library: string, chosen: string): Promise<ExportFolder> {
  const path = resolve(chosen)
  return tellTrouble(path, async () => {
    await makeFolder(path)
    if (isInside(await realpath(path), await realpath(library)))
      throw new CallError('export-target', 'the library itself lies there', { path })
    const list = readList(library)
    const manifest = await readVault(path)
    const before = list.find((one) => one.path === path)
    const grant = manifest.grant ?? before?.grant ?? randomBytes(24).toString('base64url')
    if (manifest.grant !== grant) await writeWhole(join(path, MANIFEST), printVault({ ...manifest, grant }))
    const one: Remembered = before
      ? { ...before, grant }
      : { id: newId(), path, grant, writtenAt: null, last: null }
    await writeList(library, [one, ...list.filter((other) => other !== before)])
    const { id, writtenAt, last } = one
    return { id, path, writtenAt, last, state: 'ready' as const }
  })
}

/** @throws not-found; export-unconfirmed where the folder does not say that it was chosen for this library */
export async function grantedFolder(library: string, id: string): Promise<string> {
  const one = readList(library).find((other) => other.id === id)
  if (!one) throw new CallError('not-found', `no export folder ${id}`, { kind: 'folder', id })
  const state = await stateOf(one)
  if (state !== 'ready')
    throw new CallError('export-unconfirmed', `${one.path} is ${state}`, { path: one.path })
  return one.path
}

/** Notes what was written where. */
export async function noteWritten(
  library: string,
  path: string,
  at: Date,
  last: Remembered['last'],
): Promise<void> {
  const list = readList(library)
  const one = list.find((other) => other.path === resolve(path))
  if (!one) return
  await writeList(library, [
    { ...one, writtenAt: at.toISOString(), last },
    ...list.filter((other) => other !== one),
  ])
}

/** Forgets a folder; nothing in it is touched. */
export const forgetFolder = (library: string, id: string): Promise<void> =>
  writeList(
    library,
    readList(library).filter((one) => one.id !== id),
  )
