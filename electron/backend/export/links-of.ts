/** Links as seen from one end: what both formats list under a passage or a report. */
import { common } from '../../../shared/i18n/common.ts'
import { links as words } from '../../../shared/i18n/links.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { RELATIONS } from '../../../shared/model/link.ts'
import type { ExportEnd, ExportLibrary, ExportLink } from './export-library.ts'

export interface LinkView {
  id: string
  /** The link begins here. */
  outgoing: boolean
  relation: string
  /** The relation in the export's language, read from this end: “updates” or “updated by”. */
  label: string
  /** A key for `key:: value` fields: the same in every language. */
  key: string
  other: ExportEnd
  otherTitle: string
  note: string
  /** The other end is part of this export and can be linked to. */
  included: boolean
}

/** All links by the id of the highlight or report they touch; each link appears at both of its ends. */
export function linksByEnd(library: ExportLibrary, language: InterfaceLanguage): Map<string, LinkView[]> {
  const reports = new Set(library.reports.map((report) => report.id))
  const highlights = new Set(library.reports.flatMap((report) => report.highlights.map((one) => one.id)))
  const views = new Map<string, LinkView[]>()
  const add = (at: ExportEnd, other: ExportEnd, link: ExportLink, outgoing: boolean): void => {
    const { id, relation, note } = link
    const included = other.kind === 'report' ? reports.has(other.id) : highlights.has(other.id)
    const otherTitle =
      other.reportTitle ?? library.baseNames[other.reportId ?? ''] ?? say(common, language, 'untitled')
    const view = {
      id,
      outgoing,
      relation,
      ...wording(link, outgoing, language),
      note,
      other,
      otherTitle,
      included,
    }
    const own = views.get(at.id)
    if (own) own.push(view)
    else views.set(at.id, [view])
  }
  for (const link of library.links) {
    add(link.from, link.to, link, true)
    add(link.to, link.from, link, false)
  }
  return views
}

function wording({ relation, inverse, mutual }: ExportLink, outgoing: boolean, language: InterfaceLanguage) {
  const known = RELATIONS.find((one) => one === relation)
  if (!known) {
    if (outgoing || mutual) return { label: relation, key: fieldKey(relation) }
    // Where the user gave no word for the way back, the arrow says which way it runs.
    if (inverse === '') return { label: `← ${relation}`, key: fieldKey(relation) }
    return { label: inverse, key: fieldKey(inverse) }
  }
  const side = outgoing ? ('relation' as const) : ('inverse' as const)
  const key = outgoing ? known : fieldKey(words.en[`inverse.${known}`])
  return { label: say(words, language, `${side}.${known}`), key }
}

const fieldKey = (relation: string): string =>
  relation.replaceAll(/[\s:[\](){}|#^`*]+/g, '-').replace(/^-+|-+$/g, '') || '-'
