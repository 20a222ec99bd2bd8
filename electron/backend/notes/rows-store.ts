/** Notes as lines of a list, and what a note's references are called now. */
import type { CallResult, ParsedArgs } from '../../../shared/contract.ts'
import type { NoteRow, Reference, Target } from '../../../shared/model/note.ts'
import { fold } from '../../../shared/text/fold.ts'
import { sql, type ReadableDb } from '../database/sql.ts'

/** Pinyin for Han, numbers by value. */
const collator = new Intl.Collator('zh-u-co-pinyin', { numeric: true })

/** Characters of a first line and of what follows it, as lists show them. */
const LONGEST_TITLE = 120
const LONGEST_EXCERPT = 240

interface Row {
  id: string
  target_kind: Target['kind'] | null
  target_id: string | null
  text: string
  report_id: string | null
  report_title: string | null
  quote: string | null
  created_at: string
  updated_at: string
}

/** The first line that says something, and what follows. */
export function headOf(text: string): { title: string; excerpt: string } {
  const trimmed = text.trim()
  const end = trimmed.indexOf('\n')
  const line = end < 0 ? trimmed : trimmed.slice(0, end)
  const rest = trimmed.slice(Math.min(line.length, LONGEST_TITLE), LONGEST_TITLE + LONGEST_EXCERPT * 2)
  return {
    title: line.slice(0, LONGEST_TITLE),
    excerpt: rest.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_EXCERPT),
  }
}

/** @param filter see `notes.rows` in the contract */
export function listNoteRows(db: ReadableDb, filter: ParsedArgs<'notes.rows'>): NoteRow[] {
  const { text = '', on, sort = 'changed' } = filter
  const rows = db.all<Row>(sql`
    select n.id, n.target_kind, n.target_id, n.text, n.created_at, n.updated_at,
      r.id as report_id, coalesce(r.title, nullif(r.opening, '')) as report_title, h.exact as quote
    from note n
    left join highlight h on n.target_kind = 'highlight' and h.id = n.target_id
    left join report r on r.id = case when n.target_kind = 'report' then n.target_id else h.report_id end
      and r.deleted_at is null
    where n.deleted_at is null
    order by case when ${sort} = 'created' then n.created_at else n.updated_at end desc, n.num desc`)
  const terms = fold(text.normalize('NFC'))
    .split(/\s+/)
    .filter((term) => term !== '')
  const found = rows.filter((row) => {
    if (on !== undefined && (on === 'none' ? row.target_kind !== null : row.target_kind !== on)) return false
    if (terms.length === 0) return true
    const folded = fold(`${row.text}\n${row.report_title ?? ''}\n${row.quote ?? ''}`)
    return terms.every((term) => folded.includes(term))
  })
  const lines = found.map(toLine)
  return sort === 'title' ? lines.sort((a, b) => collator.compare(a.title, b.title)) : lines
}

const toLine = (row: Row): NoteRow => ({
  id: row.id,
  target: row.target_kind && row.target_id ? { kind: row.target_kind, id: row.target_id } : null,
  ...headOf(row.text),
  reportId: row.report_id,
  reportTitle: row.report_title,
  quote: row.quote,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** What a reference is called now; of something removed, what it was called last. */
export function findReference(db: ReadableDb, { kind, id }: Reference): CallResult<'notes.reference'> {
  if (kind === 'note') {
    const note = db.get<Row & { deleted_at: string | null }>(
      sql`select text, target_kind, target_id, deleted_at from note where id = ${id}`,
    )
    const target = note?.target_kind && note.target_id ? { kind: note.target_kind, id: note.target_id } : null
    return { name: note ? headOf(note.text).title : null, gone: note?.deleted_at !== null, target }
  }
  const row = db.get<{ name: string | null; deleted_at: string | null }>(
    kind === 'theme'
      ? sql`select name, deleted_at from theme where id = ${id}`
      : sql`select coalesce(title, nullif(opening, '')) as name, deleted_at from report where id = ${id}`,
  )
  return { name: row?.name ?? null, gone: row?.deleted_at !== null, target: null }
}
