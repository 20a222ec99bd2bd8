/** A library that changes, a folder that a user works in, and exports merged into it. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ExportLibrary, ExportReport } from '../../../electron/backend/export/export-library.ts'
import { markdown } from '../../../electron/backend/export/markdown.ts'
import {
  type Decision,
  type FolderMerge,
  mergeFolder,
} from '../../../electron/backend/export/merge/merge-folder.ts'
import { noteOf, sampleLibrary } from '../../golden/export/library.ts'

export const FERRY = '2025-03-03 北岸渡口恢复通航.md'
export const POST = 'The ferry North Bank sails.md'
export const WHARF = '2025-03-04 𠮷灣碼頭重開.md'

export interface World {
  folder: string
  library: ExportLibrary
  report: (at: number) => ExportReport
  export: (decisions?: Decision[]) => Promise<FolderMerge>
  paths: () => string[]
  read: (path: string) => string
  write: (path: string, text: string) => void
  edit: (path: string, from: string, to: string) => void
  move: (path: string, to: string) => void
  remove: (path: string) => void
  times: () => Record<string, number>
  clean: () => void
}

export function makeWorld(): World {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-merge-'))
  const library = structuredClone(sampleLibrary('all'))
  const world: World = {
    folder,
    library,
    report: (at) => {
      const found = library.reports[at]
      if (!found) throw new Error(`no report ${at}`)
      return found
    },
    export: (decisions = []) =>
      mergeFolder(
        folder,
        async (known) => {
          const options = { language: 'zh-Hans' as const, citation: null, excel: false, known }
          const made = await markdown.write(library, options)
          return { ...made, count: made.files.length, mediaType: '', name: 'x', scope: 'all' }
        },
        { decisions },
      ),
    paths: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .sort(),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    },
    edit: (path, from, to) => {
      const text = world.read(path)
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}:\n${text}`)
      world.write(
        path,
        text.replace(from, () => to),
      )
    },
    move: (path, to) => {
      mkdirSync(dirname(join(folder, to)), { recursive: true })
      renameSync(join(folder, path), join(folder, to))
    },
    remove: (path) => unlinkSync(join(folder, path)),
    times: () =>
      Object.fromEntries(
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((path) => statSync(join(folder, path)).isFile())
          .map((path) => [path, statSync(join(folder, path)).mtimeMs]),
      ),
    clean: () => rmSync(folder, { recursive: true, force: true }),
  }
  return world
}

let made = 500
/** A note of one paragraph. */
export const note = (text: string) =>
  noteOf(made++, { type: 'paragraph', children: [{ type: 'text', text, format: 0 }] })

/** The same note with other words. */
export const reworded = (one: { id: string }, text: string) => ({ ...note(text), id: one.id })
