/** The order in which a reader leafs through the pages of the library: that of the list on the left. Pure. */
import type { Source } from '../../../shared/model/source.ts'

export interface PublicationPages {
  /** Null: pages whose publication is not known. */
  name: string | null
  pages: Source[]
}

const names = new Intl.Collator('zh')
const pageOrder = new Intl.Collator('zh', { numeric: true })

const comparePages = (a: Source, b: Source): number =>
  pageOrder.compare(b.published ?? '', a.published ?? '') ||
  pageOrder.compare(a.pageLabel ?? '', b.pageLabel ?? '') ||
  pageOrder.compare(a.fileName, b.fileName)

/** By publication, pages without one last; in it the latest date first, then by page label. */
export function pagesByPublication(sources: readonly Source[]): PublicationPages[] {
  const byName = Map.groupBy(sources, (source) => source.publication)
  return [...byName]
    .map(([name, pages]) => ({ name, pages: pages.toSorted(comparePages) }))
    .toSorted((a, b) => {
      if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null)
      return names.compare(a.name, b.name)
    })
}

/** All pages, one after another. */
export const pagesInOrder = (sources: readonly Source[]): Source[] =>
  pagesByPublication(sources).flatMap(({ pages }) => pages)

/** The page before (`-1`) or after (`1`) another; null at either end, and where the other one is gone. */
export function pageBeside(sources: readonly Source[], id: string | null, step: 1 | -1): Source | null {
  const pages = pagesInOrder(sources)
  const here = pages.findIndex((source) => source.id === id)
  return here < 0 ? null : (pages[here + step] ?? null)
}

/** The next page with open proposals after another one, going round; null: there is no other. */
export function nextWaiting(sources: readonly Source[], id: string | null): Source | null {
  const pages = pagesInOrder(sources)
  const here = pages.findIndex((source) => source.id === id)
  const round = [...pages.slice(here + 1), ...pages.slice(0, Math.max(0, here))]
  return round.find((source) => source.proposals > 0) ?? null
}
