/**
 * Runs exports in threads of their own, one after the other: gathering and writing 10,000 highlights takes the
 * processor for seconds (test/bench/export.ts), in which no note could be saved. A template is somebody's program: its
 * thread is ended when it takes too long or too much memory.
 */
import { Worker } from 'node:worker_threads'
import { CallError } from '../../../shared/errors.ts'
import { templateOf, type TemplatePreview } from '../../../shared/model/template.ts'
import type { PreviewJob } from '../templates/make.ts'
import type { ExportJob, MadeExport } from './make.ts'
import type { ExporterAnswer, ExporterOptions } from './thread.ts'

/** The bundled thread, beside the bundled worker. */
export const BUNDLED_EXPORTER = 'exporter.js'

export interface Exporter {
  /** @throws what makeExport throws; `connection-lost` where the library is closed meanwhile; `template-too-slow` */
  make(job: ExportJob): Promise<MadeExport>
  /**
   * Waits for no export and ends the preview before it: only the newest is of interest while somebody types.
   * @throws `cancelled` by a newer one; `template-too-slow`, `template-too-large`; `connection-lost`
   */
  preview(job: PreviewJob): Promise<TemplatePreview>
  /** Ends what runs. */
  close(): Promise<void>
}

/** How long a template may take in all, gathering included; milliseconds. */
export interface TemplateTimes {
  export: number
  preview: number
}
const TIMES: TemplateTimes = { export: 180_000, preview: 15_000 }
/** Of a thread with a template. What goes beyond ends the thread and not the program. */
const TEMPLATE_MEMORY_MB = 2048

interface Running {
  thread: Worker
  /** Ends it for a reason. */
  end(reason: CallError): void
}

/**
 * Makes the exporter of a library that is open.
 * @param file the database file
 * @param threadFile thread.ts, or its bundled form
 */
export function createExporter(
  file: string,
  threadFile: URL | string = new URL('./thread.ts', import.meta.url),
  times: TemplateTimes = TIMES,
): Exporter {
  let last: Promise<unknown> = Promise.resolve()
  const running: { export: Running | null; preview: Running | null } = { export: null, preview: null }
  let isClosed = false

  /** @param template its name where one is carried out: a program of somebody's, that gets an end */
  function run(
    lane: 'export' | 'preview',
    job: ExporterOptions['job'],
    template: string | null,
  ): Promise<ExporterAnswer> {
    if (isClosed) return Promise.reject(lost())
    return new Promise((resolve, reject) => {
      const thread = new Worker(threadFile, {
        workerData: { file, job } satisfies ExporterOptions,
        ...(template === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: TEMPLATE_MEMORY_MB } }),
      })
      const own: Running = {
        thread,
        end(reason) {
          reject(reason)
          void thread.terminate()
        },
      }
      running[lane] = own
      const slow = (): void =>
        own.end(new CallError('template-too-slow', 'a template did not end', { name: template ?? '' }))
      let timer: NodeJS.Timeout | undefined
      thread.on('message', (answer: ExporterAnswer) => {
        if ('begun' in answer) {
          if (template !== null) timer = setTimeout(slow, times[lane])
        } else if (!('code' in answer)) resolve(answer)
        else
          reject(
            answer.code ? new CallError(answer.code, answer.message, answer.data) : new Error(answer.message),
          )
      })
      thread.on('error', (error: Error & { code?: string }) => {
        const isFull = template !== null && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(isFull ? new CallError('template-too-large', error.message, { name: template }) : error)
      })
      thread.on('exit', () => {
        clearTimeout(timer)
        if (running[lane] === own) running[lane] = null
        reject(lost())
      })
    })
  }

  return {
    make(job) {
      const template = templateOf(job.format) === null ? null : (job.templateName ?? '')
      const made = last.then(async () => {
        const answer = await run('export', { export: job }, template)
        if ('made' in answer) return answer.made
        throw new Error('the thread answered something else')
      })
      last = made.catch(() => undefined)
      return made
    },
    async preview(job) {
      running.preview?.end(new CallError('cancelled', 'a newer preview was asked for'))
      const answer = await run('preview', { preview: job }, job.template.name)
      if ('preview' in answer) return answer.preview
      throw new Error('the thread answered something else')
    },
    async close() {
      isClosed = true
      await Promise.all([running.export?.thread.terminate(), running.preview?.thread.terminate()])
    },
  }
}

const lost = (): CallError => new CallError('connection-lost', 'the library is being closed')
