import { useEffect, type ReactElement } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../ui/kbd.tsx'
import { cancelAdjusting, keepAdjusting, listenForEnds } from './ends.ts'
import { useReader } from './reader-store.ts'
import styles from './ends-bar.module.css'

/** Says which keys move the ends of the highlight, while they are being moved by keys. */
export function EndsBar(): ReactElement | null {
  const { t } = useTranslation('highlights')
  const isMoving = useReader(({ adjusting }) => adjusting?.by === 'keys')
  useEffect(() => (isMoving ? listenForEnds() : undefined), [isMoving])
  if (!isMoving) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- presses must not take the focus
    <div
      role="group"
      aria-label={t('adjustBar')}
      className={styles.bar}
      data-ends-bar=""
      onMouseDown={(event) => event.preventDefault()}
    >
      <strong>{t('adjustBar')}</strong>
      <span>
        <Kbd keys="Shift+ArrowRight" /> {t('adjustEnd')}
      </span>
      <span>
        <Kbd keys="Alt+ArrowRight" /> {t('adjustStart')}
      </span>
      <span className={styles.units}>{t('adjustUnits')}</span>
      <Button className={styles.button ?? ''} onPress={keepAdjusting}>
        {t('adjustKeep')}
        <Kbd keys="Enter" />
      </Button>
      <Button className={styles.button ?? ''} onPress={cancelAdjusting}>
        {t('adjustLeave')}
        <Kbd keys="Escape" />
      </Button>
    </div>
  )
}
