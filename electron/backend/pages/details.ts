/** What a report says of itself: byline, people, dateline and its parts. Read from its blocks, whoever put them together. */
import type { Block, BlockKind } from '../../../shared/model/report.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { closingAgency, datelineOf } from './forms.ts'
import { NO_DETAILS, type SplitReport } from './page.ts'

export type Details = Pick<
  SplitReport,
  'byline' | 'dateline' | 'people' | 'place' | 'datelineDate' | 'agency' | 'origins'
>

/** What is known of the page that a report stands on. */
export interface PageFacts {
  publication: string | null
  /** `YYYY-MM-DD`: year-less and relative dates are worked out from it. */
  published: string | null
}

const RUNNING: ReadonlySet<BlockKind> = new Set(['paragraph', 'quote', 'list', 'table'])

/** Reads the details of a report from its blocks, in reading order. @param text the source's text */
export function readDetails(text: string, blocks: readonly Block[], _page: PageFacts): Details {
  const shown = (block: Block) => showBlock(text, block).text
  const of = (kind: BlockKind) => blocks.filter((block) => block.kind === kind).map(shown)
  const running = blocks.filter((block) => RUNNING.has(block.kind))
  const names = of('byline').map((line) => line.replace(/^[■◎●□▲○◆◇\s·•]+/u, '').trim())
  const [first, last] = [running[0], running.at(-1)]
  return {
    ...NO_DETAILS,
    byline: names.join(' ') || null,
    dateline:
      of('dateline')[0] ??
      (first ? datelineOf(shown(first)) : null) ??
      of('credit').reverse().map(closingAgency).find(Boolean) ??
      (last ? closingAgency(shown(last)) : null),
  }
}
