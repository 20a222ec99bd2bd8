import { useState, type ReactElement } from 'react'
import { Separator } from 'react-resizable-panels'
import { useTranslation } from 'react-i18next'
import { carriesReport, droppedReports } from './drag.ts'
import { dropOnGap } from './drop.ts'
import styles from './pane.module.css'

/**
 * What stands between two panes: drag (or the arrow keys) changes their widths, a report dropped here opens
 * in a pane of its own. Ribbons between parallel passages will be drawn in it.
 */
export function Gutter({ before }: { before: number }): ReactElement {
  const { t } = useTranslation('reader')
  const [isOver, setOver] = useState(false)
  return (
    <Separator
      className={styles.gutter ?? ''}
      aria-label={t('resize')}
      data-drop={isOver || undefined}
      onDragOver={(event) => {
        if (!carriesReport(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!carriesReport(event)) return
        event.preventDefault()
        setOver(false)
        dropOnGap(droppedReports(event), before)
      }}
    />
  )
}
