/** What a page says of itself, with origins: written by hand, read from the page again, and put back. */
import {
  LONGEST_PAGE_LABEL,
  LONGEST_PUBLICATION,
  PAGE_DETAILS,
  type KeptPageDetails,
  type Origins,
} from '../../../shared/model/report.ts'
import type { Source } from '../../../shared/model/source.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { updateRow } from '../database/change.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import { pageAgain } from '../pages/again.ts'

type PageDetailName = (typeof PAGE_DETAILS)[number]

const COLUMNS = {
  publication: 'publication',
  published: 'published',
  pageLabel: 'page_label',
  edition: 'edition',
} as const satisfies Record<PageDetailName, string>

/** What the user wrote, where it is not so yet. Emptied details are empty by hand. */
export function pageByHand(
  source: Source,
  said: Partial<Record<PageDetailName, string | null | undefined>>,
): KeptPageDetails {
  const written = PAGE_DETAILS.flatMap((name) => {
    const raw = said[name]
    const value = raw?.trim() || null
    if (raw === undefined || value === source[name]) return []
    return [[name, { value, origin: { from: 'hand', certainty: 'certain' } }] as const]
  })
  return Object.fromEntries(written)
}

/** What masthead, file name and datelines say of these. */
export function readPageAgain(
  db: ReadableDb,
  { id, fileName }: Source,
  names: readonly PageDetailName[],
): KeptPageDetails {
  if (names.length === 0) return {}
  const page = pageAgain(readText(db, id), fileName)
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        value: cutTo(page[name], name === 'pageLabel' ? LONGEST_PAGE_LABEL : LONGEST_PUBLICATION),
        origin: page.origins[name] ?? null,
      },
    ]),
  )
}

const namesOf = (details: KeptPageDetails): PageDetailName[] =>
  PAGE_DETAILS.filter((name) => details[name] !== undefined)

/** The part of `wanted` that is not so yet. */
export function changesOfPage(source: Source, wanted: KeptPageDetails): KeptPageDetails {
  const names = namesOf(wanted).filter((name) => {
    const { value, origin } = wanted[name]!
    const was = source.origins[name]
    return value !== source[name] || origin?.from !== was?.from || origin?.certainty !== was?.certainty
  })
  return Object.fromEntries(names.map((name) => [name, wanted[name]]))
}

/** Writes details and their origins. @returns those that were there: what puts them back */
export function writePage(db: WritableDb, source: Source, changes: KeptPageDetails): KeptPageDetails {
  const names = namesOf(changes)
  const origins: Origins = { ...source.origins }
  const columns: Record<string, string | null> = {}
  for (const name of names) {
    const { value, origin } = changes[name]!
    columns[COLUMNS[name]] = value
    if (origin) origins[name] = origin
    else delete origins[name]
  }
  if (names.length > 0) updateRow(db, 'source', source.id, { ...columns, origins: JSON.stringify(origins) })
  return Object.fromEntries(
    names.map((name) => [name, { value: source[name], origin: source.origins[name] ?? null }]),
  )
}
