import type { ExportReport } from './export-library.ts'

/**
 * True for the block that only repeats the report's title, which an export prints above the text anyway.
 * With a highlight on it, it stays: the mark needs its words.
 */
export function repeatsTitle(report: ExportReport, block: number): boolean {
  const { kind, text } = report.blocks[block] ?? {}
  return (
    kind === 'title' &&
    text === report.title &&
    !report.highlights.some(({ places }) => places.some((place) => place.block === block))
  )
}
