import { rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import { maxFileBytes } from '../../../shared/model/import.ts'
import type { ForeignOutcome } from '../../../shared/model/foreign-outcome.ts'
import { requireWritable } from '../database/require-writable.ts'
import type { Inverse, TaskContext, Tasks } from '../handlers.ts'
import { importFile } from '../import/import-file.ts'
import { readRegularFile } from '../import/read-file.ts'
import { newId } from '../ids.ts'
import { ROW_TABLES, wayBack } from '../rows/way-back.ts'
import { fileOf } from '../uploads.ts'
import { placeForeign, withOwnIds } from './foreign.ts'
import type { ForeignRead } from './formats/format.ts'
import { placeAhead } from './place-ahead.ts'
import { readApart } from './read-apart.ts'

export const tasks = {
  async 'foreign.import'(context, { file }) {
    requireWritable(context.library)
    const { path, uploaded } = fileOf(context, file)
    const name = 'name' in file ? file.name : basename(path)
    try {
      const bytes = await readRegularFile(path, maxFileBytes(name))
      return await take(context, await readApart(context, name, bytes))
    } finally {
      if (uploaded) await rm(path, { force: true })
    }
  },
} satisfies Tasks

/** Documents first, then what sits on them; undone as one step. */
async function take(context: TaskContext, read: ForeignRead): Promise<ForeignOutcome> {
  const step = newId()
  const { sources, left } = await takeTexts(context, read.texts ?? [], step)
  const file = { ...read, annotations: withOwnIds(read.annotations) }
  const places = await placeAhead(context.db, file, context.signal)
  return context.change<ForeignOutcome>((db) => {
    const { outcome, rows } = placeForeign(db, file, { places })
    const back = wayBack('import-annotations', rows)
    // Follows the documents on the stack: one step with them.
    const inverse: Inverse | null = back && { ...back, mergeKey: `import:${step}` }
    return {
      result: { ...outcome, sources, left: [...left, ...outcome.left] },
      inverse,
      tables: rows.length > 0 || sources.some(({ known }) => !known) ? ROW_TABLES : [],
      ids: [],
    }
  })
}

async function takeTexts(
  context: TaskContext,
  texts: NonNullable<ForeignRead['texts']>,
  jobId: string,
): Promise<Pick<ForeignOutcome, 'sources' | 'left'>> {
  if (texts.length === 0) return { sources: [], left: [] }
  const importer = context.createImporter()
  const sources: ForeignOutcome['sources'] = []
  const left: ForeignOutcome['left'] = []
  try {
    for (const { name, bytes } of texts) {
      const path = join(context.folder, 'inbox', newId())
      await writeFile(path, bytes)
      try {
        const wanted = { path, name, encoding: 'utf-8' as const, sample: false, lessons: [], jobId }
        const { id, known } = await importFile(context, importer, wanted)
        sources.push({ id, name, known })
      } catch (error) {
        // One text that cannot come in stops nothing else.
        if (!(error instanceof CallError) || !isOfFile(error)) throw error
        const refused = { code: error.code, data: error.data }
        left.push({ id: name, words: name, document: '', reason: 'refused', refused })
      } finally {
        await rm(path, { force: true })
      }
    }
  } finally {
    await importer.close()
  }
  return { sources, left }
}

/** Of the file itself, not of the library or its disk, which the next text would meet too. */
const isOfFile = ({ code }: CallError): boolean => /^(?:file|encoding|split|archive|markup)-/.test(code)
