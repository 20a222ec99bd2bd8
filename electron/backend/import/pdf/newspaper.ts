/** A page of a newspaper: many stories, each below a headline of its own, in columns. */
import type { Lessons } from '../../../../shared/model/page.ts'
import type { PageStart } from '../../../../shared/model/markup.ts'
import { splitPage } from '../../pages/index.ts'
import type { SplitPage } from '../../pages/page.ts'
import type { Whole } from './join.ts'
import type { PlacedBlock } from './page-blocks.ts'
import { columnsOf } from './page-blocks.ts'
import { type GlyphPlaces, keepPlaces, spellWhole } from './write.ts'

/** A book in two columns is none. */
const MOST_PAGES = 12
const HEADLINE = 1.35
/** Headlines a page: an article has one, and its subheads are set smaller. */
const LEAST_HEADLINES = 2
const LONGEST_HEADLINE = 60

/** @param body size of the running text */
export function looksLikeNewspaper(pages: readonly (readonly PlacedBlock[])[], body: number): boolean {
  if (pages.length > MOST_PAGES) return false
  const columns = Math.max(0, ...pages.map((blocks) => columnsOf(blocks, body)))
  if (columns < 2) return false
  const headlines = pages.map(
    (blocks) =>
      blocks.filter(
        ({ size, lines, rows }) =>
          !rows &&
          size >= body * HEADLINE &&
          lines.reduce((sum, line) => sum + line.count, 0) <= LONGEST_HEADLINE,
      ).length,
  )
  const mean = headlines.reduce((sum, count) => sum + count, 0) / pages.length
  return mean >= LEAST_HEADLINES + (columns === 2 ? 0.5 : 0)
}

/** The text as the page engine reads pages: a paragraph a line, headings marked by their size, columns mended. */
export function writeNewspaper(
  wholes: readonly Whole[],
  labels: readonly string[],
  body: number,
  hyphens: ReadonlySet<string>,
  places: GlyphPlaces,
): { text: string; pages: PageStart[] } {
  let text = ''
  const pages: PageStart[] = []
  for (const whole of wholes) {
    const { page, kind, size } = whole.parts[0]!
    if (text !== '') text += '\n\n'
    while (pages.length <= page)
      pages.push({ at: text.length, index: pages.length, label: labels[pages.length] ?? '' })
    const ratio = size / body
    if (kind === 'heading') text += ratio >= 1.8 ? '# ' : ratio >= HEADLINE ? '## ' : '### '
    const spelled = spellWhole(whole, hyphens)
    keepPlaces(spelled, text.length, places)
    text += spelled.text
  }
  while (pages.length < labels.length)
    pages.push({ at: text.length, index: pages.length, label: labels[pages.length] ?? '' })
  return { text, pages }
}

export const splitNews = (
  text: string,
  fileName: string,
  lessons: readonly Lessons[] | undefined,
): SplitPage => splitPage(text, { fileName, lessons })
