import type { ExportHighlight, ExportReport } from './export-library.ts'

/** The passage as the reader sees it, a paragraph for each block it touches; its source words where no block holds it. */
export function quoteParagraphs(highlight: ExportHighlight, report: ExportReport | null): string[] {
  const shown = highlight.places.map(
    ({ block, start, end }) => report?.blocks[block]?.text.slice(start, end).replace(/\s*\n\s*/g, ' ') ?? '',
  )
  const paragraphs = shown.filter((text) => text.trim() !== '')
  return paragraphs.length > 0 ? paragraphs : [highlight.exact.replace(/\s*\n\s*/g, ' ')]
}
