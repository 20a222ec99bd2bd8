import { EXTENSIONS } from '../../../electron/backend/import/index.ts'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createImporter,
  type Importer,
  ImportCancelled,
} from '../../../electron/backend/import/run-importer.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
let importer: Importer
afterEach(() => importer.close())

/** A child that never answers, as a worker made from source text. */
const STUCK = new URL(
  `data:text/javascript,${encodeURIComponent('import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { for (;;); })')}`,
)
const GREEDY = new URL(
  `data:text/javascript,${encodeURIComponent('import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { const kept = []; for (;;) kept.push(new Array(100000).fill({})); })')}`,
)

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
    await expect(importer.run(bytes('x'), { name: 'a.xyz' })).rejects.toMatchObject({
      code: 'file-unsupported',
      data: { extensions: EXTENSIONS.join(' ') },
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

  it('cancelling kills the file being read', async () => {
    importer = createImporter({ childFile: STUCK })
    const running = importer.run(bytes('x'), { name: 'a.txt' })
    setTimeout(() => importer.cancel(), 50)
    await expect(running).rejects.toBeInstanceOf(ImportCancelled)
  })
})
