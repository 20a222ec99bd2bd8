/** What follows from a report's text when the text is another: its measures, its language, what it says of itself. */
import type { Block, Origins } from '../../../shared/model/report.ts'
import { LONGEST_DETAIL } from '../../../shared/model/report.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { detectLanguage } from '../../../shared/text/language.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import type { Fields } from '../database/change.ts'
import { readDetails } from '../pages/details.ts'
import { measureBlocks } from '../reports/store.ts'

/** UTF-16 units that tell a report's language. */
const TELLING = 20_000

export const languageOf = (text: string, blocks: readonly Block[]) =>
  detectLanguage(
    blocks
      .map((block) => showBlock(text, block).text)
      .join('\n')
      .slice(0, TELLING),
  )

/** What a report's own text says, as columns; `origins` has the rest of them, too. */
export interface ReadFields extends Fields {
  byline: string | null
  people: string
  dateline: string | null
  place: string | null
  dateline_date: string | null
  agency: string | null
  origins: string
}

export interface KnownDetails {
  publication: string | null
  published: string | null
  origins: Origins
  /** The columns as they are. */
  columns: Omit<ReadFields, 'origins'>
}

const COLUMNS = {
  byline: 'byline',
  people: 'people',
  dateline: 'dateline',
  place: 'place',
  datelineDate: 'dateline_date',
  agency: 'agency',
} as const

/**
 * Byline, people and dateline read again from other blocks. Kept as they were: what the user wrote, what a file's
 * front matter says, and what was there before origins were kept.
 */
export function readFields(text: string, blocks: readonly Block[], known: KnownDetails): ReadFields {
  const read = readDetails(text, blocks, { publication: known.publication, published: known.published })
  const fields = { ...known.columns, origins: '' } as ReadFields
  const origins: Origins = { ...known.origins }
  for (const [name, column] of Object.entries(COLUMNS) as [
    keyof typeof COLUMNS,
    keyof Omit<ReadFields, 'origins'>,
  ][]) {
    const origin = known.origins[name]
    const was = known.columns[column]
    const isEmpty = was === null || was === '[]'
    if (origin ? origin.from === 'hand' || origin.from === 'front-matter' : !isEmpty) continue
    const value = read[name]
    fields[column] = (Array.isArray(value) ? JSON.stringify(value) : cutTo(value, LONGEST_DETAIL)) as never
    const told = read.origins[name]
    if (told) origins[name] = told
    else delete origins[name]
  }
  return { ...fields, origins: JSON.stringify(origins) }
}

/** The columns that follow from a report's blocks alone. */
export const textFields = (text: string, blocks: readonly Block[]): Fields => ({
  ...measureBlocks(text, blocks),
  language: languageOf(text, blocks),
})
