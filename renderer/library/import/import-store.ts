/** Files on their way to the library: what is being sent, and what could not even be sent. */
import { create } from 'zustand'
import { CallError, ERROR_CODES, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import { maxFileBytes, sizesInWords, type RefusedFile } from '../../../shared/model/import.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import { fetchContent } from '../../backend.ts'
import { send } from '../../queries.ts'
import { notify } from '../../ui/notify.tsx'

interface Sending {
  total: number
  sent: number
  current: string
}
interface ImportState {
  sending: Sending | null
  /** Refused before the import began: too large, or lost on the way. */
  unsent: RefusedFile[]
}

export const useImport = create<ImportState>(() => ({ sending: null, unsent: [] }))

interface QueuedFile {
  file: File
  replaces: string | undefined
  encoding?: Encoding | undefined
}

/** What was sent, by name: one that is refused for its encoding can be tried in another. Handles, not bytes. */
const sentFiles = new Map<string, QueuedFile[]>()
/** Of more files than this the oldest are forgotten; they can be chosen again. */
const MOST_HELD = 5000

function hold(item: QueuedFile): void {
  const { name } = item.file
  sentFiles.set(name, [...(sentFiles.get(name) ?? []), item])
  if (sentFiles.size > MOST_HELD) sentFiles.delete(sentFiles.keys().next().value!)
}

/** The files of a name; for a file in a zip, the zip. */
export const heldFiles = (path: string): readonly QueuedFile[] =>
  sentFiles.get(path) ?? sentFiles.get(path.split('/', 1)[0] ?? '') ?? []

let stop = new AbortController()
/** What is being sent; files that are dropped or pasted meanwhile join it. */
let queue: QueuedFile[] = []
/** What came with them and could not be read. */
let unread: RefusedFile[] = []

/** Stops sending; what was sent already is not imported. */
export const stopSending = (): void => stop.abort()

/**
 * Sends files to the inbox one after another and starts one import of all that arrived. A file that cannot
 * be sent is listed with the others that were refused; it holds up none.
 * @param options.replaces the page that they are a new version of
 * @param options.encoding what they are read in, where the user chose it
 * @param options.lost what came with them and could not be read
 */
export async function importFiles(
  files: readonly File[],
  {
    replaces,
    encoding,
    lost = [],
  }: {
    replaces?: string | undefined
    encoding?: Encoding | undefined
    lost?: readonly RefusedFile[]
  } = {},
): Promise<void> {
  queue.push(...files.map((file) => ({ file, replaces, encoding })))
  unread.push(...lost)
  if ((queue.length === 0 && unread.length === 0) || useImport.getState().sending) return
  stop = new AbortController()
  const unsent: RefusedFile[] = []
  const items: (Omit<QueuedFile, 'file'> & { inbox: string; name: string })[] = []
  let sent = 0
  useImport.setState({ unsent: [] })
  try {
    for (; sent < queue.length; sent++) {
      const { file, ...how } = queue[sent]!
      useImport.setState({ sending: { total: queue.length, sent, current: file.name } })
      try {
        items.push({ inbox: await upload(file, stop.signal), name: file.name, ...how })
        hold({ file, ...how })
      } catch (error) {
        if (stop.signal.aborted) return
        unsent.push(refusal(file.name, error))
      }
    }
    if (items.length > 0) await send('import.start', { items })
  } catch (error) {
    notify.error(error)
  } finally {
    useImport.setState({ sending: null, unsent: [...unsent, ...unread] })
    unread = []
    queue = stop.signal.aborted ? [] : queue.slice(sent)
    // Came while the import was being asked for.
    if (queue.length > 0) void importFiles([])
  }
}

/** @returns the name under which the inbox keeps the bytes. */
export async function upload(file: File, signal: AbortSignal): Promise<string> {
  const limit = maxFileBytes(file.name)
  if (file.size > limit)
    throw new CallError('file-too-large', `${file.size} bytes`, sizesInWords(file.size, limit))
  const path = `inbox?name=${encodeURIComponent(file.name)}`
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
