/** What a template sees, what stands beside the editor and what docs/templates.md tells are one and the same. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { templateData, type Data } from '../../../electron/backend/templates/data.ts'
import { templateFilters } from '../../../electron/backend/templates/filters.ts'
import { templateFields } from '../../../shared/i18n/fields.ts'
import { sampleLibrary } from '../../golden/export/library.ts'

const told = Object.keys(templateFields.en)
const docs = readFileSync(join(import.meta.dirname, '../../../docs/templates.md'), 'utf8')
const { root, reports, themes } = templateData(sampleLibrary('all'), { language: 'en', style: 'gbt-2025' })
const toldOf = (kind: string): string[] =>
  told.filter((key) => key.startsWith(`${kind}.`)).map((key) => key.slice(kind.length + 1))

const first = (list: unknown): Data => (list as Data[])[0]!
const highlight = first(root['highlights'])

it.each<[string, Data]>([
  ['report', reports[0]!],
  ['highlight', highlight],
  ['theme', themes[0]!],
  ['note', first(reports.flatMap((one) => one['notes'] as Data[]))],
  ['link', first((root['highlights'] as Data[]).flatMap((one) => one['links'] as Data[]))],
  ['scope', root['scope'] as Data],
])('a %s has the fields that are told, and no other', (kind, data) => {
  expect(toldOf(kind).toSorted()).toEqual(Object.keys(data).toSorted())
})

it('so has the whole', () => {
  const names = told.filter((key) => !key.includes('.'))
  expect([...names, 'scope'].toSorted()).toEqual(Object.keys(root).toSorted())
})

it('every report has the same fields, whatever is known of it', () => {
  const shapes = reports.map((report) => Object.keys(report).toSorted().join())
  expect(new Set(shapes).size).toBe(1)
})

it('docs/templates.md names all of them, and every filter of ours', () => {
  const own = Object.keys(templateFilters(sampleLibrary('all'), 'en', null))
  const missing = [
    ...told.filter((key) => !/^(?:group|tag|filter)\./.test(key)).map((key) => key.split('.').at(-1)!),
    ...[...own, ...toldOf('filter')],
  ].filter((name) => !docs.includes(`\`${name}\``))
  expect(missing).toEqual([])
  expect(own.filter((name) => !toldOf('filter').includes(name))).toEqual([])
})
