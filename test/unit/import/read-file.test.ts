import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expandPaths, readRegularFile } from '../../../electron/backend/import/read-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-read-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a file named on the command line', () => {
  it('is read whole, also through a symbolic link', async () => {
    writeFileSync(join(folder, 'a.txt'), 'text')
    symlinkSync(join(folder, 'a.txt'), join(folder, 'link.txt'))
    expect(Buffer.from(await readRegularFile(join(folder, 'link.txt'))).toString()).toBe('text')
  })

  it('that is missing, a folder, a FIFO or a device is refused with its own code', async () => {
    execFileSync('mkfifo', [join(folder, 'fifo.txt')])
    const codeOf = (path: string): Promise<string> =>
      readRegularFile(path).then(
        () => 'read',
        (error: { code: string }) => error.code,
      )
    expect(await codeOf(join(folder, 'none.txt'))).toBe('file-missing')
    expect(await codeOf(folder)).toBe('file-not-regular')
    expect(await codeOf(join(folder, 'fifo.txt'))).toBe('file-not-regular')
    expect(await codeOf('/dev/null')).toBe('file-not-regular')
  })

  it('of a gigabyte is refused before a byte is read', async () => {
    const path = join(folder, 'big.txt')
    writeFileSync(path, '')
    truncateSync(path, 1_073_741_824)
    const before = process.memoryUsage().rss
    await expect(readRegularFile(path)).rejects.toMatchObject({
      code: 'file-too-large',
      data: { megabytes: 1024, limit: 64 },
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })

  it.skipIf(process.getuid?.() === 0)('that may not be read is refused', async () => {
    const path = join(folder, 'secret.txt')
    writeFileSync(path, 'x')
    chmodSync(path, 0)
    await expect(readRegularFile(path)).rejects.toMatchObject({ code: 'file-unreadable' })
  })
})

describe('paths become files', () => {
  it('a folder gives its .txt and .md files in order and tells what else lies there; loops and hidden files go unsaid', async () => {
    mkdirSync(join(folder, 'sub'))
    for (const name of [
      ...['b.txt', 'a.md', 'c.png', '.hidden.txt', 'sub/d.TXT'],
      ...['old.doc', 'l.pressmark', 'h.json', 'Thumbs.db'],
    ])
      writeFileSync(join(folder, name), 'x')
    symlinkSync(folder, join(folder, 'sub', 'loop'))
    const { files, passed } = await expandPaths([folder])
    expect(files).toEqual(['a.md', 'b.txt', 'sub/d.TXT'].map((name) => join(folder, name)))
    expect(passed.map(({ path, code }) => [path, code])).toEqual([
      [join(folder, 'c.png'), 'file-unsupported'],
      [join(folder, 'h.json'), 'file-alone'],
      [join(folder, 'l.pressmark'), 'file-alone'],
      [join(folder, 'old.doc'), 'file-old-word'],
    ])
  })

  it('a folder with nothing to import stays, so that it is refused', async () => {
    expect((await expandPaths([folder])).files).toEqual([folder])
  })

  it('a named file stays, whatever it is, so that its refusal is said', async () => {
    expect((await expandPaths([join(folder, 'x.docx')])).files).toEqual([join(folder, 'x.docx')])
  })
})
