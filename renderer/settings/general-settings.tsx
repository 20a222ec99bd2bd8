import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '../../shared/i18n/messages.ts'
import { setPreference, usePreferences } from '../ui/preferences.ts'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import styles from './settings.module.css'

const THEMES = ['system', 'light', 'sepia', 'dark'] as const

/** `zh-HK` as `中文（香港）`, in a language of the interface; undefined where the tag says nothing. */
function languageName(tag: string | undefined, language: string): string | undefined {
  try {
    return tag && new Intl.DisplayNames([language], { type: 'language' }).of(tag)
  } catch {
    return undefined
  }
}

/** Language and appearance. */
export function GeneralSettings(): ReactElement {
  const { t, i18n } = useTranslation(['settings', 'common'])
  const preferences = usePreferences()
  const own = i18n.language as (typeof LANGUAGES)[number]
  return (
    <div className={styles.fields}>
      <Select
        label={t('settings:language')}
        value={preferences.language}
        onChange={(value) => setPreference('language', value)}
        options={[
          {
            id: 'auto',
            label: t('settings:languageAuto', {
              name: languageName(navigator.languages[0], own) ?? t(`common:${own}`),
            }),
          },
          // Each language by its own name: whoever cannot read this interface must find their own.
          ...LANGUAGES.map((id) => ({ id, label: t(`common:${id}`) })),
        ]}
      />
      <div className={styles.field}>
        <span className={styles.label}>{t('settings:theme')}</span>
        <Segmented
          label={t('settings:theme')}
          value={preferences.theme}
          onChange={(value) => setPreference('theme', value)}
          segments={THEMES.map((id) => ({ id, label: t(`settings:theme.${id}`) }))}
        />
      </div>
    </div>
  )
}
