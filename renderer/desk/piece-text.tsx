import type { ReactElement } from 'react'
import type { DeskPiece } from '../../shared/model/page.ts'
import { LONG_BLOCK } from '../reader/sections.ts'
import styles from './piece-text.module.css'

/**
 * The text of a piece. Its element holds exactly the shown text and nothing else: offsets in it are offsets in
 * `piece.text`. Headings are paragraphs to the accessibility tree: the row says what they are.
 */
export function PieceText({ piece, index }: { piece: DeskPiece; index: number }): ReactElement {
  const kind = piece.reportId === null ? 'furniture' : piece.kind
  return (
    <p
      className={styles[kind]}
      data-b={index}
      data-goes-on={piece.previous === null ? undefined : ''}
      data-long={piece.text.length > LONG_BLOCK ? '' : undefined}
    >
      {piece.text}
    </p>
  )
}
