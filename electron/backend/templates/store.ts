import type { Template, TemplateForm } from '../../../shared/model/template.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'

const COLUMNS = sql`id, name, body, per, extension, file_name as fileName,
  created_at as createdAt, updated_at as updatedAt`

/** By name. */
export const listTemplates = (db: ReadableDb): Template[] =>
  db.all<Template>(sql`select ${COLUMNS} from template where deleted_at is null order by name, num`)

/** Not where it was removed. */
export const findTemplate = (db: ReadableDb, id: string): Template | undefined =>
  db.get<Template>(sql`select ${COLUMNS} from template where id = ${id} and deleted_at is null`)

export const isRemoved = (db: ReadableDb, id: string): boolean =>
  db.get(sql`select 1 from template where id = ${id} and deleted_at is not null`) !== undefined

/** Returns its id. */
export function insertTemplate(db: WritableDb, form: TemplateForm): string {
  const id = newId()
  const now = db.now()
  insertRow(db, 'template', { id, ...columnsOf(form), created_at: now, updated_at: now })
  return id
}

export const updateTemplate = (db: WritableDb, id: string, form: Partial<TemplateForm>): void =>
  void updateRow(db, 'template', id, { ...columnsOf(form), updated_at: db.now() })

export const setRemoved = (db: WritableDb, id: string, at: string | null): void =>
  void updateRow(db, 'template', id, { deleted_at: at })

const columnsOf = ({ fileName, ...rest }: Partial<TemplateForm>) => ({
  ...rest,
  ...(fileName === undefined ? {} : { file_name: fileName }),
})
