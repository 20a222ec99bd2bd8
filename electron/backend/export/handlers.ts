import { resolve } from 'node:path'
import type { ParsedArgs } from '../../../shared/contract.ts'
import { CallError } from '../../../shared/errors.ts'
import { templateFormat, templateOf } from '../../../shared/model/template.ts'
import type { Queries, TaskContext, Tasks } from '../handlers.ts'
import { newId } from '../ids.ts'
import type { ExportFile } from './export-library.ts'
import { findTemplate, listTemplates } from '../templates/store.ts'
import { exportFormat, FORMATS } from './index.ts'
import { keepExport } from './kept.ts'
import { bytesOf, type ExportJob, type MadeExport } from './make.ts'
import { forgetFolder, grantedFolder, listFolders, noteWritten, rememberFolder } from './merge/folders.ts'
import { mergeFolder } from './merge/merge-folder.ts'
import { tellTrouble, writeFolder } from './write-folder.ts'

export const queries = {
  'export.formats': (db) => [
    ...FORMATS.map(({ id, extension, group, options }) => ({ id, extension, group, options: [...options] })),
    ...listTemplates(db).map(({ id, extension, name }) => ({
      ...{ id: templateFormat(id), extension, name, group: 'templates' as const, options: [] },
    })),
  ],
} satisfies Queries

export const tasks = {
  'export.preview': ({ previewExport }, { session, ...args }) =>
    previewExport({ ...jobOf(args), taken: [], zip: null }, session ?? newId()),

  async 'export.cancel'({ cancelPreview }, { session }) {
    cancelPreview(session)
    return {}
  },

  async 'export.prepare'(context, args) {
    const made = await make(context, { ...jobOf(args), taken: [], zip: context.now().getTime() })
    const [only] = made.files
    if (!only) throw new Error(`the format ${args.format} made no file`)
    const key = keepExport(context.library, {
      bytes: new Uint8Array(bytesOf(only.data)),
      fileName: only.path,
      mediaType: made.mediaType,
    })
    const { count, warnings } = made
    return { url: `/content/export/${key}`, fileName: only.path, files: count, warnings }
  },

  async 'export.write'(context, { folder, ...args }) {
    if (!context.mayUsePaths)
      throw new CallError('not-allowed', 'a window downloads exports, it does not name folders')
    let made = await make(context, { ...jobOf(args), taken: [], zip: null })
    let first: ExportFile[] | null = made.files
    const written = await writeFolder(resolve(folder), made, async (taken) => {
      if (taken.size > 0 || first === null)
        made = await make(context, { ...jobOf(args), taken: [...taken], zip: null })
      first = null
      return made.files
    })
    return { ...written, warnings: made.warnings }
  },

  async 'export.merge'(context, { folder: named, decisions, ...args }) {
    const library = context.folder
    requireMerging(args.format)
    if ('path' in named && !context.mayUsePaths)
      throw new CallError('not-allowed', 'a window writes where somebody chose, it does not name folders')
    const folder =
      'path' in named
        ? (await rememberFolder(library, named.path)).path
        : await grantedFolder(library, named.id)
    const job = jobOf(args)
    const merged = await tellTrouble(folder, () =>
      mergeFolder(
        folder,
        (known) => context.makeExport({ ...job, options: { ...job.options, known }, taken: [], zip: null }),
        { decisions },
      ),
    )
    await noteWritten(library, folder, context.now(), args)
    return { folder, ...merged }
  },

  'export.folders': (context) => listFolders(context.folder),

  async 'export.chooseFolder'(context) {
    if (!context.chooseFolder) throw new CallError('export-no-dialog', 'nothing here shows a folder dialog')
    const path = await context.chooseFolder()
    return path === null ? null : rememberFolder(context.folder, path)
  },

  async 'export.forgetFolder'(context, { id }) {
    await forgetFolder(context.folder, id)
    return {}
  },
} satisfies Tasks

/** @throws export-no-merge for forms whose files hold nothing to tell our parts from the user's by */
function requireMerging(format: string): void {
  const merging = FORMATS.filter(({ options }) => options.includes('themeFiles')).map(({ id }) => id)
  if (merging.includes(format)) return
  const formats = merging.join(', ')
  throw new CallError('export-no-merge', `${format} cannot be merged; ${formats} can`, { formats })
}

function jobOf(args: ParsedArgs<'export.prepare'>): Omit<ExportJob, 'taken' | 'zip'> {
  const { format, scope, words, notes, language = 'en', citation = null, excel = false, text, order } = args
  const { themeFiles, storyFiles } = args
  const options = { language, citation, excel, text, order, themeFiles, storyFiles }
  return { format, scope, words, notes, options }
}

/** Pages of a format that is printed come back as PDF. @throws export-no-browser; export-print */
async function make(context: TaskContext, job: ExportJob): Promise<MadeExport> {
  const { db, makeExport, printPdf, signal } = context
  const template = templateOf(job.format)
  if (template !== null) return makeExport({ ...job, templateName: findTemplate(db, template)?.name })
  if (!exportFormat(job.format).isPrinted) return makeExport(job)
  if (!printPdf) throw new CallError('export-no-browser', 'nothing here can print')
  const made = await makeExport(job)
  const files = await Promise.all(
    made.files.map(async ({ path, data }) => ({ path, data: await printPdf(String(data), signal) })),
  )
  return { ...made, files }
}
