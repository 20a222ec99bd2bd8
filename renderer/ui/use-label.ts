import i18next from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabelKey } from './command.ts'

/**
 * Words for a key of any area, as commands carry them: `LabelKey` has checked the key, which the typed `t` of
 * a few areas could not. The function is a new one when the language changes, so that what was made with it
 * is made again.
 */
export function useLabel(): (key: LabelKey) => string {
  const { language } = useTranslation().i18n
  return useCallback(
    (key) => (i18next as { t(key: string, options: object): string }).t(key, { lng: language }),
    [language],
  )
}
