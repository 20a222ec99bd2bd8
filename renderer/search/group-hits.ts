/** Hits of a search by the report they stand in. Pure. */
import type { SearchHit } from '../../shared/model/search.ts'

export interface HitGroup {
  /** The report's id, or the note's for a note that is on nothing. */
  key: string
  reportId: string | null
  title: string | null
  publication: string | null
  published: string | null
  hits: SearchHit[]
}

/** Groups in the order of their best hit; inside a group the order of the answer. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups = new Map<string, HitGroup>()
  for (const hit of hits) {
    const key = hit.reportId ?? `note:${hit.noteId ?? ''}`
    const group = groups.get(key)
    if (group) group.hits.push(hit)
    else {
      const { reportId, title, publication, published } = hit
      groups.set(key, { key, reportId, title, publication, published, hits: [hit] })
    }
  }
  return [...groups.values()]
}

/** A text cut at its marks: `true` where it is marked. Marks may touch or overlap. */
export function cutAtMarks(
  text: string,
  marks: readonly (readonly [start: number, end: number])[],
): { text: string; marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = []
  let at = 0
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(at, start)
    if (end <= from) continue
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}
