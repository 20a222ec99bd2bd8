import { CornerDownRight, CornerRightDown, Ellipsis, Scissors } from 'lucide-react'
import type { ReactElement } from 'react'
import type { TFunction } from 'i18next'
import type { DeskPiece, KeptDecision } from '../../shared/model/page.ts'
import { act } from './desk-actions.ts'
import { goToPiece, useDeskState } from './desk-state.ts'
import { canEdit } from './hand.ts'
import styles from './piece-side.module.css'

/** What stands right of a piece: its kind, its mended ends, proposals about it, the menu. */
export function PieceSide({
  t,
  piece,
  proposals,
  isCursor,
}: {
  t: TFunction<'desk'>
  piece: DeskPiece
  proposals: readonly KeptDecision[] | undefined
  isCursor: boolean
}): ReactElement {
  const tab = isCursor ? 0 : -1
  const openMenu = (element: HTMLElement): void => {
    const box = element.getBoundingClientRect()
    useDeskState.setState(({ selected }) => ({
      at: piece.at,
      selected: selected.has(piece.at) ? selected : new Set(),
      menu: { kind: 'context', at: piece.at, x: box.left, y: box.bottom },
    }))
  }
  return (
    <div className={styles.side} data-x="">
      {proposals?.map(({ id }) => (
        <Question key={id} t={t} id={id} at={piece.at} tab={tab} />
      ))}
      {piece.previous === null ? null : (
        <Mend
          t={t}
          className={styles.from}
          to={piece.previous}
          cut={piece.at}
          words={t(piece.previous < piece.at ? 'goesOnFrom' : 'goesOnFromFar')}
          icon={<CornerDownRight aria-hidden />}
          tab={tab}
        />
      )}
      {piece.next === null ? null : (
        <Mend
          t={t}
          className={styles.on}
          to={piece.next}
          cut={piece.next}
          words={t(piece.next > piece.at ? 'goesOn' : 'goesOnFar')}
          icon={<CornerRightDown aria-hidden />}
          tab={tab}
        />
      )}
      <span className={styles.tail}>
        {piece.reportId === null ? null : (
          <span className={styles.kind} data-plain={piece.kind === 'paragraph' ? '' : undefined}>
            {t(`kind.${piece.kind}`)}
          </span>
        )}
        <button
          type="button"
          tabIndex={tab}
          className={styles.more}
          aria-label={t('more')}
          title={t('more')}
          onClick={(event) => openMenu(event.currentTarget)}
        >
          <Ellipsis aria-hidden />
        </button>
      </span>
    </div>
  )
}

/** A proposal about this piece: opens what it asks, why, and the answers. */
function Question({
  t,
  id,
  at,
  tab,
}: {
  t: TFunction<'desk'>
  id: string
  at: number
  tab: number
}): ReactElement {
  const isAtHand = useDeskState(({ proposal }) => proposal === id)
  return (
    <button
      type="button"
      tabIndex={tab}
      className={styles.question}
      data-decision={id}
      data-at-hand={isAtHand ? '' : undefined}
      aria-label={t('proposalHere')}
      title={t('proposalHere')}
      onClick={() => useDeskState.setState({ at, proposal: id, why: id })}
    >
      ?
    </button>
  )
}

/** A mended end: leads to the other part; beside it the way to cut the two apart. */
function Mend({
  t,
  className,
  to,
  cut,
  words,
  icon,
  tab,
}: {
  t: TFunction<'desk'>
  className: string | undefined
  to: number
  cut: number
  words: string
  icon: ReactElement
  tab: number
}): ReactElement {
  return (
    <span className={[styles.mend, className].filter(Boolean).join(' ')}>
      <button
        type="button"
        tabIndex={tab}
        title={words}
        data-leads-to={to}
        onClick={() => goToPiece(to, { flash: true })}
      >
        {icon}
        <span className={styles.words}>{words}</span>
      </button>
      <button
        type="button"
        tabIndex={tab}
        className={styles.cut}
        aria-label={t('unmend')}
        title={t('unmend')}
        onClick={() => {
          if (canEdit()) void act({ do: 'unmend', at: cut }, t('saidUnmended'))
        }}
      >
        <Scissors aria-hidden />
      </button>
    </span>
  )
}
