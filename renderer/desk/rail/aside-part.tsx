import { Highlighter } from 'lucide-react'
import { useState, type DragEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskModel } from '../desk-model.ts'
import { goToPiece } from '../desk-state.ts'
import { give } from '../hand.ts'
import { carriesPieces } from '../piece-drag.ts'
import { droppedOn } from './report-drag.ts'
import styles from './rail.module.css'

/** What belongs to no report: how much, and whether the user has something on it. Takes dropped pieces. */
export function AsidePart({ model }: { model: DeskModel }): ReactElement {
  const { t } = useTranslation('rail')
  const [isOver, setOver] = useState(false)
  const aside = model.pieces.filter(({ reportId }) => reportId === null)
  const first = aside[0]
  const stray = model.desk.strayHighlights
  const onDrag = (event: DragEvent): void => {
    if (!carriesPieces(event)) return
    event.preventDefault()
    setOver(true)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only takes drops; keys have X
    <section
      className={styles.aside}
      aria-label={t('aside')}
      data-over={isOver || undefined}
      onDragEnter={onDrag}
      onDragOver={onDrag}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const pieces = droppedOn(event, model)
        if (pieces.length > 0) give(null, pieces)
      }}
    >
      {first ? (
        <button type="button" onClick={() => goToPiece(first.at, { flash: true, focus: false })}>
          {t('asideCount', { count: aside.length })}
        </button>
      ) : (
        <p>{t('asideNone')}</p>
      )}
      {stray > 0 ? (
        <p className={styles.stray}>
          <Highlighter aria-hidden />
          {t('stray', { count: stray })}
        </p>
      ) : null}
    </section>
  )
}
