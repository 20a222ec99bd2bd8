import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import { requireWritable } from '../database/require-writable.ts'
import { keepExport } from '../export/kept.ts'
import type { Queries, Tasks } from '../handlers.ts'
import { newId } from '../ids.ts'
import { readLibraryId, readVersion } from '../library/store.ts'
import { fileOf } from '../uploads.ts'
import { handPackage, letGo, listHanded } from './handed.ts'
import { importPackage } from './import-package.ts'
import { MIMETYPE } from './manifest.ts'
import { openPackage } from './open-package.ts'
import { partOf } from './part.ts'
import { countPacked } from './tables-store.ts'
import { asCounts, writePackage } from './write-package.ts'

export const queries = {
  'package.count': (db, { scope }) => asCounts(countPacked(db, partOf(db, '', scope).part)),
} satisfies Queries

export const tasks = {
  async 'package.prepare'({ db, folder, library, now }, { scope }) {
    const { part, name } = partOf(db, folder, scope)
    const file = join(folder, 'inbox', `${newId()}.pressmark`)
    const { bytes, ...written } = await writePackage(placesOf(folder), file, part)
    const fileName = `${name} ${now().toISOString().slice(0, 10)}.pressmark`
    const key = keepExport(library, { file, size: bytes, fileName, mediaType: MIMETYPE })
    return { url: `/content/export/${key}`, fileName, bytes, ...written }
  },

  async 'package.write'({ db, folder, mayUsePaths }, { scope, path: wanted }) {
    if (!mayUsePaths)
      throw new CallError('not-allowed', 'a window downloads packages, it does not name files')
    const path = resolve(wanted)
    if (existsSync(path) && !isPackage(path))
      throw new CallError('export-target', `${path} is there and is no package`, { path })
    return { path, ...(await writePackage(placesOf(folder), path, partOf(db, folder, scope).part)) }
  },

  async 'package.inspect'(context, { file }) {
    const found = await openPackage(fileOf(context, file).path, readVersion(context.db))
    found.close()
    const { app, library, scope, changed, counts } = found.manifest
    const isOwn = library === readLibraryId(context.db)
    return { app, library, isOwn, scope, changed, counts, bytes: found.bytes }
  },

  'package.hand': (context, { path }) => handPackage(context, path),

  'package.handed': async ({ library }) => listHanded(library),

  async 'package.letGo'(context, { id }) {
    await letGo(context, id)
    return {}
  },

  async 'package.import'(context, { file, revive = false }) {
    requireWritable(context.library)
    const { path, uploaded } = fileOf(context, file)
    try {
      return await importPackage(context, path, { revive })
    } finally {
      if (uploaded) await rm(path, { force: true })
    }
  },
} satisfies Tasks

const placesOf = (folder: string) => ({ folder, file: join(folder, 'library.db') })

/** The first entry of a package is its kind, not deflated: it can be told from the first bytes. */
function isPackage(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(128)
    readSync(file, head, 0, head.length, 0)
    return head.includes(MIMETYPE)
  } finally {
    closeSync(file)
  }
}
