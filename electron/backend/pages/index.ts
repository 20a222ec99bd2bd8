import type { Block } from '../../../shared/model/report.ts'
import type { SplitPage, SplitReport } from './page.ts'
import { readLines } from './lines.ts'

/** A newspaper page as its reports. `text` is canonical text; ranges are UTF-16 code units. Never throws. */
export function splitPage(text: string, _options: { fileName?: string } = {}): SplitPage {
  const reports: SplitReport[] = []
  let blocks: Block[] = []
  const lines = readLines(text)
  const top = Math.min(9, ...lines.map((line) => line.level || 9))
  for (const line of lines) {
    const heading = line.level > 0 || (line.text.length < 40 && !/[。！？!?.，,；：:]/.test(line.text))
    const isTitle = heading && (top === 9 || line.level === top)
    if (isTitle || reports.length === 0) {
      blocks = []
      const title = isTitle ? line.text : null
      reports.push({ title, byline: null, dateline: null, language: 'und', blocks })
    }
    blocks.push({ kind: isTitle ? 'title' : heading ? 'subhead' : 'paragraph', ranges: line.ranges })
  }
  return { publication: null, published: null, pageLabel: null, reports, furniture: [] }
}
