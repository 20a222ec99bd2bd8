/** Makes one export, or a preview, over a connection of its own, and ends. Started by run-exporter.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { CallError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import { templateOf, type TemplatePreview } from '../../../shared/model/template.ts'
import { openReading } from '../database/open-reading.ts'
import type { PreviewJob } from '../templates/make.ts'
import { type ExportJob, makeExport, type MadeExport } from './make.ts'

export interface ExporterOptions {
  /** The library's database file. */
  file: string
  job: { export: ExportJob } | { preview: PreviewJob }
}
export type ExporterAnswer =
  /** All is loaded: the time that a template has begins. */
  | { begun: true }
  | { made: MadeExport }
  | { preview: TemplatePreview }
  /** `code` null: a fault of ours. */
  | { code: ErrorCode | null; message: string; data: ErrorData }

const isTemplate = (job: ExporterOptions['job']): boolean =>
  'preview' in job || templateOf(job.export.format) !== null

async function answer(): Promise<ExporterAnswer> {
  const { file, job } = workerData as ExporterOptions
  const opened = openReading(file)
  try {
    if (isTemplate(job)) await import('../templates/make.ts')
    parentPort?.postMessage({ begun: true } satisfies ExporterAnswer)
    if ('export' in job) return { made: await makeExport(opened.db, job.export) }
    const { previewTemplate } = await import('../templates/make.ts')
    return { preview: await previewTemplate(opened.db, job.preview) }
  } catch (error) {
    if (error instanceof CallError) return { code: error.code, message: error.message, data: error.data }
    return { code: null, message: String((error as Error).stack ?? error), data: {} }
  } finally {
    opened.close()
  }
}

if (parentPort) parentPort.postMessage(await answer())
