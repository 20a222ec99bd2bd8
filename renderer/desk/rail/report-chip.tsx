import type { ReactElement } from 'react'
import type { DeskModel } from '../desk-model.ts'
import styles from './rail.module.css'

/** A report's number in its colour. */
export function ReportChip({ model, id }: { model: DeskModel; id: string | null }): ReactElement | null {
  const number = id === null ? undefined : model.numberOf.get(id)
  if (id === null || number === undefined) return null
  return (
    <span className={styles.chip} data-report-color={model.colorOf.get(id)}>
      {number}
    </span>
  )
}
