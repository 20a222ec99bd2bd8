/**
 * A newspaper page becomes its reports. The steps, each in a file of its own: lines → units (hard-wrapped lines joined)
 * → forms (what a unit is by itself) → forms by neighbours → repeats → cut sentences joined → headlines told from
 * subheads → stretches → reports → reading order → blocks.
 */
import type { BlockKind } from '../../../shared/model/report.ts'
import { assembleReport, blockOf } from './assemble.ts'
import { settleForms } from './context.ts'
import { decisionsOf } from './decisions.ts'
import { withDetails } from './details.ts'
import { type Form, formOf } from './forms.ts'
import { findFragments } from './fragments.ts'
import { groupStretches } from './group.ts'
import { scoreClusters } from './headings.ts'
import { joinCuts } from './joins.ts'
import { learnedFor, lineKey } from './lessons.ts'
import { readLines } from './lines.ts'
import { readMetadata, withDateOfDatelines } from './metadata.ts'
import type { SplitOptions, SplitPage } from './page.ts'
import { type Page, measureEnds, pageOf } from './piece.ts'
import { setRepeatsAside } from './repeats.ts'
import { leaveOut } from './settled.ts'
import { namePartCluster, nameTitleCluster } from './roles.ts'
import { type Stretch, cutStretches } from './stretches.ts'
import { joinWrapped } from './units.ts'
import { weighWith } from './weigh.ts'

/**
 * Splits canonical text into reports; every character that is no white space and no Markdown mark is in exactly one
 * block or in `furniture`. Ranges are UTF-16 code units. Any text is taken: what does not fit together is one report.
 */
export function splitNewspaper(text: string, options: SplitOptions = {}): SplitPage {
  const units = joinWrapped(leaveOut(text, readLines(text), options.settled ?? []))
  const forms: Form[] = []
  for (const unit of units) forms.push(formOf(unit, units[unit.index - 1]))
  const page = pageOf(units, forms)
  page.goesOn = options.goesOn ?? false
  const printed = readMetadata(page.pieces, options)
  learn(page, options, printed.publication)
  settleForms(page)
  setRepeatsAside(page)
  // Whatever looks like furniture is the text of a page that holds nothing else; nothing may become unreachable.
  if (!options.settled?.length && page.pieces.every((piece) => piece.form === 'furniture'))
    for (const piece of page.pieces) piece.form = 'paragraph'
  findFragments(page)
  measureEnds(page)
  joinCuts(page)
  const stretches = nameHeadings(page)
  const owners = groupStretches(page, stretches)
  const reports = new Map<number, Stretch[]>()
  owners.forEach((report, i) => {
    const list = reports.get(report)
    if (list) list.push(stretches[i] as Stretch)
    else reports.set(report, [stretches[i] as Stretch])
  })
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
    decisions: decisionsOf(page, stretches, owners),
  }
}

/** What the user taught on pages of this publication: how evidence weighs, and what certain lines are. */
function learn(page: Page, { lessons = [] }: SplitOptions, publication: string | null): void {
  const learned = learnedFor(lessons, publication)
  page.weigh = weighWith(learned.evidence)
  if (learned.lines.size === 0) return
  for (const piece of page.pieces) {
    const kind = piece.text.length <= LONGEST_LINE ? learned.lines.get(lineKey(piece.text)) : undefined
    if (kind === undefined) continue
    piece.learned = kind
    piece.form = formOfKind(kind)
  }
}

/** Longer lines are not learned: they do not come again. */
const LONGEST_LINE = 200

function formOfKind(kind: BlockKind): Form {
  switch (kind) {
    case 'title':
    case 'subhead':
    case 'kicker':
    case 'label':
      return 'heading'
    // Kinds of documents that say what is what; on a printed page they are running text.
    case 'footnote':
    case 'image':
    case 'code':
      return 'paragraph'
    default:
      return kind
  }
}

function nameHeadings(page: Page): Stretch[] {
  const { titles, others } = scoreClusters(page)
  for (const cluster of others) namePartCluster(cluster)
  for (const cluster of [...titles].reverse()) nameTitleCluster(page, cluster)
  return cutStretches(page, titles, others)
}
