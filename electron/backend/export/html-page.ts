/**
 * The whole export as one page of HTML: no scripts, nothing loaded from anywhere, a policy that forbids both. Reports
 * with their highlights in place, notes as cards that passages and cards link to both ways.
 */
import { createHash } from 'node:crypto'
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { firstWords } from '../../../shared/text/first-words.ts'
import type { ExportLibrary, ExportOptions, ExportReport } from './export-library.ts'
import { safeName } from './file-names.ts'
import { cardHtml, type HtmlContext } from './html-card.ts'
import { escapeHtml } from './html-escape.ts'
import { isAcross, passageGroups } from './order.ts'
import { noteHtml } from './html-note.ts'
import { reportHtml, reportTitle } from './html-report.ts'
import { linksByEnd } from './links-of.ts'
import { scopeTitle } from './scope-title.ts'
import { makeTags } from './tags.ts'
import { warningsOf } from './warnings.ts'

/**
 * The page and its file name without extension. @param style the whole look, the page's only style sheet
 */
export function htmlPage(
  library: ExportLibrary,
  { language, citation, text: withText = true, order }: ExportOptions,
  style: string,
): { name: string; text: string; warnings: string[] } {
  const context: HtmlContext = {
    ...{ language, citation, withText, order },
    colorNames: library.colorNames,
    themePath: makeTags(library.themes).path,
    links: linksByEnd(library, language),
    simplified: new Set(),
    reportIds: new Set(library.reports.map(({ id }) => id)),
  }
  const title = titleOf(library, context)
  const text = page(title, body(title, library, context), language, style)
  const [only] = library.reports
  const name =
    library.scope.kind === 'report' && only
      ? (library.baseNames[only.id] ?? 'export')
      : safeName(title, 'export')
  return { name, text, warnings: warningsOf(library, context) }
}

function titleOf({ scope, reports }: ExportLibrary, { language }: HtmlContext): string {
  const [only] = reports
  if (scope.kind === 'report' && only) return reportTitle(only, language)
  return scopeTitle({ scope }, language)
}

function page(title: string, content: string, language: InterfaceLanguage, style: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Pressmark">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    content,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function body(title: string, library: ExportLibrary, context: HtmlContext): string {
  const { language } = context
  const heading = (key: 'freeNotes' | 'loose' | 'themes'): string => `<h2>${say(words, language, key)}</h2>`
  const single = library.scope.kind === 'report'
  const definition = library.themes.find((theme) => theme.id === library.scope.id)?.definition ?? ''
  const across = !context.withText && isAcross(context.order) ? context.order : null
  return [
    ...(single ? [] : [`<header class="cover"><h1>${escapeHtml(title)}</h1>`]),
    ...(definition === '' ? [] : [`<p>${escapeHtml(definition).replaceAll('\n', '<br>')}</p>`]),
    ...(single ? [] : ['</header>', contents(library, context)]),
    '<main>',
    ...(library.scope.kind === 'all' ? themeList(library, context) : []),
    ...(across ? passagesHtml(library, across, single ? title : null, context) : []),
    ...library.reports.flatMap((report) =>
      across ? restHtml(report, context) : [reportHtml(report, single ? 'h1' : 'h2', context)],
    ),
    ...(library.freeNotes.length > 0
      ? [
          heading('freeNotes'),
          ...library.freeNotes.map((note) => `<div class="card">${noteHtml(note, context)}</div>`),
        ]
      : []),
    ...(library.loose.length > 0
      ? [heading('loose'), ...library.loose.map((one, i) => cardHtml(one, null, i + 1, context))]
      : []),
    '</main>',
  ].join('\n')
}

/** Without the texts, passages can be told across reports: theme by theme or by when they were made. */
function passagesHtml(
  library: ExportLibrary,
  order: 'theme' | 'made',
  title: string | null,
  context: HtmlContext,
): string[] {
  const { language, themePath } = context
  let number = 0
  return [
    ...(title === null ? [] : [`<h1>${escapeHtml(title)}</h1>`]),
    ...passageGroups(library, order).flatMap(({ themeId, passages }) => [
      `<h2>${themeId === null ? say(words, language, 'highlights') : escapeHtml(themePath(themeId))}</h2>`,
      ...passages.map(({ highlight, report, isAgain }) =>
        cardHtml(highlight, report, ++number, context, { isAgain, isAcross: true }),
      ),
    ]),
  ]
}

/** Of a report whose passages are told above: its head and what is on the whole of it. */
const restHtml = (report: ExportReport, context: HtmlContext): string[] => [
  reportHtml({ ...report, highlights: [] }, 'h2', context),
]

function contents(library: ExportLibrary, { language }: HtmlContext): string {
  const items = library.reports.map((report) => {
    const about = [report.publication, report.published].filter(Boolean).join(' · ')
    const title = `<a href="#r-${report.id}" lang="${report.language}">${escapeHtml(listTitle(report, language))}</a>`
    return `<li>${title}${about === '' ? '' : ` <small>${escapeHtml(about)}</small>`}</li>`
  })
  const label = say(words, language, 'contents')
  return `<nav aria-label="${label}"><h2>${label}</h2><ol>\n${items.join('\n')}\n</ol></nav>`
}

/** Reports without a title are told apart by their first words. */
const listTitle = (report: ExportReport, language: InterfaceLanguage): string =>
  report.title ?? `${reportTitle(report, language)} · ${firstWords(report.opening)}…`

function themeList(library: ExportLibrary, { language, themePath }: HtmlContext): string[] {
  if (library.themes.length === 0) return []
  const items = library.themes.map(({ id, definition }) => {
    const about = definition.trim() === '' ? '' : `<dd>${escapeHtml(definition)}</dd>`
    return `<dt>${escapeHtml(themePath(id))}</dt>${about}`
  })
  return [`<section><h2>${say(words, language, 'themes')}</h2><dl>`, ...items, '</dl></section>']
}
