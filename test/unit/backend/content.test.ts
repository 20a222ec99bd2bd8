import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBackend, type Backend } from '../../../electron/backend/backend.ts'
import { startBackend } from '../../../electron/backend/spawn.ts'
import { MAX_FILE_BYTES } from '../../../shared/model/import.ts'
import {
  FIXTURE_BYTES,
  makeFixture,
  MIGRATIONS,
  newFolder,
  SEEDS,
  type FixtureIds,
} from '../../contract/fixture.ts'

const WORKER = new URL('../../../electron/backend/worker.ts', import.meta.url)
const at = (path: string): string => `http://127.0.0.1${path}`

/** Zeros that never end, or end after `bytes`; counts what was taken. */
function zeros(bytes = Infinity): { body: ReadableStream<Uint8Array>; taken: () => number } {
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken >= bytes) return controller.close()
      taken += 1_048_576
      controller.enqueue(new Uint8Array(1_048_576))
    },
  })
  return { body, taken: () => taken }
}

const put = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request(at('/content/inbox?name=a.txt'), {
    method: 'PUT',
    body,
    headers,
    duplex: 'half',
  } as RequestInit)

describe.each([
  ['in this thread', (folder: string) => createBackend({ folder, migrations: MIGRATIONS, seeds: SEEDS })],
  [
    'in the worker',
    (folder: string) => startBackend(WORKER, { folder, migrations: MIGRATIONS, seeds: SEEDS }),
  ],
])('content %s', (_, start) => {
  let folder: string
  let remove: () => void
  let backend: Backend
  let ids: FixtureIds
  beforeEach(async () => {
    ;({ folder, remove } = newFolder())
    ids = await makeFixture(folder)
    backend = await start(folder)
  })
  afterEach(async () => {
    await backend.close()
    remove()
  })
  const inbox = (): string[] => readdirSync(join(folder, 'inbox'))

  test('takes an upload whole', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251))
    const answer = await backend.content(put(bytes))
    expect(answer.status).toBe(201)
    const { inbox: name } = (await answer.json()) as { inbox: string }
    expect(readFileSync(join(folder, 'inbox', name)).equals(bytes)).toBe(true)
  })

  test('refuses one that is too large, told or not, and keeps nothing of it', async () => {
    const { body, taken } = zeros()
    const endless = await backend.content(put(body))
    expect([endless.status, await endless.json()]).toEqual([
      413,
      { code: 'file-too-large', data: { megabytes: 65, limit: 64 } },
    ])
    // A few chunks may be on their way when the limit is passed; more would mean that it is buffered.
    expect(taken()).toBeLessThan(MAX_FILE_BYTES + 8 * 1_048_576)
    const told = await backend.content(put('x', { 'content-length': String(MAX_FILE_BYTES + 1) }))
    expect(told.status).toBe(413)
    expect(inbox()).toEqual([])
  })

  test('keeps nothing of an upload that breaks off', async () => {
    const failing = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000))
        controller.error(new Error('the window was closed'))
      },
    })
    await expect(backend.content(put(failing))).rejects.toThrow()
    expect(inbox()).toEqual([])
  })

  test('gives an original back as it came in, never as something to show', async () => {
    const answer = await backend.content(new Request(at(`/content/original/${ids.source}`)))
    expect(Buffer.from(await answer.arrayBuffer()).equals(FIXTURE_BYTES)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-length': String(FIXTURE_BYTES.length),
    })
    const disposition = answer.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''/)
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe('东岸日报 0304 (A2).txt')
  })

  test.each([
    ['GET', '/content/original/no-such-source', 404],
    ['GET', '/content/original/..%2f..%2flibrary.db', 404],
    ['GET', '/content/export/no-such-export', 404],
    ['GET', '/content/inbox', 404],
    ['GET', '/content/', 404],
    ['GET', '/elsewhere/original/x', 404],
    ['DELETE', '/content/original/x', 405],
    ['POST', '/content/inbox', 405],
  ])('%s %s is refused', async (method, path, status) => {
    expect((await backend.content(new Request(at(path), { method }))).status).toBe(status)
  })

  test('says so once it is closed', async () => {
    await backend.close()
    expect((await backend.content(new Request(at('/content/original/x')))).status).toBe(503)
  })
})
