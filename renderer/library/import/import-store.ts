/** Files on their way to the library: what is being sent, and what could not even be sent. */
import { create } from 'zustand'
import { CallError, ERROR_CODES, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import { maxFileBytes, sizesInWords, type RefusedFile, type SentItem } from '../../../shared/model/import.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import { fetchContent } from '../../backend.ts'
import { send } from '../../queries.ts'
import { notify } from '../../ui/notify.tsx'

/** A file as the user chose it. */
export interface ChosenFile {
  file: File
  /** Its name, or its path below the folder that was chosen. */
  name: string
}
export const chosen = (file: File): ChosenFile => ({ file, name: file.name })

interface Sending {
  total: number
  sent: number
  current: string
  /** The import they go into, once it has begun. */
  jobId: string | null
  /** How many of them it does not know of yet. */
  left: number
}
/** Annotations that wait for the reports they sit on. */
export interface Waiting {
  names: readonly string[]
  callOff: () => void
}
interface ImportState {
  sending: Sending | null
  /** Refused before the import began: too large, or lost on the way. */
  unsent: RefusedFile[]
  /** Lay in a folder and is of no kind that comes in by itself. */
  passed: RefusedFile[]
  /** Not sent any more when the user cancelled. */
  skipped: string[]
  waiting: readonly Waiting[]
}
const NOTHING = { unsent: [], passed: [], skipped: [] }

export const useImport = create<ImportState>(() => ({ sending: null, ...NOTHING, waiting: [] }))

/** The user has seen what could not be sent. */
export const forgetUnsent = (): void => useImport.setState(NOTHING)

/** So many files, or bytes, are given to the import at once: what it has comes in even where this window goes. */
const AT_ONCE = { files: 16, bytes: 8_388_608 }

interface QueuedFile extends ChosenFile {
  replaces: string | undefined
  encoding?: Encoding | undefined
}

/** What was sent, by name: one that is refused for its encoding can be tried in another. Handles, not bytes. */
const sentFiles = new Map<string, QueuedFile[]>()
/** Of more files than this the oldest are forgotten; they can be chosen again. */
const MOST_HELD = 5000

function hold(item: QueuedFile): void {
  const { name } = item
  sentFiles.set(name, [...(sentFiles.get(name) ?? []), item])
  if (sentFiles.size > MOST_HELD) sentFiles.delete(sentFiles.keys().next().value!)
}

/** The files of a name; for a file in a zip, the zip. */
export const heldFiles = (path: string): readonly QueuedFile[] =>
  sentFiles.get(path) ?? sentFiles.get(path.split('/', 1)[0] ?? '') ?? []

let stop = new AbortController()
/** What is being sent; files that are dropped or pasted meanwhile join it. */
let queue: QueuedFile[] = []
/** What came with them and could not be read, and what is of no kind that comes in. */
let unread: RefusedFile[] = []
let passedOver: RefusedFile[] = []
let running: Promise<void> | null = null

/** Stops sending, and the import they go into: what is not in the library then is listed. */
export const stopSending = (): void => stop.abort()

/**
 * Sends files to the inbox one after another, into an import that begins with the first of them. A file that cannot
 * be sent is listed with the others that were refused; it holds up none. Ends when all are sent.
 * @param options.replaces the page that they are a new version of
 * @param options.encoding what they are read in, where the user chose it
 * @param options.lost what came with them and could not be read
 * @param options.passed what lay beside them and is of no kind that comes in
 */
export function importFiles(
  files: readonly ChosenFile[],
  {
    replaces,
    encoding,
    lost = [],
    passed = [],
  }: {
    replaces?: string | undefined
    encoding?: Encoding | undefined
    lost?: readonly RefusedFile[]
    passed?: readonly RefusedFile[]
  } = {},
): Promise<void> {
  queue.push(...files.map((one) => ({ ...one, replaces, encoding })))
  unread.push(...lost)
  passedOver.push(...passed)
  if (queue.length === 0 && unread.length === 0 && passedOver.length === 0) return Promise.resolve()
  if (!running) {
    forgetUnsent()
    begin()
  }
  return running ?? Promise.resolve()
}

function begin(): void {
  running = sendAll().finally(() => {
    running = null
    // Came while the last of them were being given to the import.
    if (queue.length > 0) begin()
  })
}

async function sendAll(): Promise<void> {
  stop = new AbortController()
  const { signal } = stop
  const unsent: RefusedFile[] = []
  const import_ = createImport()
  let at = 0
  let isCutShort = false
  try {
    for (; at < queue.length && !signal.aborted; at++) {
      const { file, ...how } = queue[at]!
      const left = queue.length - at + import_.waiting.length
      useImport.setState({
        sending: { total: queue.length, sent: at, current: how.name, jobId: import_.jobId, left },
      })
      try {
        const inbox = await upload(file, signal, how.name)
        import_.waiting.push({ inbox, ...how })
        import_.bytes += file.size
        hold({ file, ...how })
      } catch (error) {
        if (signal.aborted) break
        unsent.push(refusal(how.name, error))
      }
      const isFull = import_.waiting.length >= AT_ONCE.files || import_.bytes >= AT_ONCE.bytes
      if (isFull && at < queue.length - 1) await import_.give(true)
    }
    isCutShort = signal.aborted
    if (!isCutShort) await import_.give(false)
  } catch (error) {
    isCutShort = true
    at++
    notify.error(error)
  } finally {
    const skipped = isCutShort ? [...import_.waiting, ...queue.slice(at)].map(({ name }) => name) : []
    queue = isCutShort ? [] : queue.slice(at)
    // It may have ended by itself.
    if (signal.aborted && import_.jobId !== null)
      await send('import.cancel', { jobId: import_.jobId }).catch(() => undefined)
    useImport.setState((state) => ({
      sending: null,
      unsent: [...state.unsent, ...unsent, ...unread],
      passed: [...state.passed, ...passedOver],
      skipped: [...state.skipped, ...skipped],
    }))
    unread = []
    passedOver = []
  }
}

/** The import that what is sent goes into; where it has ended meanwhile, a new one. */
function createImport() {
  const made = {
    jobId: null as string | null,
    /** Sent, and not given to it yet. */
    waiting: [] as SentItem[],
    bytes: 0,
    async give(more: boolean): Promise<void> {
      const items = made.waiting
      if (items.length === 0 && (more || made.jobId === null)) return
      made.jobId = await giveTo(items, more, made.jobId)
      made.waiting = []
      made.bytes = 0
    },
  }
  return made
}

async function giveTo(items: SentItem[], more: boolean, jobId: string | null): Promise<string | null> {
  if (jobId !== null) {
    try {
      await send('import.append', { jobId, items, more })
      return jobId
    } catch (error) {
      if (!(error instanceof CallError && error.code === 'not-found')) throw error
    }
  }
  return items.length === 0 ? null : (await send('import.start', { items, more })).jobId
}

/** @returns the name under which the inbox keeps the bytes. */
export async function upload(file: File, signal: AbortSignal, name = file.name): Promise<string> {
  const limit = maxFileBytes(name)
  if (file.size > limit)
    throw new CallError('file-too-large', `${file.size} bytes`, sizesInWords(file.size, limit))
  const path = `inbox?name=${encodeURIComponent(name)}`
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await fetchContent(path, { method: 'PUT', body: file, signal, headers })
  const answer = (await response.json().catch(() => null)) as Record<string, unknown> | null
  if (response.ok && typeof answer?.inbox === 'string') return answer.inbox
  throw asError(answer)
}

function asError(answer: Record<string, unknown> | null): CallError {
  const code = ERROR_CODES.find((known) => known === answer?.code) ?? ('file-unreadable' satisfies ErrorCode)
  return new CallError(
    code,
    typeof answer?.message === 'string' ? answer.message : 'the file could not be sent',
    (answer?.data ?? {}) as ErrorData,
  )
}

const refusal = (path: string, error: unknown): RefusedFile =>
  error instanceof CallError
    ? { path, code: error.code, message: error.message, data: error.data }
    : { path, code: 'file-unreadable', message: String(error) }
