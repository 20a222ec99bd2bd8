import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { ForkChild } from '../../../electron/backend/import/fork.ts'
import { EXTENSIONS } from '../../../electron/backend/import/index.ts'
import {
  createImporter,
  type Importer,
  ImportCancelled,
} from '../../../electron/backend/import/run-importer.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
let importer: Importer
afterEach(() => importer.close())

/** A child of a test's own, as a file. */
const folder = mkdtempSync(join(tmpdir(), 'pressmark-child-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
function childOf(name: string, code: string): string {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, `process.on('message', () => { ${code} })`)
  return file
}
/** Answers whatever it is asked with what `code` comes to, locked down as the real child is. */
function lockedChild(name: string, code: string): string {
  const file = join(folder, `${name}.mjs`)
  const lock = new URL('../../../electron/backend/import/lock-down.ts', import.meta.url).href
  writeFileSync(
    file,
    `import { lockDown } from ${JSON.stringify(lock)}
     lockDown([])
     process.on('message', async () => {
       let told
       try { told = await (async () => { ${code} })() } catch (error) { told = 'closed: ' + error.message }
       process.send({ done: { told: String(told) } })
     })`,
  )
  return file
}
/** Node without the permission model: what Electron's utility process is. */
const forkBare: ForkChild = (file) => {
  const child = fork(file, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: {} })
  return {
    post: (message) => void child.send(message as object),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('close', () => listener('')),
    hold: () => {},
    kill: () => void child.kill('SIGKILL'),
  }
}

const STUCK = childOf('stuck', 'for (;;);')
const GREEDY = childOf('greedy', 'const kept = []; for (;;) kept.push(new Array(100000).fill({}))')

