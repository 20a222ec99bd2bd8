/** Links as seen from one end: what both formats list under a passage or a report. */
import { common } from '../../../shared/i18n/common.ts'
import { links as words } from '../../../shared/i18n/links.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { RELATIONS } from '../../../shared/model/link.ts'
import type { ExportEnd, ExportLibrary } from './export-library.ts'

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
  /** The other end is part of this export and can be linked to. */
  included: boolean
}

/** All links by the id of the highlight or report they touch; each link appears at both of its ends. */
export function linksByEnd(library: ExportLibrary, language: InterfaceLanguage): Map<string, LinkView[]> {
  const reports = new Set(library.reports.map((report) => report.id))
  const highlights = new Set(library.reports.flatMap((report) => report.highlights.map((one) => one.id)))
  const views = new Map<string, LinkView[]>()
  const add = (at: ExportEnd, other: ExportEnd, relation: string, id: string, outgoing: boolean): void => {
    const included = other.kind === 'report' ? reports.has(other.id) : highlights.has(other.id)
    const otherTitle =
      other.reportTitle ?? library.baseNames[other.reportId ?? ''] ?? say(common, language, 'untitled')
    const view = {
      id,
      outgoing,
      relation,
      ...wording(relation, outgoing, language),
      other,
      otherTitle,
      included,
    }
    views.set(at.id, [...(views.get(at.id) ?? []), view])
  }
  for (const { id, from, to, relation } of library.links) {
    add(from, to, relation, id, true)
    add(to, from, relation, id, false)
  }
  return views
}

function wording(relation: string, outgoing: boolean, language: InterfaceLanguage) {
  const known = RELATIONS.find((one) => one === relation)
  // A relation of the user's own has no inverse we could know: the arrow says which way it runs.
  if (!known) return { label: outgoing ? relation : `← ${relation}`, key: fieldKey(relation) }
  const side = outgoing ? ('relation' as const) : ('inverse' as const)
  const key = outgoing ? known : fieldKey(words.en[`inverse.${known}`])
  return { label: say(words, language, `${side}.${known}`), key }
}

const fieldKey = (relation: string): string =>
  relation.replaceAll(/[\s:[\](){}|#^`*]+/g, '-').replace(/^-+|-+$/g, '') || '-'
