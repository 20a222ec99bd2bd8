/** Makes one export, or its preview, over a connection of its own, and ends. Started by run-exporter.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { CallError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import { openReading } from '../database/open-reading.ts'
import type { ExportPreview } from '../../../shared/model/export-format.ts'
import { type ExportJob, makeExport, type MadeExport } from './make.ts'
import { makePreview } from './preview.ts'

export interface ExporterOptions {
  /** The library's database file. */
  file: string
  job: ExportJob
  /** Only what it would hold. */
  isPreview: boolean
}
export type ExporterAnswer =
  | { made: MadeExport | ExportPreview }
  /** `code` null: a fault of ours. */
  | { code: ErrorCode | null; message: string; data: ErrorData }

async function answer(): Promise<ExporterAnswer> {
  const { file, job, isPreview } = workerData as ExporterOptions
  const opened = openReading(file)
  try {
    return { made: await (isPreview ? makePreview : makeExport)(opened.db, job) }
  } catch (error) {
    if (error instanceof CallError) return { code: error.code, message: error.message, data: error.data }
    return { code: null, message: String((error as Error).stack ?? error), data: {} }
  } finally {
    opened.close()
  }
}

if (parentPort) parentPort.postMessage(await answer())
