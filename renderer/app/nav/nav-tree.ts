/** The left list as data: publications, their pages, the reports on them; themes as a tree. Pure. */
import { pagesByPublication } from '../../desk/rail/page-order.ts'
import type { ReportRow } from '../../../shared/model/report.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { Theme } from '../../../shared/model/theme.ts'

export interface PageNode {
  source: Source
  reports: ReportRow[]
}
export interface PublicationNode {
  /** Null: pages whose publication is not known. */
  name: string | null
  pages: PageNode[]
  reports: number
}

/**
 * Sources by publication: the publication with the latest page first, pages without one last; pages by date,
 * then page label, as a reader leafs through them.
 */
export function groupSources(sources: Source[], reports: ReportRow[]): PublicationNode[] {
  const bySource = Map.groupBy(reports, (report) => report.sourceId)
  return pagesByPublication(sources).map(({ name, pages: own }): PublicationNode => {
    const pages = own.map((source) => ({
      source,
      reports: (bySource.get(source.id) ?? []).toSorted((a, b) => a.position - b.position),
    }))
    return { name, pages, reports: pages.reduce((sum, page) => sum + page.reports.length, 0) }
  })
}

export interface ThemeLine {
  theme: Theme
  /** 0 for a theme without a parent. */
  depth: number
}

/** Themes in the order of their tree. A theme whose parent is gone stands at the top. */
export function themeLines(themes: Theme[]): ThemeLine[] {
  const known = new Set(themes.map((theme) => theme.id))
  const children = Map.groupBy(themes, (theme) =>
    theme.parentId && known.has(theme.parentId) ? theme.parentId : null,
  )
  const below = (parent: string | null, depth: number): ThemeLine[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => a.position - b.position)
      .flatMap((theme) => [{ theme, depth }, ...below(theme.id, depth + 1)])
  return below(null, 0)
}
