import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { startBackend } from '../../../electron/backend/spawn.ts'
import { openDirect } from '../../../electron/hosts/direct.ts'
import { connect, directPair } from '../../../shared/rpc.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

const WORKER = new URL('../../../electron/backend/worker.ts', import.meta.url)
const BREAKABLE = fileURLToPath(new URL('./breakable-worker.ts', import.meta.url))

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = newFolder())
})
afterEach(() => remove())
const options = () => ({ folder, migrations: MIGRATIONS, seeds: SEEDS })

test('a refusal to open crosses with its code and data', async () => {
  const first = await startBackend(WORKER, options())
  await expect(startBackend(WORKER, options())).rejects.toMatchObject({
    code: 'library-locked',
    data: { pid: process.pid },
  })
  await first.close()
  expect(await first.ended).toBe(null)
  expect(existsSync(join(folder, 'library.lock'))).toBe(false)
})

test('closing ends what is under way, takes nothing new, and may be asked twice', async () => {
  await makeFixture(folder)
  const { client, backend, close } = await openDirect(options())
  const checking = client.send('library.check', {})
  // A direct wire hands frames over in microtasks: by now the check has begun.
  await new Promise(setImmediate)
  const closed = Promise.all([backend.close(), backend.close()])
  await expect(client.send('themes.create', { name: '晚了' })).rejects.toMatchObject({
    code: 'connection-lost',
  })
  // It reads to its end or says that it was cut off; it never hangs.
  await checking.catch((error: unknown) => expect(error).toMatchObject({ code: 'connection-lost' }))
  await closed
  await close()
  expect(existsSync(join(folder, 'library.lock'))).toBe(false)
})

test('a worker that dies leaves no caller waiting and no lock behind', async () => {
  const backend = await startBackend(BREAKABLE, options())
  const pair = directPair()
  const client = connect(pair[0])
  let wasClosed = false
  backend.attach(Object.assign(pair[1], { close: () => (wasClosed = true) }), { mayUsePaths: true })
  await client.send('library.describe', {})
  const waiting = client.send('library.check', {})
  // breakable-worker.ts throws when it is asked for this.
  void backend.content(new Request('http://127.0.0.1/break', { method: 'GET' })).catch(() => undefined)
  await expect(waiting).rejects.toMatchObject({ code: 'connection-lost' })
  expect((await backend.ended)?.message).toBe('broken on purpose')
  expect(wasClosed).toBe(true)
  await expect(client.send('library.describe', {})).rejects.toMatchObject({ code: 'connection-lost' })
  expect(existsSync(join(folder, 'library.lock'))).toBe(false)

  const again = await startBackend(WORKER, options())
  await again.close()
})

test('what was sent before closing is saved, however soon the close follows', async () => {
  const sent = Array.from({ length: 8 }, (_, at) => `note ${at}`)
  const answers: unknown[] = []
  for (const text of sent) {
    const backend = await startBackend(WORKER, options())
    const pair = directPair()
    backend.attach(pair[1], { mayUsePaths: false })
    const client = connect(pair[0])
    await client.send('library.describe', {})
    const saving = client.send('notes.save', {
      id: randomUUID(),
      target: null,
      state: plainTextToState(text),
      text,
    })
    // A direct wire hands frames over in microtasks: the worker's port has it when the close is sent.
    await new Promise<void>((resolve) => process.nextTick(resolve))
    await backend.close()
    answers.push(await saving.then(({ text: saved }) => saved))
  }
  const { client, close } = await openDirect(options())
  const notes = await client.send('notes.list', {})
  await close()
  expect(answers).toEqual(sent)
  expect(notes.map(({ text }) => text)).toEqual(sent)
})
