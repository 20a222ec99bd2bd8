import { memo, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../ui/preferences.ts'
import { Caret } from './caret.tsx'
import * as pointer from './column-pointer.ts'
import type { DeskModel } from './desk-model.ts'
import { useDeskState } from './desk-state.ts'
import { refuseKey } from './commands.ts'
import { PieceRow, type RowFacts } from './piece-row.tsx'
import { useRows, useSections } from './use-rows.ts'
import { useCursor, useKeptFocus, usePlaced, useReveals, useSession } from './use-session.ts'
import styles from './column.module.css'
import './desk-colors.css'

/** The page's text down the page, each piece with the band of its report. */
export function PageColumn({ model }: { model: DeskModel }): ReactElement {
  const { t } = useTranslation('desk')
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const sections = useSections(model)
  const placed = usePlaced(model)
  const rows = useRows(model, sections, placed)
  const session = useSession(model, sections, placed, scroller, root)
  useCursor(model)
  useReveals(session)
  useKeptFocus(session)

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-desk-column=""
      data-reading-pane=""
      data-show-kinds={usePreferences()['desk.kinds'] ? '' : undefined}
    >
      {/* Rows take the focus and the keys (renderer/desk/commands.ts); the mouse is heard once for all of them. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        ref={root}
        role="grid"
        className={styles.page}
        aria-label={t('column')}
        aria-multiselectable
        onMouseDownCapture={pointer.onMouseDown}
        onClick={pointer.onClick}
        onContextMenu={pointer.onContextMenu}
        onKeyDown={({ nativeEvent }) => refuseKey(nativeEvent)}
        onFocus={pointer.onFocus}
        onPointerOver={pointer.onPointerOver}
        onPointerLeave={pointer.onPointerLeave}
        onDragOver={pointer.onDragOver}
        onDragEnd={() => useDeskState.setState({ hovered: null })}
        onDrop={pointer.onDrop}
      >
        {sections.map((section) => (
          <div key={section.index} role="rowgroup" className={styles.section} data-section={section.index}>
            <Rows rows={rows[section.index]!} />
          </div>
        ))}
        <Caret session={session} />
      </div>
    </div>
  )
}

const Rows = memo(function Rows({ rows }: { rows: readonly RowFacts[] }): ReactElement[] {
  const { t } = useTranslation('desk')
  return rows.map((row) => <PieceRow key={row.piece.at} t={t} row={row} />)
})
