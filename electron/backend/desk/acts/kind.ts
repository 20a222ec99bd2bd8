import type { BlockKind } from '../../../../shared/model/report.ts'
import { CallError } from '../../../../shared/errors.ts'
import { atOf, startOf, type LaidBlock, type LaidReport, type Layout } from '../layout.ts'
import { draftOf, pageChanged, reportOf, runsOf } from '../draft.ts'
import { aside } from './aside.ts'
import { giveBack } from './give.ts'

/**
 * Says what pieces are. `furniture` sets them aside, and another kind brings back what was aside, to the report above
 * it on the page; `title` makes the first of them the headline of its report.
 */
export function setKind(
  layout: Layout,
  pieces: readonly number[],
  kind: BlockKind,
  newId: () => string,
): Layout {
  if (kind === 'furniture') return aside(layout, pieces)
  const back = giveBack(layout, pieces, newId)
  const draft = draftOf(back)
  const wanted = new Set(pieces)
  const found = new Set<number>()
  for (const report of draft.reports) {
    const marked: LaidBlock[] = []
    report.blocks = report.blocks.flatMap((block) => {
      if (!block.parts.some((part) => wanted.has(atOf(part)))) return [block]
      return runsOf(block, (part) => wanted.has(atOf(part))).map(({ gone, parts }) => {
        const run: LaidBlock = { kind: block.kind, parts }
        if (gone) {
          marked.push(run)
          for (const part of parts) found.add(atOf(part))
        }
        return run
      })
    })
    if (kind === 'title') setHeadline(report, marked)
    else for (const block of marked) block.kind = kind
  }
  if (found.size < wanted.size) throw pageChanged('such piece')
  return draft
}

const ABOVE_HEADLINE: ReadonlySet<BlockKind> = new Set(['kicker', 'label'])

/** The first of `marked` is the headline, and stands above the text; the headline before it is a kicker or a subhead. */
function setHeadline(report: LaidReport, marked: LaidBlock[]): void {
  const headline = marked[0]
  if (!headline) return
  for (const block of report.blocks)
    if (block.kind === 'title' && block !== headline)
      block.kind =
        startOf(block) < startOf(headline) && isNear(report, block, headline) ? 'kicker' : 'subhead'
  for (const block of marked) block.kind = 'subhead'
  headline.kind = 'title'
  report.blocks = report.blocks.filter((block) => block !== headline)
  const place = report.blocks.findIndex(({ kind }) => !ABOVE_HEADLINE.has(kind))
  report.blocks.splice(place < 0 ? report.blocks.length : place, 0, headline)
}

/** Nothing but headings stands between a block and one behind it in reading order. */
function isNear({ blocks }: LaidReport, first: LaidBlock, second: LaidBlock): boolean {
  const [from, to] = [blocks.indexOf(first), blocks.indexOf(second)]
  const heads: ReadonlySet<BlockKind> = new Set(['title', 'kicker', 'label', 'subhead'])
  return from < to && blocks.slice(from, to).every(({ kind }) => heads.has(kind))
}

/** The report has no headline; what was it is a subhead. */
export function untitle(layout: Layout, id: string): Layout {
  const draft = draftOf(layout)
  const report = reportOf(draft, id)
  const headlines = report.blocks.filter(({ kind }) => kind === 'title')
  if (headlines.length === 0 && report.title === null)
    throw new CallError('act-impossible', `report ${id} has no headline`)
  for (const block of headlines) block.kind = 'subhead'
  report.title = null
  report.titleByHand = false
  return draft
}
