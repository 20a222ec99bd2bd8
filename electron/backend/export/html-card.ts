/** What stands on a passage, as a card below the report: quote, colour by name, themes, notes, links. */
import type { CitationStyle } from '../../../shared/citation/cited.ts'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportOrder } from '../../../shared/model/export-format.ts'
import { colorName, type ColorNames } from '../../../shared/model/color-names.ts'
import type { ExportHighlight, ExportReport } from './export-library.ts'
import { firstWords } from '../../../shared/text/first-words.ts'
import { escapeHtml } from './html-escape.ts'
import { noteHtml } from './html-note.ts'
import type { LinkView } from './links-of.ts'
import { quoteParagraphs } from './quote.ts'

export interface HtmlContext {
  language: InterfaceLanguage
  /** How each quote is cited; null: not at all. */
  citation: CitationStyle | null
  colorNames: ColorNames | undefined
  themePath: (themeId: string) => string
  links: Map<string, LinkView[]>
  /** Ids of notes that lost form; filled while writing. */
  simplified: Set<string>
  /** Reports that stand in this file. */
  reportIds: ReadonlySet<string>
  /** Reports' texts stand in it, with their marks. */
  withText: boolean
  order: ExportOrder | undefined
}

/**
 * @param number the mark's number in its report, from 1; what ties card and passage together without colour
 * @param place `isAcross`: not below its report, so it says which; `isAgain`: links lead to the card before
 */
export function cardHtml(
  highlight: ExportHighlight,
  report: ExportReport | null,
  number: number,
  context: HtmlContext,
  { isAgain = false, isAcross = false }: { isAgain?: boolean; isAcross?: boolean } = {},
): string {
  const { language } = context
  const quote = quoteParagraphs(highlight, report)
    .map((text) => `<p>${escapeHtml(text)}</p>`)
    .join('')
  const back =
    report === null || !context.withText
      ? `${number}`
      : `<a href="#m-${highlight.id}" aria-label="${number} ${say(words, language, 'backToText')}">${number}</a>`
  return [
    `<article class="card c-${highlight.color}"${isAgain ? '' : ` id="h-${highlight.id}"`}>`,
    `<p class="head">${back} <span class="dot" aria-hidden="true"></span> ${escapeHtml(colorName(highlight.color, language, context.colorNames))}${themesHtml(highlight.themeIds, context)}</p>`,
    `<blockquote lang="${report?.language ?? 'und'}">${quote}</blockquote>`,
    report && isAcross ? `<p class="cite" lang="${report.language}">${sourceHtml(report)}</p>` : '',
    report && context.citation
      ? `<p class="cite" lang="${report.language}"><cite>${escapeHtml(formatCitation(report, context.citation))}</cite></p>`
      : '',
    ...highlight.notes.map((note) => `<div class="note">${noteHtml(note, context)}</div>`),
    linksHtml(highlight.id, context),
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** Where a passage is from, for one that does not stand below its report. */
function sourceHtml(report: ExportReport): string {
  const about = [report.title ?? firstWords(report.opening), report.publication, report.published]
  return `<a href="#r-${report.id}">${escapeHtml(about.filter(Boolean).join(' · '))}</a>`
}

/** Names of themes as small labels. */
export const themesHtml = (themeIds: string[], { themePath }: HtmlContext): string =>
  themeIds.map((id) => ` <span class="theme">${escapeHtml(themePath(id))}</span>`).join('')

/** The links of one passage or report, each with its relation and the other end's words. */
export function linksHtml(id: string, { links, language }: HtmlContext): string {
  const views = links.get(id) ?? []
  if (views.length === 0) return ''
  const items = views.map((view) => {
    const title = escapeHtml(view.otherTitle)
    const anchor = view.other.kind === 'highlight' ? `h-${view.other.id}` : `r-${view.other.id}`
    const target = view.included
      ? `<a href="#${anchor}">${title}</a>`
      : `${title} (${say(words, language, 'outside')})`
    const quote = view.other.quote === null ? '' : ` <q>${escapeHtml(view.other.quote)}</q>`
    const note =
      view.note === '' ? '' : `<br><small>${escapeHtml(view.note).replaceAll('\n', '<br>')}</small>`
    return `<li><strong>${escapeHtml(view.label)}</strong> ${target}${quote}${note}</li>`
  })
  return `<ul class="links" aria-label="${say(words, language, 'links')}">${items.join('')}</ul>`
}
