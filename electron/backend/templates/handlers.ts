import { CallError } from '../../../shared/errors.ts'
import type { Template, TemplateForm } from '../../../shared/model/template.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import type { Change, Mutations, Queries, Tasks } from '../handlers.ts'
import { notFound } from '../targets/store.ts'
import { readTemplateFile, writeTemplateFile } from './file-form.ts'
import { galleryTemplates } from './gallery.ts'
import {
  findTemplate,
  insertTemplate,
  isRemoved,
  listTemplates,
  setRemoved,
  updateTemplate,
} from './store.ts'

const FIELDS = ['name', 'body', 'per', 'extension', 'fileName'] as const

export const queries = {
  'templates.list': (db) => listTemplates(db),
  'templates.gallery': (_db, { language }) => galleryTemplates(language),
  'templates.toFile': (db, { id }) => writeTemplateFile(requireTemplate(db, id)),
} satisfies Queries

export const mutations = {
  'templates.create': (db, { numbered = false, ...form }) => create(db, form, numbered),

  'templates.update'(db, { id, ...given }) {
    const before = requireTemplate(db, id)
    const changed = FIELDS.filter((field) => given[field] !== undefined && given[field] !== before[field])
    if (changed.length === 0) return { result: before, inverse: null, tables: [], ids: [] }
    if (changed.includes('name')) refuseTaken(db, given.name ?? '', id)
    updateTemplate(db, id, Object.fromEntries(changed.map((field) => [field, given[field]])))
    return {
      result: requireTemplate(db, id),
      inverse: {
        label: 'edit-template',
        call: 'templates.update',
        args: { id, ...Object.fromEntries(changed.map((field) => [field, before[field]])) },
      },
      tables: ['template'],
      ids: [id],
    }
  },

  'templates.remove'(db, { id }) {
    requireTemplate(db, id)
    setRemoved(db, id, db.clock.removal())
    return {
      result: {},
      inverse: { label: 'remove-template', call: 'templates.restore', args: { id } },
      tables: ['template'],
      ids: [id],
    }
  },

  'templates.restore'(db, { id }) {
    if (!isRemoved(db, id)) throw notFound('template', id)
    setRemoved(db, id, null)
    return {
      result: {},
      inverse: { label: 'remove-template', call: 'templates.remove', args: { id } },
      tables: ['template'],
      ids: [id],
    }
  },

  'templates.fromFile': (db, { name, text }) => create(db, readTemplateFile(name, text), true),
} satisfies Mutations

export const tasks = {
  'templates.preview': ({ previewTemplate }, { citation = null, ...job }) =>
    previewTemplate({ ...job, citation }),
} satisfies Tasks

function create(db: WritableDb, form: TemplateForm, numbered: boolean): Change<Template> {
  if (!numbered) refuseTaken(db, form.name, null)
  const id = insertTemplate(db, { ...form, name: numbered ? freeName(db, form.name) : form.name })
  return {
    result: requireTemplate(db, id),
    inverse: { label: 'new-template', call: 'templates.remove', args: { id } },
    tables: ['template'],
    ids: [id],
  }
}

/** Names are compared as people read them: without case, in one Unicode form. */
const key = (name: string): string => name.normalize('NFC').toLowerCase()

/** `Notes (2)` where `Notes` is taken. */
function freeName(db: ReadableDb, name: string): string {
  const taken = new Set(listTemplates(db).map((one) => key(one.name)))
  let free = name
  for (let n = 2; taken.has(key(free)); n++) free = `${name} (${n})`
  return free
}

/** @throws template-name-taken */
function refuseTaken(db: ReadableDb, name: string, own: string | null): void {
  if (listTemplates(db).some((one) => one.id !== own && key(one.name) === key(name)))
    throw new CallError('template-name-taken', `a template is called ${name}`, { name })
}

/** @throws not-found */
function requireTemplate(db: ReadableDb, id: string): Template {
  const found = findTemplate(db, id)
  if (!found) throw notFound('template', id)
  return found
}
