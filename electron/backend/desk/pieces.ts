/** A layout as the desk shows it: its pieces down the page. */
import type { DeskPiece } from '../../../shared/model/page.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { readLines } from '../pages/lines.ts'
import { atOf, type Layout } from './layout.ts'

/** Every piece of the page, in page order. Linear in the page's length but for the sorting. */
export function showPieces({ text, reports, furniture }: Layout): DeskPiece[] {
  const gaps = new Map(readLines(text).map(({ ranges, gap }) => [ranges[0]?.[0], gap]))
  const pieces: DeskPiece[] = []
  for (const { id, blocks } of reports)
    for (const [block, { kind, parts }] of blocks.entries())
      for (const [part, { ranges }] of parts.entries()) {
        const before = parts[part - 1]
        const after = parts[part + 1]
        pieces.push({
          at: ranges[0]?.[0] ?? 0,
          ranges,
          ...showBlock(text, { kind, ranges }),
          ...{ reportId: id, block, part, parts: parts.length },
          previous: before ? atOf(before) : null,
          next: after ? atOf(after) : null,
          gap: 0,
        })
      }
  for (const part of furniture)
    pieces.push({
      at: atOf(part),
      ranges: part.ranges,
      ...showBlock(text, { kind: 'furniture', ranges: part.ranges }),
      ...{ reportId: null, block: 0, part: 0, parts: 1, previous: null, next: null, gap: 0 },
    })
  pieces.sort((a, b) => a.at - b.at)
  for (const piece of pieces) piece.gap = gaps.get(piece.at) ?? 0
  return pieces
}
