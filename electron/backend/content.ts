/**
 * Bytes by URL, mounted by every host below its own address:
 *   PUT /content/inbox?name=…      an upload to import; answers { inbox }
 *   GET /content/export/:id        an export that `export.prepare` made
 *   GET /content/original/:id      the bytes of a source as they came in
 */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { maxFileBytes, sizesInWords } from '../../shared/model/import.ts'
import { CallError, type ErrorCode, type ErrorData } from '../../shared/errors.ts'
import { nameFailure } from './database/failures.ts'
import type { Library } from './database/open.ts'
import { findKept } from './export/kept.ts'
import { blobPath } from './sources/blobs.ts'
import { requireSource } from './sources/store.ts'

/** Answers one request; never throws for anything a client sent. */
export async function serveContent(
  library: Library,
  request: Request,
  signal: AbortSignal,
): Promise<Response> {
  const [, root, area, id = '', ...rest] = new URL(request.url).pathname.split('/')
  if (root !== 'content' || rest.length > 0) return refusal(404, 'not-found', {})
  try {
    if (signal.aborted) throw new CallError('connection-lost', 'the library is being closed')
    if (area === 'inbox' && id === '' && request.method === 'PUT')
      return await takeUpload(library.folder, request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'not-allowed', {})
    if (area === 'export') return serveExport(library, id)
    if (area === 'original') return await serveOriginal(library, id)
    return refusal(404, 'not-found', {})
  } catch (error) {
    const named = nameFailure(error, library.folder)
    if (named instanceof CallError) return refusal(STATUS[named.code] ?? 400, named.code, named.data)
    throw error
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  'not-found': 404,
  'file-too-large': 413,
  'disk-full': 507,
  'disk-failing': 507,
  'connection-lost': 503,
}

const refusal = (status: number, code: ErrorCode, data: ErrorData): Response =>
  Response.json({ code, data }, { status })

async function takeUpload(folder: string, request: Request): Promise<Response> {
  // A name that claims another kind brings nothing: the limit of its own kind is asked for again when it is read.
  const limit = maxFileBytes(new URL(request.url).searchParams.get('name') ?? '')
  const tooLarge = (bytes: number): CallError =>
    new CallError('file-too-large', `an upload of more than ${limit} bytes`, sizesInWords(bytes, limit))
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > limit) throw tooLarge(announced)
  const inbox = randomUUID()
  const path = join(folder, 'inbox', inbox)
  const file = await open(path, 'wx')
  try {
    let taken = 0
    for await (const chunk of request.body ?? []) {
      taken += chunk.byteLength
      if (taken > limit) throw tooLarge(taken)
      // Not `write`, which may take a part only (a nearly full disk) and say so in its result.
      await file.writeFile(chunk)
    }
  } catch (error) {
    await file.close()
    await rm(path, { force: true })
    throw error
  }
  await file.close()
  return Response.json({ inbox }, { status: 201 })
}

function serveExport(library: Library, id: string): Response {
  const kept = findKept(library, id)
  if (!kept) return refusal(404, 'not-found', { kind: 'export', id })
  const { fileName, mediaType } = kept
  if ('bytes' in kept)
    return new Response(kept.bytes, { headers: attachment(fileName, mediaType, kept.bytes.byteLength) })
  const body = Readable.toWeb(createReadStream(kept.file)) as ReadableStream<Uint8Array>
  return new Response(body, { headers: attachment(fileName, mediaType, kept.size) })
}

async function serveOriginal({ db, folder }: Library, id: string): Promise<Response> {
  const { fileName, sha256 } = requireSource(db, id)
  const path = blobPath(folder, sha256)
  const { size } = await stat(path).catch(() => {
    throw new CallError('not-found', `the kept original ${sha256} is gone`, { kind: 'original', id })
  })
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  // Never a type a browser would show: what came in is not ours.
  return new Response(body, { headers: attachment(fileName, 'application/octet-stream', size) })
}

/** Headers that make a browser save and never show. RFC 6266: a plain name for the old, the real one in UTF-8. */
function attachment(fileName: string, mediaType: string, bytes: number): Record<string, string> {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  )
  return {
    'content-type': mediaType,
    'content-length': String(bytes),
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
  }
}
