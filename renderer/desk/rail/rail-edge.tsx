import { useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { NARROWEST, setRailWidth, useRail, WIDEST } from './rail-state.ts'
import styles from './rail.module.css'

const STEP = 16

/** The edge by which the list is made wider or narrower: by pointer, or by arrows when it has the focus. */
export function RailEdge(): ReactElement {
  const { t } = useTranslation('rail')
  const width = useRail((state) => state.width)
  const from = useRef<{ x: number; width: number } | null>(null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that moves is a widget
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('railWidth')}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={width}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className={styles.edge}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width }
      }}
      onPointerMove={(event) => {
        if (from.current) setRailWidth(from.current.width + from.current.x - event.clientX)
      }}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0
        if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        setRailWidth(width + by)
      }}
    />
  )
}