describe('the importer child', () => {
  it('decodes and splits, one file after the other, in the order they came', async () => {
    importer = createImporter()
    const [first, second] = await Promise.all([
      importer.run(bytes('# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人。\n'), { name: 'a.md' }),
      importer.run(bytes('Ferry resumes\n\nThe first boat left at six.\n'), { name: 'b.txt' }),
    ])
    expect(first).toMatchObject({ encoding: 'utf-8', certainty: 'declared', mediaType: 'text/markdown' })
    expect(first?.split.reports[0]?.title).toBe('渡口重开')
    expect(second?.mediaType).toBe('text/plain')
  })

  it('puts the text of a source together again', async () => {
    importer = createImporter()
    const text = '# 渡口重开\n\n北岸渡口今晨恢复通航。\n\n# 票价不变\n\n票价仍为两元。\n'
    const whole = await importer.split(text, { fileName: 'a.txt' })
    expect(whole.reports.map(({ title }) => title)).toEqual(['渡口重开', '票价不变'])
  })

  it('putting together is under the same limits', async () => {
    importer = createImporter({ childFile: STUCK, timeLimit: 300 })
    await expect(importer.split('x', {})).rejects.toMatchObject({ code: 'file-too-slow' })
    await importer.close()
    importer = createImporter({ childFile: STUCK })
    const running = importer.split('x', {})
    setTimeout(() => importer.cancel(), 50)
    await expect(running).rejects.toBeInstanceOf(ImportCancelled)
  })

  it('a refused file leaves the next one alone', async () => {
    importer = createImporter()
    await expect(importer.run(bytes(' '), { name: 'a.txt' })).rejects.toMatchObject({ code: 'file-empty' })
    await expect(importer.run(bytes('x'), { name: 'a.png' })).rejects.toMatchObject({
      code: 'file-unsupported',
      data: { extensions: [...EXTENSIONS, '.zip'].join(' ') },
    })
    await expect(importer.run(bytes('正文一行。'), { name: 'b.txt' })).resolves.toBeTruthy()
  })

  it('a file that takes too long is given up', async () => {
    importer = createImporter({ childFile: STUCK, timeLimit: 300 })
    await expect(importer.run(bytes('x'), { name: 'a.txt' })).rejects.toMatchObject({ code: 'file-too-slow' })
  })

  it('a file that takes too much memory is refused, and the process lives on', async () => {
    importer = createImporter({ childFile: GREEDY, memoryLimit: 16 })
    await expect(importer.run(bytes('x'), { name: 'a.txt' })).rejects.toMatchObject({
      code: 'file-too-large',
    })
  })

  it.each([
    ['objects', 'const kept = []; for (;;) kept.push({ a: 1 })'],
    ['one huge array', 'const kept = []; for (;;) kept.push(new Array(5e7).fill(1))'],
    ['a map', 'const map = new Map(); for (let i = 0; ; i++) map.set(i, i)'],
    ['a split text', "'a,'.repeat(2e8).split(',')"],
  ])('%s beyond its memory ends the child alone', async (name, code) => {
    importer = createImporter({ childFile: childOf(name.replaceAll(' ', '-'), code), memoryLimit: 64 })
    await expect(importer.run(bytes('x'), { name: 'a.txt' })).rejects.toMatchObject({
      code: 'file-too-large',
    })
  })

  it('memory that no heap counts is watched as well', async () => {
    const watch = new URL('../../../electron/backend/import/watch-memory.ts', import.meta.url).href
    const file = join(folder, 'buffers.mjs')
    writeFileSync(
      file,
      `import { watchMemory } from ${JSON.stringify(watch)}
       watchMemory(200)
       process.on('message', () => { const kept = []; for (;;) kept.push(new Uint8Array(1e6).fill(1)) })`,
    )
    importer = createImporter({ childFile: file, forkChild: forkBare })
    await expect(importer.run(bytes('x'), { name: 'a.txt' })).rejects.toMatchObject({
      code: 'file-too-large',
    })
  })

  it('a crash is told as one, and the next file is read by a new child', async () => {
    const crash = childOf('crash', 'process.stderr.write("Segmentation fault\\n"); process.abort()')
    importer = createImporter({ childFile: crash })
    await expect(importer.run(bytes('x'), { name: 'a.txt' })).rejects.toMatchObject({ code: 'file-crashed' })
    await expect(importer.run(bytes('x'), { name: 'b.txt' })).rejects.toMatchObject({ code: 'file-crashed' })
  })

  it.each([
    ['net', "const { connect } = await import('node:net'); connect(9, '127.0.0.1')"],
    ['a socket', "const net = await import('node:net'); new net.Socket().connect(9, '127.0.0.1')"],
    ['tls', "const { connect } = await import('node:tls'); connect(9)"],
    ['http', "const { get } = await import('node:http'); get('http://127.0.0.1:9')"],
    ['https', "const { request } = await import('node:https'); request('https://127.0.0.1:9')"],
    ['http2', "const { connect } = await import('node:http2'); connect('http://127.0.0.1:9')"],
    ['dgram', "const { createSocket } = await import('node:dgram'); createSocket('udp4')"],
    ['dns', "const { lookup } = await import('node:dns/promises'); return lookup('localhost')"],
    ['fetch', "return fetch('http://127.0.0.1:9')"],
    ['WebSocket', "new WebSocket('ws://127.0.0.1:9')"],
    ['a process', "const { spawn } = await import('node:child_process'); spawn('true')"],
    ['a thread', "const { Worker } = await import('node:worker_threads'); new Worker('', { eval: true })"],
    ['reading', "const { readFileSync } = await import('node:fs'); return readFileSync('/etc/hostname')"],
    [
      'reading later',
      "const { readFile } = await import('node:fs/promises'); return readFile('/etc/hostname')",
    ],
    ['writing', "const fs = await import('node:fs'); fs.writeFileSync('x', 'x')"],
    ['streams', "const fs = await import('node:fs'); fs.createReadStream('/etc/hostname')"],
  ])('%s is closed to it, with and without the permission model', async (name, code) => {
    const childFile = lockedChild(`locked-${name.replaceAll(' ', '-')}`, code)
    importer = createImporter({ childFile, forkChild: forkBare })
    const told = (await importer.run(bytes('x'), { name: 'a.txt' })) as unknown as { told: string }
    expect(told.told).toMatch(/^closed: .*(?:closed to importers|outside the app)/)
  })

  it('the environment is empty', async () => {
    const childFile = childOf('env', 'process.send({ done: { told: JSON.stringify(process.env) } })')
    importer = createImporter({ childFile })
    const { told } = (await importer.run(bytes('x'), { name: 'a.txt' })) as unknown as { told: string }
    expect(Object.keys(JSON.parse(told) as object).filter((key) => !key.startsWith('NODE_CHANNEL'))).toEqual(
      [],
    )
  })

  it('cancelling kills the file being read', async () => {
    importer = createImporter({ childFile: STUCK })
    const running = importer.run(bytes('x'), { name: 'a.txt' })
    setTimeout(() => importer.cancel(), 50)
    await expect(running).rejects.toBeInstanceOf(ImportCancelled)
  })
})
