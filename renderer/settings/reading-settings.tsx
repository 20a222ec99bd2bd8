import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { readPreferences, setPreference, usePreferences } from '../ui/preferences.ts'
import { Slider } from '../ui/slider.tsx'
import styles from './settings.module.css'

const SLIDERS = [
  { key: 'reading.fontSize', label: 'fontSize', unit: 'pixels', min: 13, max: 28, step: 1 },
  { key: 'reading.lineHeight', label: 'lineHeight', unit: 'times', min: 1.4, max: 2.4, step: 0.1 },
  { key: 'reading.measure', label: 'measure', unit: 'characters', min: 24, max: 48, step: 1 },
] as const

/** The type of reports, with a specimen set in it. */
export function ReadingSettings(): ReactElement {
  const { t } = useTranslation('settings')
  const preferences = usePreferences()
  const defaults = readPreferences({})
  const isDefault = SLIDERS.every(({ key }) => preferences[key] === defaults[key])
  return (
    <div className={styles.fields}>
      {SLIDERS.map(({ key, label, unit, min, max, step }) => (
        <Slider
          key={key}
          label={t(label)}
          value={preferences[key]}
          min={min}
          max={max}
          step={step}
          show={(value) => t(unit, { value })}
          onChange={(value) => setPreference(key, value)}
        />
      ))}
      <p className={styles.specimen}>{t('specimen')}</p>
      <div>
        <Button
          isDisabled={isDefault}
          onPress={() => SLIDERS.forEach(({ key }) => setPreference(key, defaults[key]))}
        >
          {t('reset')}
        </Button>
      </div>
    </div>
  )
}
