/** Which reports, notes and themes a query means: by words in either script, or by the first letters of pinyin. */
import type { NoteRow } from '../../../shared/model/note.ts'
import type { ReportRow } from '../../../shared/model/report.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import type { ReferenceKind } from '../../../shared/note/tree.ts'
import { fold } from '../../../shared/text/fold.ts'
import { initialsOf } from './initials.ts'

export interface Option {
  /** `create`: a theme of this name is to be made. */
  kind: ReferenceKind | 'create'
  id: string
  name: string
  detail: string
  lang?: string | undefined
}

const MOST_OPTIONS = 12

export const fromReports = (reports: readonly ReportRow[]): Option[] =>
  reports.map(({ id, title, opening, publication, published, language }) => ({
    ...{ kind: 'report' as const, id, name: title ?? opening },
    detail: [publication, published].filter(Boolean).join(' · '),
    lang: language === 'und' ? undefined : language,
  }))

export const fromNotes = (notes: readonly NoteRow[], except: string | null): Option[] =>
  notes
    .filter(({ id, title }) => id !== except && title !== '')
    .map(({ id, title, reportTitle }) => ({ kind: 'note', id, name: title, detail: reportTitle ?? '' }))

export function fromThemes(themes: readonly Theme[]): Option[] {
  const names = new Map(themes.map(({ id, name }) => [id, name]))
  return themes.map(({ id, name, parentId }) => ({
    ...{ kind: 'theme' as const, id, name, detail: names.get(parentId ?? '') ?? '' },
  }))
}

/** The best few: names that begin with the query, then those that hold it, then by initials; else as given. */
export function pickOptions(all: readonly Option[], query: string): Option[] {
  const wanted = fold(query.normalize('NFC')).trim()
  if (wanted === '') return all.slice(0, MOST_OPTIONS)
  const letters = /^[a-z\d]+$/.test(wanted) ? wanted : null
  const ranks: Option[][] = [[], [], [], []]
  for (const option of all) {
    const name = fold(option.name.normalize('NFC'))
    const at = name.indexOf(wanted)
    if (at >= 0) ranks[at === 0 ? 0 : 1]!.push(option)
    else if (letters && letters.length > 1) {
      const initials = initialsOf(option.name)
      if (initials.startsWith(letters)) ranks[2]!.push(option)
      else if (initials.includes(letters)) ranks[3]!.push(option)
    }
  }
  return ranks.flat().slice(0, MOST_OPTIONS)
}

/** Is there a theme of just this name? Then none of the same name is offered to be made. */
export const isNamed = (themes: readonly Option[], query: string): boolean =>
  themes.some(({ name }) => fold(name).trim() === fold(query).trim())
