/** What an export covers, in what order, with what left out; and its preview. */
import { describe, expect, it } from 'vitest'
import { makePreview } from '../../../electron/backend/export/preview.ts'
import { openReading } from '../../../electron/backend/database/open-reading.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import type { CallArgs } from '../../../shared/contract.ts'
import { newFolder, makeFixture } from '../../contract/fixture.ts'
import { fixtureLibrary } from '../fixture-library.ts'

const library = fixtureLibrary()
const { ids } = library

type Job = CallArgs<'export.preview'>
/** The text of all files of an export, as a preview of it has them. */
async function textOf(job: Partial<Job> & Pick<Job, 'scope'>): Promise<string> {
  const { files } = await library.send('export.preview', { format: 'html', language: 'en', ...job })
  return files
    .map(({ shown }) => ('html' in shown ? shown.html : 'text' in shown ? shown.text : ''))
    .join('\n')
}
const mark = async (reportId: string, quote: string): Promise<string> =>
  (await library.send('highlights.quote', { reportId, quote })).id
const note = (id: string, text: string) =>
  library.send('notes.save', {
    id: `01990000-0000-7000-8000-0000000000${text.length.toString(16).padStart(2, '0')}`,
    target: { kind: 'highlight', id },
    ...{ text, state: plainTextToState(text) },
  })

/** Two passages of one report and one of another, two of them under themes one below the other. */
async function filled() {
  const [a, b] = [await mark(ids.port, '渔民代表'), await mark(ids.port, '新的渔场')]
  const c = await mark(ids.ferry, 'harbour board')
  const upper = await library.send('themes.create', { name: 'Upper' })
  const lower = await library.send('themes.create', { name: 'Lower', parentId: upper.id })
  await library.send('themes.assign', { themeId: upper.id, target: { kind: 'highlight', id: c } })
  await library.send('themes.assign', { themeId: lower.id, target: { kind: 'highlight', id: a } })
  await library.send('links.create', {
    from: { kind: 'highlight', id: a },
    to: { kind: 'highlight', id: b },
    relation: 'updates',
    note: 'why so',
  })
  await note(a, 'a note of mine')
  return { a, b, c, upper: upper.id, lower: lower.id }
}

