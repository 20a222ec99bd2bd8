/** Golden pairs of the formats other programs write; and each of them on the fixture's library. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foreignFormatOf, readForeign } from '../../../electron/backend/annotations/formats/index.ts'
import { openMade, type Made } from '../packages/made-library.ts'

const GOLDEN = fileURLToPath(new URL('../../golden/annotations/', import.meta.url))
const inputs = readdirSync(GOLDEN).filter((name) => !name.endsWith('.expected.json') && name !== 'refi')

/** A project as its program would zip it. */
const project = (): Uint8Array =>
  zipSync({
    'project.qde': readFileSync(join(GOLDEN, 'refi/project.qde')),
    'sources/s1.txt': readFileSync(join(GOLDEN, 'refi/sources/s1.txt')),
    'sources/s2.jpg': new Uint8Array([0xff, 0xd8, 0xff]),
  })
const all: [string, () => Uint8Array][] = [
  ...inputs.map((name): [string, () => Uint8Array] => [name, () => readFileSync(join(GOLDEN, name))]),
  ['project.qdpx', project],
]

describe('formats of annotations', () => {
  it.each(all)('read %s', async (name, bytes) => {
    const read = await readForeign(name, bytes())
    const told = {
      format: foreignFormatOf(name, bytes())?.id,
      ...read,
      ...(read.texts
        ? { texts: read.texts.map((text) => ({ name: text.name, text: Buffer.from(text.bytes).toString() })) }
        : {}),
    }
    const path = join(GOLDEN, `${name}.expected.json`)
    const json = `${JSON.stringify(told, null, 1)}\n`
    if (!existsSync(path) || process.env['UPDATE_GOLDEN']) writeFileSync(path, json)
    expect(JSON.parse(json)).toEqual(JSON.parse(readFileSync(path, 'utf8')))
  })

  it.each([
    ['a.json', '{"name":"x"}'],
    ['a.csv', '标题,日期\n港口,2026\n'],
    ['a.html', '<h1>港口</h1><p>一篇报道</p>'],
    ['a.md', '# 港口\n\n“引文” ([来源](https://a.example))'],
    ['a.txt', '港口二期工程动工'],
  ])('let a report be a report: %s', (name, text) => {
    expect(foreignFormatOf(name, Buffer.from(text))).toBeNull()
  })

  it.each([
    ['a.json', '{"annotations":[{"id":1,"uri":"x","user":"u","target":', 'annotations-unreadable'],
    ['a.qdc', '<!DOCTYPE x [<!ENTITY a "b">]><CodeBook><Codes/></CodeBook>', 'markup-declares'],
    ['a.qdc', `<CodeBook>${'<Code>'.repeat(50_000)}`, 'markup-too-deep'],
    ['a.qdc', '<CodeBook><Codes>', 'file-damaged'],
    ['a.qdpx', 'PK\u0003\u0004 not a zip', 'file-damaged'],
    ['a.csv', 'Highlight,Title\n"渔场,没有结束', 'annotations-unreadable'],
    ['a.json', '[1,2]', 'file-unsupported'],
  ])('refuse %s that is broken', async (name, text, code) => {
    await expect(Promise.resolve().then(() => readForeign(name, Buffer.from(text)))).rejects.toMatchObject({
      code,
    })
  })
})

describe('annotations of other programs', () => {
  let made: Made
  beforeEach(async () => {
    made = await openMade(true)
  })
  afterEach(() => made.close())

  async function take(name: string, bytes: Uint8Array) {
    const path = join(made.folder, '..', name)
    writeFileSync(path, bytes)
    return made.send('foreign.import', { file: { path } })
  }

  it.each([
    ['hypothesis.json', { placed: 1, notes: 1, links: 0 }],
    ['web.jsonld', { placed: 2, notes: 1, links: 1 }],
    ['readwise.csv', { placed: 2, notes: 0, links: 0 }],
    ['taguette.csv', { placed: 2, notes: 0, links: 0 }],
    ['zotero.json', { placed: 2, notes: 0, links: 0 }],
    ['zotero-note.html', { placed: 2, notes: 0, links: 0 }],
    ['zotero-note.md', { placed: 1, notes: 0, links: 0 }],
    ['project.qdpx', { placed: 2, notes: 1, links: 1 }],
    ['codebook.qdc', { placed: 0, notes: 0, links: 0, themes: ['经济', '经济 / 票价'] }],
    ['taguette-codebook.csv', { placed: 0, notes: 0, themes: ['渔业', '票价'] }],
    ['qualcoder-codebook.txt', { placed: 0, notes: 0, themes: ['经济', '经济 / 票价', '渔业'] }],
  ])('come in once, and go out as one step: %s', async (name, counts) => {
    const bytes = all.find(([one]) => one === name)?.[1]() ?? new Uint8Array()
    const outcome = await take(name, bytes)
    expect(outcome).toMatchObject({ ...counts, waiting: [] })
    const highlights = await made.send('highlights.list', {})
    expect(highlights).toHaveLength(counts.placed)
    expect(await take(name, bytes)).toMatchObject({ placed: 0, notes: 0, links: 0, themes: [] })
    expect(await made.send('library.check', {})).toMatchObject({ ok: true })
    await made.send('undo.undo', {})
    expect(await made.send('highlights.list', {})).toEqual([])
    expect(await made.send('themes.list', {})).toEqual([])
    expect(await made.send('sources.list', {})).toHaveLength(2)
    await made.send('undo.redo', {})
    expect(await made.send('highlights.list', {})).toHaveLength(counts.placed)
  })

  it('of a REFI-QDA project keeps what has no words, and places code points beside rare Han', async () => {
    const outcome = await take('project.qdpx', project())
    expect(outcome.sources).toMatchObject([{ name: '渡轮.txt', known: false }])
    expect(outcome.kept).toMatchObject([{ words: '码头一角', reason: 'no-document' }])
    const highlights = await made.send('highlights.list', {})
    expect(highlights.map(({ exact }) => exact)).toEqual(['票价上调', '码头职工'])
  })

  it('of a document in a project that does not come in tells why, in its own words', async () => {
    const source = (name: string, path: string): string =>
      `<TextSource guid="${path}" name="${name}" plainTextPath="internal://${path}"/>`
    const outcome = await take(
      'refused.qdpx',
      zipSync({
        'project.qde': Buffer.from(
          `<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources>${source('空白', 'a.txt')}${source('旧码', 'b.txt')}${source('渡轮', 'c.txt')}</Sources></Project>`,
        ),
        'sources/a.txt': Buffer.from(' '),
        'sources/b.txt': Buffer.from('旧\0码\0'),
        'sources/c.txt': Buffer.from('渡轮票价上调。'),
      }),
    )
    expect(outcome.sources.map(({ name }) => name)).toEqual(['渡轮.txt'])
    expect(outcome.left.map(({ words, reason, refused }) => [words, reason, refused?.code])).toEqual([
      ['空白.txt', 'refused', 'file-empty'],
      ['旧码.txt', 'refused', 'file-binary'],
    ])
  })
})
