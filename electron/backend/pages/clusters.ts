/** Headings of a page that stand together and are judged as one. */
import type { Evidence } from '../../../shared/model/page.ts'
import { type Piece, isHeading } from './piece.ts'

/** Headings that stand together, from `first` to `last` (piece indexes, inclusive). */
export interface Cluster {
  first: number
  last: number
  pieces: Piece[]
  score: number
  evidence: Evidence[]
}

/** The runs of headings of a page, in its order; one that was torn off begins anew. */
export function clustersOf(pieces: Piece[]): Cluster[] {
  const clusters: Cluster[] = []
  for (const piece of pieces) {
    if (!isHeading(piece)) continue
    const last = clusters.at(-1)
    if (last && last.last === piece.index - 1 && !piece.torn) {
      last.last = piece.index
      last.pieces.push(piece)
    } else clusters.push({ first: piece.index, last: piece.index, pieces: [piece], score: 0, evidence: [] })
  }
  return clusters
}
