/** Puts the sample annotations on the sample reports. */
import type { Target } from '../../../shared/model/note.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { WritableDb } from '../database/sql.ts'
import { readText } from '../database/source-text.ts'
import { anchorRanges, placeQuote } from '../highlights/anchor.ts'
import { insertHighlight } from '../highlights/store.ts'
import { newId } from '../ids.ts'
import { insertLink } from '../links/store.ts'
import { plainTextToState } from '../notes/lexical-state.ts'
import { insertNote } from '../notes/store.ts'
import { readShownBlocks } from '../reports/store.ts'
import { insertAssignment, insertTheme, listThemes, sameName } from '../themes/store.ts'
import type { SampleAnnotations } from './annotations.ts'

/** A sample source as it stands in the library now. */
export interface LoadedPage {
  fileName: string
  sourceId: string
  reports: readonly { id: string; title: string | null }[]
}

interface Placed {
  highlights: number
  /** Themes that were made here, parents first. */
  themeIds: string[]
}

/**
 * Annotates the loaded pages.
 * @throws Error naming the first annotation whose report or words are not there: the files are ours, so a
 *   mismatch is a fault of ours and must not pass
 */
export function annotateSamples(
  db: WritableDb,
  pages: readonly LoadedPage[],
  { themes, highlights, reportThemes, reportNotes, links }: SampleAnnotations,
): Placed {
  const [themeIdOf, themeIds] = insertThemes(db, themes)
  const placed = new Map<string, string>()
  const place = (name: ReportName): { reportId: string; sourceId: string } => findReport(pages, name)
  const assign = (names: readonly string[], target: Target): void => {
    for (const name of names) insertAssignment(db, themeIdOf(name), target)
  }
  const note = (plain: string, target: Target): void =>
    insertNote(db, { id: newId(), target, text: plain, state: plainTextToState(plain) })

  for (const { quote, color, style, note: plain, themes: names, ...name } of highlights) {
    const { reportId, sourceId } = place(name)
    const text = readText(db, sourceId)
    const ranges = placeQuote(readShownBlocks(db, reportId, text), quote)
    const { id } = insertHighlight(db, { ...anchorRanges(text, ranges), sourceId, reportId, color, style })
    placed.set(keyOf(name, quote), id)
    if (plain) note(plain, { kind: 'highlight', id })
    assign(names, { kind: 'highlight', id })
  }
  for (const { themes: names, ...name } of reportThemes)
    assign(names, { kind: 'report', id: place(name).reportId })
  for (const { note: plain, ...name } of reportNotes)
    note(plain, { kind: 'report', id: place(name).reportId })

  const target = ({ quote, ...name }: ReportName & { quote?: string | undefined }): Target => {
    if (quote === undefined) return { kind: 'report', id: place(name).reportId }
    const id = placed.get(keyOf(name, quote))
    if (!id) throw new Error(`a sample link names words that no sample highlight has: ${quote}`)
    return { kind: 'highlight', id }
  }
  for (const { from, to, relation } of links) insertLink(db, { from: target(from), to: target(to), relation })
  return { highlights: highlights.length, themeIds }
}

type ReportName = { file: string; title: string }
const keyOf = ({ file, title }: ReportName, quote: string): string => JSON.stringify([file, title, quote])

function findReport(
  pages: readonly LoadedPage[],
  { file, title }: ReportName,
): { reportId: string; sourceId: string } {
  const page = pages.find(({ fileName }) => fileName === file)
  const wanted = fold(title)
  const report = page?.reports.find((one) => one.title !== null && fold(one.title) === wanted)
  if (!page || !report) throw new Error(`the sample page ${file} has no report ${title}`)
  return { reportId: report.id, sourceId: page.sourceId }
}

/** Makes the themes that are missing; one of the user's with the same name at the same place is used as it is. */
function insertThemes(
  db: WritableDb,
  themes: SampleAnnotations['themes'],
): [idOf: (name: string) => string, made: string[]] {
  const ids = new Map<string, string>()
  const made: string[] = []
  const idOf = (name: string): string => {
    const id = ids.get(name)
    if (!id) throw new Error(`there is no sample theme ${name} (parents come first)`)
    return id
  }
  for (const { name, parent, color, definition } of themes) {
    const parentId = parent === undefined ? null : idOf(parent)
    const known = listThemes(db).find((theme) => theme.parentId === parentId && sameName(theme.name, name))
    const id = known?.id ?? insertTheme(db, { name, parentId, color, definition })
    if (!known) made.push(id)
    ids.set(name, id)
  }
  return [idOf, made]
}
