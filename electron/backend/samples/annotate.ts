/** Puts the sample annotations on the sample reports. */
import { CallError } from '../../../shared/errors.ts'
import type { Target } from '../../../shared/model/note.ts'
import { fold } from '../../../shared/text/fold.ts'
import { sameName } from '../../../shared/text/same-name.ts'
import type { WritableDb } from '../database/sql.ts'
import { readText } from '../database/source-text.ts'
import { anchorRanges, placeQuote, type Anchor } from '../highlights/anchor.ts'
import { insertHighlight } from '../highlights/store.ts'
import { newId } from '../ids.ts'
import { insertLink } from '../links/store.ts'
import { plainTextToState } from '../notes/lexical-state.ts'
import { insertNote } from '../notes/store.ts'
import { readShownBlocks } from '../reports/store.ts'
import { insertAssignment, insertTheme, listThemes } from '../themes/store.ts'
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
  /** What had no place, in words. Our own pages should leave none: a test holds that. */
  unplaced: string[]
}

/**
 * Annotates the loaded pages. Where the page engine joined or cut reports differently than the file expects,
 * a passage is looked for in the whole page; what still has no place is left out and returned.
 */
export function annotateSamples(
  db: WritableDb,
  pages: readonly LoadedPage[],
  { themes, highlights, reportThemes, reportNotes, links }: SampleAnnotations,
): Placed {
  const [themeIdOf, themeIds] = insertThemes(db, themes)
  const placed = new Map<string, string>()
  const unplaced: string[] = []
  const assign = (names: readonly string[], target: Target): void => {
    for (const name of names) insertAssignment(db, themeIdOf(name), target)
  }
  const note = (plain: string, target: Target): void =>
    insertNote(db, { id: newId(), target, text: plain, state: plainTextToState(plain) })
  /** The report as a target, or null after noting what is missing. */
  const wholeReport = (name: ReportName): Target | null => {
    const found = findReport(pages, name)
    if (!found) unplaced.push(`${name.file}: no report ${name.title}`)
    return found && { kind: 'report', id: found.reportId }
  }

  for (const { quote, color, style, note: plain, themes: names, ...name } of highlights) {
    const place = findPassage(db, pages, name, quote)
    if (!place) {
      unplaced.push(`${name.file}: no place for ${quote}`)
      continue
    }
    const { id } = insertHighlight(db, { ...place, color, style })
    placed.set(keyOf(name, quote), id)
    if (plain) note(plain, { kind: 'highlight', id })
    assign(names, { kind: 'highlight', id })
  }
  for (const { themes: names, ...name } of reportThemes) {
    const target = wholeReport(name)
    if (target) assign(names, target)
  }
  for (const { note: plain, ...name } of reportNotes) {
    const target = wholeReport(name)
    if (target) note(plain, target)
  }
  const endOf = ({ quote, ...name }: ReportName & { quote?: string | undefined }): Target | null => {
    if (quote === undefined) return wholeReport(name)
    const id = placed.get(keyOf(name, quote))
    if (!id) unplaced.push(`${name.file}: a link needs the highlight ${quote}`)
    return id ? { kind: 'highlight', id } : null
  }
  for (const link of links) {
    const [from, to] = [endOf(link.from), endOf(link.to)]
    if (from && to) insertLink(db, { from, to, relation: link.relation })
  }
  return { highlights: placed.size, themeIds, unplaced }
}

/** Where a quote stands: in its report, else in the first report of its page that has it. */
function findPassage(
  db: WritableDb,
  pages: readonly LoadedPage[],
  name: ReportName,
  quote: string,
): (Anchor & { sourceId: string; reportId: string }) | null {
  const page = pages.find(({ fileName }) => fileName === name.file)
  if (!page) return null
  const { sourceId } = page
  const text = readText(db, sourceId)
  const named = findReport(pages, name)
  const candidates = [...(named ? [named.reportId] : []), ...page.reports.map(({ id }) => id)]
  for (const reportId of candidates) {
    try {
      const ranges = placeQuote(readShownBlocks(db, reportId, text), quote)
      return { ...anchorRanges(text, ranges), sourceId, reportId }
    } catch (error) {
      if (!(error instanceof CallError)) throw error
    }
  }
  return null
}

type ReportName = { file: string; title: string }
const keyOf = ({ file, title }: ReportName, quote: string): string => JSON.stringify([file, title, quote])

/**
 * A report by its title; where the page engine cut the headline longer or shorter than the file says, by the
 * one title that holds the other.
 */
function findReport(
  pages: readonly LoadedPage[],
  { file, title }: ReportName,
): { reportId: string; sourceId: string } | null {
  const page = pages.find(({ fileName }) => fileName === file)
  const wanted = titleKey(title)
  const titled = (page?.reports ?? []).map(({ id, title: own }) => ({ id, key: titleKey(own ?? '') }))
  const same = titled.find(({ key }) => key === wanted)
  const near = titled.filter(({ key }) => key !== '' && (key.includes(wanted) || wanted.includes(key)))
  const report = same ?? (near.length === 1 ? near[0] : undefined)
  return page && report ? { reportId: report.id, sourceId: page.sourceId } : null
}

/** Letters and numbers only, folded: spaces and punctuation differ where headlines were joined. */
const titleKey = (title: string): string => fold(title).replaceAll(/[^\p{L}\p{N}]/gu, '')

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
