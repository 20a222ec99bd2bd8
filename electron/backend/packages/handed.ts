/** Packages that the system had the host open (a double click, an argument): kept in memory until a window has answered. */
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import { isPackageName, maxFileBytes } from '../../../shared/model/import.ts'
import type { HandedPackage } from '../../../shared/model/package.ts'
import { nameFailure } from '../database/failures.ts'
import type { TaskContext } from '../handlers.ts'
import { newId } from '../ids.ts'
import { copyRegularFile } from '../import/read-file.ts'

/** More than this at once nobody answers one after the other; the oldest stay. */
const MOST = 20

const waiting = new WeakMap<object, HandedPackage[]>()

export const listHanded = (library: object): HandedPackage[] => waiting.get(library) ?? []

/** @throws not-allowed for a window: the path comes from the system or the command line, never from a page */
export async function handPackage(context: TaskContext, path: string): Promise<HandedPackage> {
  const { library, folder, mayUsePaths, announce } = context
  if (!mayUsePaths) throw new CallError('not-allowed', 'a window sends bytes, not paths')
  if (listHanded(library).length >= MOST) throw new CallError('not-allowed', `${MOST} packages wait already`)
  const id = newId()
  const refused = await copyIn(folder, id, path)
  const handed = { id, name: basename(path), refused }
  // Listed anew: another may have come while this one was copied.
  waiting.set(library, [...listHanded(library), handed])
  announce(['import'])
  return handed
}

async function copyIn(folder: string, id: string, path: string): Promise<HandedPackage['refused']> {
  try {
    if (!isPackageName(path)) throw new CallError('not-a-package', `no package by its name: ${path}`)
    await copyRegularFile(path, join(folder, 'inbox', id), maxFileBytes(path))
    return null
  } catch (error) {
    const named = nameFailure(error, folder)
    if (named instanceof CallError) return { code: named.code, data: named.data }
    throw error
  }
}

export async function letGo({ library, folder, announce }: TaskContext, id: string): Promise<void> {
  const others = listHanded(library)
  if (!others.some((one) => one.id === id)) return
  waiting.set(
    library,
    others.filter((one) => one.id !== id),
  )
  await rm(join(folder, 'inbox', id), { force: true })
  announce(['import'])
}
