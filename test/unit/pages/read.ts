import { splitPage } from '../../../electron/backend/pages/index.ts'
import { showBlock } from '../../../shared/text/text-map.ts'

export interface ShownReport {
  title: string | null
  byline: string | null
  dateline: string | null
  /** `kind: text`, in reading order. */
  blocks: string[]
}

/** The reports of a page with the text a reader sees. Parts are set with a blank line between them. */
export function read(parts: string[], fileName = 'page.txt'): ShownReport[] {
  const text = parts.join('\n\n')
  return splitPage(text, { fileName }).reports.map((report) => ({
    title: report.title,
    byline: report.byline,
    dateline: report.dateline,
    blocks: report.blocks.map((block) => `${block.kind}: ${showBlock(text, block).text}`),
  }))
}
