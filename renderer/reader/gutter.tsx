import { useState, type ReactElement } from 'react'
import { Separator } from 'react-resizable-panels'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../ui/preferences.ts'
import { RibbonCanvas } from './beside/ribbons/ribbon-canvas.tsx'
import { carriesReport, droppedReports } from './drag.ts'
import { dropOnGap } from './drop.ts'
import styles from './pane.module.css'

/**
 * What stands between two panes: drag (or the arrow keys) changes their widths, a report dropped here opens
 * in a pane of its own. Ribbons between passages of the two are drawn in it.
 * @param before the place of the pane on its right (or below)
 */
export function Gutter({
  before,
  leftId,
  rightId,
  isStacked,
  count,
}: {
  before: number
  leftId: string
  rightId: string
  isStacked: boolean
  /** How many panes there are: four leave less room for what is between them. */
  count: number
}): ReactElement {
  const { t } = useTranslation('reader')
  const [isOver, setOver] = useState(false)
  const hasRibbons = usePreferences()['beside.ribbons'] && !isStacked
  return (
    <Separator
      className={styles.gutter ?? ''}
      aria-label={t('resize')}
      data-drop={isOver || undefined}
      data-wide={hasRibbons ? (count > 2 ? 'more' : 'two') : undefined}
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
    >
      {isStacked ? null : <RibbonCanvas leftId={leftId} rightId={rightId} />}
    </Separator>
  )
}
