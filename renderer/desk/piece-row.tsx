import { GripVertical } from 'lucide-react'
import { memo, type DragEvent, type ReactElement } from 'react'
import type { TFunction } from 'i18next'
import type { DeskPiece, KeptDecision } from '../../shared/model/page.ts'
import { BorderHandle, type BorderProps } from './border-handle.tsx'
import { useDeskState } from './desk-state.ts'
import { pieceName } from './desk-words.ts'
import { canEdit } from './hand.ts'
import { startPieceDrag } from './piece-drag.ts'
import { PieceSide } from './piece-side.tsx'
import { PieceText } from './piece-text.tsx'
import { RunHead, type Head } from './run-head.tsx'
import styles from './piece.module.css'

/** What a row shows. */
export interface RowFacts {
  piece: DeskPiece
  index: number
  lang: string | undefined
  /** The number of its report; 0: none. */
  number: number
  color: number | null
  /** On the first piece of a run. */
  head: Head | null
  border: Omit<BorderProps, 't'> | null
  proposals: readonly KeptDecision[] | undefined
}

/**
 * One piece of the page. Drawn again when it or its report changes (rows.ts gives the same `row` until then), when
 * the cursor comes or goes, and when it is chosen; never because another piece was.
 */
export const PieceRow = memo(function PieceRow({
  t,
  row: { piece, index, lang, number, color, head, border, proposals },
}: {
  /** Handed down: thousands of rows that ask for it themselves take a third of a second. */
  t: TFunction<'desk'>
  row: RowFacts
}): ReactElement {
  const isCursor = useDeskState(({ at }) => at === piece.at)
  const isChosen = useDeskState(({ selected }) => selected.has(piece.at))
  const mends = useDeskState(({ mending, at }) =>
    mending === null ? null : mending === piece.at ? 'from' : at === piece.at ? 'to' : null,
  )
  const isHovered = useDeskState(({ hovered }) => hovered !== null && hovered === piece.reportId)
  return (
    <div
      role="row"
      className={styles.row}
      tabIndex={isCursor ? 0 : -1}
      aria-selected={isChosen || isCursor}
      aria-label={pieceName(number, piece)}
      data-at={piece.at}
      data-index={index}
      data-report={piece.reportId ?? ''}
      data-report-color={color ?? ''}
      data-kind={piece.reportId === null ? 'furniture' : piece.kind}
      data-cursor={isCursor ? '' : undefined}
      data-chosen={isChosen ? '' : undefined}
      data-mends={mends ?? undefined}
      data-hovered={isHovered ? '' : undefined}
      data-head={head ? '' : undefined}
      data-gap={piece.gap > 1 ? '' : undefined}
      data-doubts={proposals?.map(({ kind }) => kind).join(' ')}
    >
      <Cells {...{ t, piece, index, lang, head, border, proposals, mends, isCursor }} />
    </div>
  )
})

/**
 * What is in a row. A split at the top of a page gives every report below it another number: their rows say that in
 * their names, and nothing in them is drawn again.
 */
const Cells = memo(function Cells({
  t,
  piece,
  index,
  lang,
  head,
  border,
  proposals,
  mends,
  isCursor,
}: Omit<RowFacts, 'number' | 'color'> & {
  t: TFunction<'desk'>
  mends: 'from' | 'to' | null
  isCursor: boolean
}): ReactElement {
  return (
    <>
      {border ? (
        <div role="gridcell" className={styles.borderCell}>
          <BorderHandle t={t} {...border} />
        </div>
      ) : null}
      <div role="gridcell" className={styles.margin}>
        {head ? <RunHead t={t} head={head} /> : null}
      </div>
      <div role="gridcell" className={styles.band}>
        <i className={styles.bar} aria-hidden />
        {head && head.number > 0 ? (
          <span className={styles.number} aria-label={t('report', { number: head.number })} role="img">
            {head.number}
          </span>
        ) : null}
        <Grip t={t} piece={piece} />
      </div>
      <div role="gridcell" className={styles.text} lang={lang}>
        <PieceText piece={piece} index={index} />
        {mends === 'to' ? <span className={styles.asked}>{t('mendTarget')}</span> : null}
      </div>
      <div role="gridcell" className={styles.sideCell}>
        <PieceSide t={t} piece={piece} proposals={proposals} isCursor={isCursor} />
      </div>
    </>
  )
})

/** What a piece is dragged by, with all that is chosen. Keys have G. */
function Grip({ t, piece }: { t: TFunction<'desk'>; piece: DeskPiece }): ReactElement {
  return (
    <span
      className={styles.grip}
      title={t('grip')}
      aria-hidden
      draggable
      onDragStart={(event: DragEvent) => {
        const { selected } = useDeskState.getState()
        const chosen = selected.has(piece.at) ? [...selected].toSorted((a, b) => a - b) : [piece.at]
        if (canEdit()) startPieceDrag(event, chosen, piece.text)
        else event.preventDefault()
      }}
    >
      <GripVertical aria-hidden />
    </span>
  )
}
