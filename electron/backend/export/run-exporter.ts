/**
 * Runs exports in threads of their own, one after the other: gathering and writing 10,000 highlights takes the
 * processor for seconds (test/bench/export.ts), in which no note could be saved. Previews run beside them. A template is
 * somebody's program: its thread is ended when it takes too long or too much memory.
 */
import { Worker } from 'node:worker_threads'
import { CallError } from '../../../shared/errors.ts'
import type { ExportPreview } from '../../../shared/model/export-format.ts'
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
   * A preview does not wait for exports. `session`: a newer one of it ends the older.
   * @throws as `make`; `cancelled` where it was ended
   */
  preview(job: ExportJob, session: string): Promise<ExportPreview>
  /** Ends the preview of a session. */
  cancel(session: string): void
  /**
   * What a template that is being written would make; ends the one before it: only the newest is of interest while
   * somebody types. @throws `cancelled` by a newer one; `template-too-slow`, `template-too-large`; `connection-lost`
   */
  previewTemplate(job: PreviewJob): Promise<TemplatePreview>
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
/** The session of the editor of templates. */
const EDITOR = 'template'

/** Ends a thread for a reason. */
type End = (reason: CallError) => void

/** A template that is carried out: its name, and the milliseconds it may take. */
interface Guard {
  name: string
  time: number
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
  const running = new Set<Worker>()
  const sessions = new Map<string, End>()
  let isClosed = false

  function run<Made>(
    job: ExporterOptions['job'],
    guard: Guard | null,
    begun: (end: End) => void = () => undefined,
  ): Promise<Made> {
    if (isClosed) return Promise.reject(lost())
    return new Promise((resolve, reject) => {
      const thread = new Worker(threadFile, {
        workerData: { file, job } satisfies ExporterOptions,
        ...(guard === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: TEMPLATE_MEMORY_MB } }),
      })
      running.add(thread)
      const end: End = (reason) => {
        reject(reason)
        void thread.terminate()
      }
      begun(end)
      let timer: NodeJS.Timeout | undefined
      const slow = (): void =>
        end(new CallError('template-too-slow', 'a template did not end', { name: guard?.name ?? '' }))
      thread.on('message', (answer: ExporterAnswer) => {
        if ('begun' in answer) {
          if (guard) timer = setTimeout(slow, guard.time)
        } else if ('made' in answer) resolve(answer.made as Made)
        else
          reject(
            answer.code ? new CallError(answer.code, answer.message, answer.data) : new Error(answer.message),
          )
      })
      thread.on('error', (error: Error & { code?: string }) => {
        const isFull = guard !== null && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(isFull ? new CallError('template-too-large', error.message, { name: guard.name }) : error)
      })
      thread.on('exit', () => {
        clearTimeout(timer)
        running.delete(thread)
        reject(lost())
      })
    })
  }

  const endSession = (session: string): void =>
    sessions.get(session)?.(new CallError('cancelled', 'the preview is not wanted any more'))

  /** Ends the one before it of its session. */
  async function inSession<Made>(
    session: string,
    job: ExporterOptions['job'],
    guard: Guard | null,
  ): Promise<Made> {
    endSession(session)
    let own: End | undefined
    try {
      return await run<Made>(job, guard, (end) => {
        own = end
        sessions.set(session, end)
      })
    } finally {
      if (sessions.get(session) === own) sessions.delete(session)
    }
  }

  const guardOf = ({ format, templateName }: ExportJob, time: number): Guard | null =>
    templateOf(format) === null ? null : { name: templateName ?? '', time }

  return {
    make(job) {
      const made = last.then(() => run<MadeExport>({ export: job }, guardOf(job, times.export)))
      last = made.catch(() => undefined)
      return made
    },
    preview: (job, session) => inSession(session, { preview: job }, guardOf(job, times.preview)),
    cancel: endSession,
    previewTemplate: (job) =>
      inSession(EDITOR, { template: job }, { name: job.template.name, time: times.preview }),
    async close() {
      isClosed = true
      await Promise.all([...running].map((thread) => thread.terminate()))
    },
  }
}

const lost = (): CallError => new CallError('connection-lost', 'the library is being closed')
