/** The gallery: test/golden/export/library.ts is the input, test/golden/templates what each template makes of it. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import MarkdownIt from 'markdown-it'
import Papa from 'papaparse'
import { galleryTemplates } from '../../../electron/backend/templates/gallery.ts'
import { EXPORT_LIMITS, renderTemplate } from '../../../electron/backend/templates/render.ts'
import { LANGUAGES, type InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { GALLERY, type GalleryTemplate } from '../../../shared/model/template.ts'
import { sampleLibrary } from '../../golden/export/library.ts'

const folder = join(import.meta.dirname, '../../golden/templates')

async function filesOf(id: GalleryTemplate['id'], language: InterfaceLanguage) {
  const template = galleryTemplates(language).find((one) => one.id === id)!
  const made = await renderTemplate(template, sampleLibrary('all'), {
    ...{ language, style: 'gbt-2025', limits: EXPORT_LIMITS },
  })
  return made.files.map(({ path, data }) => ({ path, text: String(data) }))
}

describe.each(GALLERY)('the template %s of the gallery', (id) => {
  it.each(['zh-Hans', 'en'] as const)('makes the same files each time, in %s', async (language) => {
    const files = await filesOf(id, language)
    for (const { path, text } of files)
      await expect(text).toMatchFileSnapshot(join(folder, `${id}-${language}`, path))
    expect(await filesOf(id, language)).toEqual(files)
  })

  it('stands in three languages, one differing from another', () => {
    const written = LANGUAGES.map((language) => galleryTemplates(language).find((one) => one.id === id)!)
    expect(new Set(written.map(({ name, body }) => name + body)).size).toBeGreaterThan(1)
  })
})

it('the chronology reads as one table, the reports by date', async () => {
  const [file] = await filesOf('chronology', 'en')
  const tokens = new MarkdownIt().parse(file!.text, {})
  const rows = tokens.filter(({ type }) => type === 'tr_open').length
  expect(rows).toBe(1 + sampleLibrary('all').reports.length)
})

it('the cards read as a table of four columns', async () => {
  const [file] = await filesOf('cards', 'zh-Hans')
  const { data, errors } = Papa.parse<string[]>(file!.text.replaceAll(/^#.*\n/gm, ''), {
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  expect(new Set(data.map((row) => row.length))).toEqual(new Set([4]))
  const library = sampleLibrary('all')
  expect(data).toHaveLength(library.reports.flatMap((one) => one.highlights).length + library.loose.length)
})
