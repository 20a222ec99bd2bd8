/** Zips of files, taken in file by file. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawZip } from '../../documents/raw-zip.ts'
import type { ImportItem } from '../../../shared/model/import.ts'
import { folder, kept, open, opened, PAGE, run } from './jobs-library.ts'

describe('a zip of files', () => {
  const upload = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ImportItem> => {
    const request = new Request(`http://127.0.0.1/content/inbox?name=${encodeURIComponent(name)}`, {
      ...{ method: 'PUT', body: bytes },
    })
    return {
      inbox: ((await (await opened.backend.content(request)).json()) as { inbox: string }).inbox,
      name,
    }
  }

  it('brings in each of its files, in folders too; what cannot come in is named, the others do', async () => {
    await open({ mayUsePaths: false })
    const zip = rawZip([
      { name: '报/一版.txt', content: `${PAGE}甲` },
      { name: '../出去.txt', content: 'x' },
      { name: '报/链接.txt', content: '/etc/passwd', mode: 0o120777 },
      { name: '报/套.zip', content: 'PK' },
      { name: '报/空.txt', content: '' },
      { name: '报/图.png', content: 'x' },
      { name: '报/\u202Efdp.txt', content: `${PAGE}乙` },
      { name: '报/撒谎.txt', content: '短', size: 5_000_000 },
      { name: '报/一版.txt', content: `${PAGE}丙` },
      { name: '__MACOSX/._一版.txt', content: 'x' },
      { name: '二版.md', content: `${PAGE}丁` },
    ])
    const job = await run([await upload('十日.zip', new Uint8Array(zip))])
    expect(job.sources.map(({ path }) => path)).toEqual([
      '十日.zip/报/一版.txt',
      '十日.zip/报/\uFFFDfdp.txt',
      '十日.zip/二版.md',
    ])
    expect(job.refused.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(
      [
        '十日.zip/../出去.txt archive-name',
        '十日.zip/报/链接.txt archive-name',
        '十日.zip/报/套.zip archive-nested',
        '十日.zip/报/空.txt file-empty',
        '十日.zip/报/撒谎.txt file-damaged',
        '十日.zip/报/一版.txt archive-name',
      ].sort(),
    )
    expect(job).toMatchObject({ total: 9, finished: 9 })
    expect(readdirSync(join(folder, 'library/inbox'))).toEqual([])
    expect(await opened.client.send('sources.list', {})).toHaveLength(3)
  })

  it('names in GBK, without the UTF-8 flag, are read', async () => {
    await open({ mayUsePaths: false })
    // 北岸渡口恢复通航 in GBK.
    const name = Buffer.from('b1b1b0b6b6c9bfdabbd6b8b4cda8baBD2e747874'.toLowerCase(), 'hex')
    const job = await run([
      await upload('a.zip', new Uint8Array(rawZip([{ name, content: PAGE, flags: 0 }]))),
    ])
    expect(job.sources.map(({ path }) => path)).toEqual(['a.zip/北岸渡口恢复通航.txt'])
  })

  it.each([
    ['damaged', () => new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'file-damaged'],
    ['encrypted', () => rawZip([{ name: 'a.txt', content: 'x', flags: 0x801 }]), 'file-encrypted'],
    ['empty', () => rawZip([{ name: 'a.png', content: 'x' }]), 'archive-empty'],
    ['a bomb', () => rawZip([{ name: 'a.txt', content: new Uint8Array(70_000_000) }]), 'archive-inflates'],
    [
      'of too many',
      () => rawZip(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}.txt`, content: '' }))),
      'archive-entries',
    ],
  ])('that is %s is refused in words and leaves nothing behind', async (_, make, code) => {
    await open({ mayUsePaths: false })
    const job = await run([await upload('a.zip', new Uint8Array(make()))])
    expect(job.refused.map((one) => one.code)).toEqual([code])
    expect(readdirSync(join(folder, 'library/inbox'))).toEqual([])
    expect(kept()).toEqual([])
  })
})
