/** Makes one export, or a preview, over a connection of its own, and ends. Started by run-exporter.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { CallError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import type { ExportPreview } from '../../../shared/model/export-format.ts'
import { templateOf, type TemplatePreview } from '../../../shared/model/template.ts'
import { openReading } from '../database/open-reading.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { PreviewJob } from '../templates/make.ts'
import { type ExportJob, makeExport, type MadeExport } from './make.ts'
import { makePreview } from './preview.ts'

export interface ExporterOptions {
  /** The library's database file. */
  file: string
  /** `preview`: only what the export would hold. `template`: what a template that is being written would make. */
  job: { export: ExportJob } | { preview: ExportJob } | { template: PreviewJob }
}
export type ExporterAnswer =
  /** All is loaded: the time that a template has begins. */
  | { begun: true }
  | { made: MadeExport | ExportPreview | TemplatePreview }
  /** `code` null: a fault of ours. */
  | { code: ErrorCode | null; message: string; data: ErrorData }

const isTemplate = (job: ExporterOptions['job']): boolean =>
  'template' in job || templateOf('export' in job ? job.export.format : job.preview.format) !== null

async function answer(): Promise<ExporterAnswer> {
  const { file, job } = workerData as ExporterOptions
  const opened = openReading(file)
  try {
    // Liquid is loaded before the time of a template begins.
    if (isTemplate(job)) await import('../templates/make.ts')
    parentPort?.postMessage({ begun: true } satisfies ExporterAnswer)
    return { made: await make(opened.db, job) }
  } catch (error) {
    if (error instanceof CallError) return { code: error.code, message: error.message, data: error.data }
    return { code: null, message: String((error as Error).stack ?? error), data: {} }
  } finally {
    opened.close()
  }
}

async function make(
  db: ReadableDb,
  job: ExporterOptions['job'],
): Promise<MadeExport | ExportPreview | TemplatePreview> {
  if ('export' in job) return makeExport(db, job.export)
  if ('preview' in job) return makePreview(db, job.preview)
  const { previewTemplate } = await import('../templates/make.ts')
  return previewTemplate(db, job.template)
}

if (parentPort) parentPort.postMessage(await answer())