describe('what an export covers', () => {
  it('is several reports, with everything on them', async () => {
    await filled()
    const scope = { kind: 'reports' as const, ids: [ids.port, ids.untitled] }
    expect(await library.send('export.preview', { format: 'html', scope })).toMatchObject({
      reports: 2,
      highlights: 2,
      notes: 1,
      isWhole: true,
    })
    expect(await textOf({ scope })).not.toContain('Ferry fares')
  })

  it('is a theme with those below it, or alone', async () => {
    const { upper } = await filled()
    expect(
      await library.send('export.preview', { format: 'csv', scope: { kind: 'theme', id: upper } }),
    ).toMatchObject({ reports: 2, highlights: 2 })
    expect(
      await library.send('export.preview', {
        format: 'csv',
        scope: { kind: 'theme', id: upper, alone: true },
      }),
    ).toMatchObject({ reports: 1, highlights: 1 })
  })

  it('is a story, under its title', async () => {
    await filled()
    const story = await library.send('stories.create', { reportIds: [ids.port, ids.ferry] })
    const scope = { kind: 'story' as const, id: story.id }
    await library.send('stories.rename', { id: story.id, title: '港口之事' })
    expect(await textOf({ scope })).toContain('<title>Story: 港口之事</title>')
    expect(await library.send('export.preview', { format: 'html', scope })).toMatchObject({ reports: 2 })
  })

  it('is what a search finds now, kept or not', async () => {
    const saved = await library.send('searches.save', { name: 'boats', query: 'harbour' })
    for (const scope of [
      { kind: 'search' as const, query: 'harbour' },
      { kind: 'saved-search' as const, id: saved.id },
    ])
      expect(await library.send('export.preview', { format: 'html', scope })).toMatchObject({ reports: 1 })
    expect(
      await library.send('export.preview', {
        format: 'html',
        scope: { kind: 'search', query: 'nosuchword' },
      }),
    ).toMatchObject({ reports: 0, highlights: 0 })
  })

  it('is a free choice of highlights: no other mark, note or link target; what a link loses is told', async () => {
    const { a, b } = await filled()
    const markdown = { format: 'markdown', scope: { kind: 'highlights' as const, ids: [a] } }
    const { warnings, highlights } = await library.send('export.preview', { ...markdown, language: 'en' })
    expect(highlights).toBe(1)
    expect(warnings.join()).toContain('1 link')
    const text = await textOf(markdown)
    expect(text).toContain('==渔民代表==')
    expect(text).not.toContain('==新的渔场==')
    // The report is here and the passage is not: the link leads to the report.
    expect(text).not.toContain(`#^h-${b.replaceAll('-', '').slice(-12)}`)
    expect(text).toMatch(/updates:: \[\[[^#\]]+\|[^\]]*\]\]/)
  })

  it('is refused where there is nothing of the kind', async () => {
    const nobody = '01990000-0000-7000-8000-0000000000ff'
    await expect(
      library.send('export.preview', { format: 'html', scope: { kind: 'story', id: nobody } }),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      library.send('export.preview', { format: 'html', scope: { kind: 'highlights', ids: [nobody] } }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what is left out', () => {
  const scope = { kind: 'all' as const }
  it('without the text: quotes and notes stay, with nothing that leads nowhere', async () => {
    await filled()
    for (const format of ['html', 'markdown']) {
      const [whole, without] = [await textOf({ format, scope }), await textOf({ format, scope, text: false })]
      expect(whole).toContain('再开始挖泥')
      expect(without).not.toContain('再开始挖泥')
      for (const words of ['渔民代表', 'a note of mine', 'why so']) expect(without).toContain(words)
    }
    const html = await textOf({ scope, text: false })
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${target}"`)
  })

  it('without notes: not those on links either', async () => {
    await filled()
    for (const format of ['html', 'markdown', 'json-ld']) {
      const text = await textOf({ format, scope, notes: false })
      expect(text).toContain('渔民代表')
      expect(text).not.toContain('a note of mine')
      expect(text).not.toContain('why so')
    }
  })

  it('a Word document without the text has no comments', async () => {
    await filled()
    const { url } = await library.send('export.prepare', { format: 'docx', scope, text: false })
    expect(url).toMatch(/^\/content\/export\//)
    const preview = await library.send('export.preview', { format: 'docx', scope, text: false })
    const shown = preview.files[0]?.shown
    expect(shown?.kind === 'text' ? shown.text : '').toContain('渔民代表')
    expect(JSON.stringify(shown)).not.toContain('“渔民代表” — ')
  })
})

describe('the order', () => {
  const scope = { kind: 'all' as const }
  const order = (text: string, ...words: string[]): string[] =>
    words.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))

  it('by theme: passages under their themes, each theme once', async () => {
    await filled()
    const text = await textOf({ scope, text: false, order: 'theme' })
    const main = text.slice(text.indexOf('<h2>Upper'))
    expect(order(main, '<p>渔民代表', '<p>harbour board', '<p>新的渔场')).toEqual([
      '<p>harbour board',
      '<p>渔民代表',
      '<p>新的渔场',
    ])
    expect(main.indexOf('<h2>Upper / Lower</h2>')).toBeGreaterThan(0)
    expect(new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe(
      [...text.matchAll(/ id="/g)].length,
    )
  })

  it('by when they were made', async () => {
    const late = await mark(ids.ferry, 'harbour board')
    await mark(ids.port, '新的渔场')
    await mark(ids.port, '渔民代表')
    const { files } = await library.send('export.preview', { format: 'csv', scope, order: 'made' })
    const [, ...rows] = files[0]?.shown.kind === 'table' ? files[0].shown.rows : []
    expect(rows[0]?.[0]).toBe(late)
    expect(rows.map((row) => row[7])).toEqual(['harbour board', '新的渔场', '渔民代表'])
  })
})

describe('a preview', () => {
  it('shows text as text, pages as pages, tables as rows, Word as it reads back, a project as its XML', async () => {
    await filled()
    const kinds = async (format: string) =>
      (await library.send('export.preview', { format, scope: { kind: 'all' } })).files[0]?.shown.kind
    expect(await kinds('markdown')).toBe('text')
    expect(await kinds('html')).toBe('page')
    expect(await kinds('pdf')).toBe('page')
    expect(await kinds('csv')).toBe('table')
    expect(await kinds('qdpx')).toBe('text')
    const { files } = await library.send('export.preview', { format: 'docx', scope: { kind: 'all' } })
    const shown = files[0]?.shown
    expect(shown).toMatchObject({ kind: 'text', text: expect.stringContaining('“渔民代表” — ') as string })
  })

  it('has the very files of the export', async () => {
    await filled()
    const job = { format: 'markdown', scope: { kind: 'all' as const }, language: 'en' as const }
    const preview = await library.send('export.preview', job)
    const { files } = await library.send('export.prepare', job)
    expect(preview.count).toBe(files)
    expect(preview.bytes).toBe(preview.files.reduce((sum, { bytes }) => sum + bytes, 0))
  })

  it('of a large library is of its first reports, with the count of all', async () => {
    const { folder, remove } = newFolder()
    await makeFixture(folder)
    const opened = openReading(`${folder}/library.db`)
    try {
      const job = { format: 'html', words: undefined, taken: [], zip: null, scope: { kind: 'all' as const } }
      const options = { language: 'en' as const, citation: null, excel: false }
      const whole = await makePreview(opened.db, { ...job, options })
      const part = await makePreview(opened.db, { ...job, options }, 1)
      expect(whole).toMatchObject({ shown: 3, reports: 3, isWhole: true })
      expect(part).toMatchObject({ shown: 1, reports: 3, isWhole: false })
      expect(part.bytes).toBeGreaterThan(part.files[0]?.bytes ?? 0)
    } finally {
      opened.close()
      remove()
    }
  })
})
