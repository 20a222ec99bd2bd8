import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ExportLibrary } from '../../../electron/backend/export/export-library.ts'
import { qdc } from '../../../electron/backend/export/qdc.ts'
import { qdpx } from '../../../electron/backend/export/qdpx.ts'
import { sampleLibrary } from '../../golden/export/library.ts'
import { allOf, readXml, type Xml } from './read-xml.ts'
import { refiFaults } from './refi-rules.ts'

const OPTIONS = { language: 'zh-Hans', citation: null, excel: false } as const

async function project(
  library: ExportLibrary,
): Promise<{ root: Xml; texts: Map<string, string>; xml: string }> {
  const [file] = (await qdpx.write(library, OPTIONS)).files
  if (typeof file?.data !== 'object') throw new Error('no archive')
  const entries = Object.entries(unzipSync(file.data))
  expect(entries.every(([name]) => name === 'project.qde' || /^sources\/[\da-f-]{36}\.txt$/.test(name))).toBe(
    true,
  )
  const xml = strFromU8(entries.find(([name]) => name === 'project.qde')?.[1] ?? new Uint8Array())
  const texts = entries
    .filter(([name]) => name.startsWith('sources/'))
    .map(([name, bytes]) => [name.slice('sources/'.length), strFromU8(bytes)] as const)
  return { root: readXml(xml), texts: new Map(texts), xml }
}

const named = (root: Xml, name: string): Xml[] => allOf(root).filter((one) => one.name === name)

describe('a REFI-QDA project', () => {
  it.each(['all', 'report'] as const)('keeps the schema’s rules (%s)', async (scope) => {
    const { root, texts } = await project(sampleLibrary(scope))
    expect(refiFaults(root, texts)).toEqual([])
    expect(root.attributes.xmlns).toBe('urn:QDA-XML:project:1.0')
  })

  it('an empty library is a project, too', async () => {
    const empty = {
      ...sampleLibrary('all'),
      ...{ reports: [], themes: [], links: [], stories: [], loose: [] },
    }
    const { root, texts } = await project({ ...empty, freeNotes: [] })
    expect(refiFaults(root, texts)).toEqual([])
  })

  it('selections hold the highlighted words, counted in code points', async () => {
    const library = sampleLibrary('all')
    const { root, texts } = await project(library)
    const words = named(root, 'TextSource').flatMap((source) => {
      const chars = Array.from(texts.get(`${source.attributes.guid}.txt`) ?? '')
      return source.children
        .filter(({ name }) => name === 'PlainTextSelection')
        .map(({ attributes: { startPosition, endPosition } }) =>
          chars.slice(Number(startPosition), Number(endPosition)).join(''),
        )
    })
    expect(words).toEqual(['首班船载客六十人', '六十人。', '- 船票', '70 people were aboard', '載客七十人'])
  })

  it('links lead from selection to selection, their relation also in a note; stories and papers are sets', async () => {
    const { root } = await project(sampleLibrary('all'))
    const links = named(root, 'Link')
    expect(links.map(({ attributes }) => attributes.direction)).toContain('OneWay')
    const notes = new Map(
      named(root, 'Note').map((note) => [
        note.attributes.guid,
        note.children.map(({ text }) => text).join(''),
      ]),
    )
    for (const link of links) {
      const note = notes.get(link.children[0]?.attributes.targetGUID ?? '')
      expect(note).toContain(link.attributes.name)
    }
    expect([...notes.values()].join('\n')).toContain('报社各说各的：*未核实*\n三月再问')
    expect(named(root, 'Set').map(({ attributes }) => attributes.name)).toEqual([
      '渡口停航与恢复',
      '河口日报',
      'The River Post',
      '海灣時報',
    ])
  })

  it('what XML cannot hold is not in it, what it must name is named', async () => {
    const library = sampleLibrary('report')
    library.themes = library.themes.map((theme) => ({
      ...theme,
      name: 'a<b & "c"\n\u0001\ud800',
      definition: ']]>',
    }))
    const { root, texts, xml } = await project(library)
    expect(refiFaults(root, texts)).toEqual([])
    expect(named(root, 'Code')[0]?.attributes.name).toBe('a<b & "c"\n\ufffd\ufffd')
    expect(xml).not.toContain(']]>')
  })

  it('the checker finds what is wrong', async () => {
    const { root, texts } = await project(sampleLibrary('all'))
    const selection = named(root, 'PlainTextSelection')[0]
    const source = named(root, 'TextSource')[0]
    if (!selection || !source) throw new Error('nothing to break')
    selection.attributes.endPosition = '9999'
    selection.attributes.guid = 'x'
    source.children.reverse()
    const found = refiFaults(root, texts).join('\n')
    expect(found).toMatch(/outside/)
    expect(found).toMatch(/guid="x"/)
    expect(found).toMatch(/<TextSource> holds/)
    expect(found).toMatch(/leads nowhere/)
  })
})

describe('a codebook', () => {
  it('has the tree of themes', async () => {
    const [file] = (await qdc.write(sampleLibrary('all'), OPTIONS)).files
    const root = readXml(String(file?.data))
    expect(refiFaults(root, null)).toEqual([])
    expect(root.attributes).toEqual({ xmlns: 'urn:QDA-XML:codebook:1.0', origin: 'Pressmark' })
    const top = root.children[0]?.children.map(({ attributes }) => attributes.name)
    expect(top).toEqual(['交通', '2025'])
    expect(named(root, 'Code').map(({ attributes }) => attributes.name)).toEqual([
      '交通',
      '渡轮 数字',
      '2025',
    ])
  })

  it('themes in a circle are each there once', async () => {
    const library = sampleLibrary('all')
    const [a, b, c] = library.themes
    if (!a || !b || !c) throw new Error('no themes')
    const [file] = (await qdc.write({ ...library, themes: [{ ...a, parentId: b.id }, b, c] }, OPTIONS)).files
    expect(named(readXml(String(file?.data)), 'Code')).toHaveLength(3)
  })
})
