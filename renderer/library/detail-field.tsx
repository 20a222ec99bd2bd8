import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DetailName, Origin } from '../../shared/model/report.ts'
import { OriginLine } from '../ui/origin.tsx'
import { TextField, type TextFieldProps } from '../ui/text-field.tsx'
import styles from './details.module.css'

export interface DetailFieldProps extends Omit<TextFieldProps, 'description'> {
  name: DetailName
  origin: Origin | undefined
  /** It was edited here and is not saved yet: where the old value came from says nothing of it. */
  isEdited: boolean
  /** Takes it from the page again; offered where the hand set it. */
  onReset: () => void
}

/** A detail to set right, with a quiet line that says where it comes from. */
export function DetailField({ name, origin, isEdited, onReset, ...field }: DetailFieldProps): ReactElement {
  return (
    <div className={styles.detail}>
      <TextField {...field} />
      {isEdited ? null : <DetailOrigin name={name} origin={origin} label={field.label} onReset={onReset} />}
    </div>
  )
}

/** Where a detail comes from; what the hand set can be taken from the page again. */
export function DetailOrigin({
  name,
  origin,
  label,
  onReset,
}: Pick<DetailFieldProps, 'name' | 'origin' | 'label' | 'onReset'>): ReactElement | null {
  const { t } = useTranslation('details')
  if (!origin) return null
  return (
    <p className={styles.origin}>
      <OriginLine name={name} origin={origin} />
      {origin.from === 'hand' ? (
        <button type="button" aria-label={`${t('again')}: ${label}`} onClick={onReset}>
          {t('again')}
        </button>
      ) : null}
    </p>
  )
}
