/**
 * A newspaper page becomes its reports. The steps, each in a file of its own: lines → units (hard-wrapped lines joined)
 * → forms (what a unit is by itself) → forms by neighbours → repeats → cut sentences joined → headlines told from
 * subheads → stretches → reports → reading order → blocks.
 */
import { assembleReport, blockOf } from './assemble.ts'
import { settleForms } from './context.ts'
import { withDetails } from './details.ts'
import { type Form, formOf } from './forms.ts'
import { findFragments } from './fragments.ts'
import { groupStretches } from './group.ts'
import { scoreClusters } from './headings.ts'
import { joinCuts } from './joins.ts'
import { readLines } from './lines.ts'
import { readMetadata, withDateOfDatelines } from './metadata.ts'
import type { SplitOptions, SplitPage } from './page.ts'
import { type Page, measureEnds, pageOf } from './piece.ts'
import { setRepeatsAside } from './repeats.ts'
import { namePartCluster, nameTitleCluster } from './roles.ts'
import { type Stretch, cutStretches } from './stretches.ts'
import { joinWrapped } from './units.ts'

/**
 * Splits canonical text into reports; every character that is no white space and no Markdown mark is in exactly one
 * block or in `furniture`. Ranges are UTF-16 code units. Any text is taken: what does not fit together is one report.
 */
export function splitNewspaper(text: string, options: SplitOptions = {}): SplitPage {
  const units = joinWrapped(readLines(text))
  const forms: Form[] = []
  for (const unit of units) forms.push(formOf(unit, units[unit.index - 1]))
  const page = pageOf(units, forms)
  settleForms(page)
  setRepeatsAside(page)
  findFragments(page)
  measureEnds(page)
  joinCuts(page)
  const stretches = nameHeadings(page)
  const reports = new Map<number, Stretch[]>()
  groupStretches(page, stretches).forEach((report, i) => {
    const list = reports.get(report)
    if (list) list.push(stretches[i] as Stretch)
    else reports.set(report, [stretches[i] as Stretch])
  })
  const printed = readMetadata(page.pieces, options)
  const assembled = [...reports.values()]
    .map((list) => assembleReport(page, list))
    .filter((report) => report.blocks.length > 0)
    .map((report) => withDetails(text, report, printed))
  const metadata = withDateOfDatelines(printed, assembled)
  return {
    ...metadata,
    // A year-less dateline may lean on one that is printed in full.
    reports:
      metadata === printed ? assembled : assembled.map((report) => withDetails(text, report, metadata)),
    furniture: page.pieces
      .filter((piece) => piece.form === 'furniture')
      .map((piece) => ({ ...blockOf(piece), kind: 'furniture' })),
    decisions: [],
  }
}

function nameHeadings(page: Page): Stretch[] {
  const { titles, others } = scoreClusters(page)
  for (const cluster of others) namePartCluster(cluster)
  for (const cluster of [...titles].reverse()) nameTitleCluster(page, cluster)
  return cutStretches(page, titles)
}
