/** Puts the chosen theme, language and reading type on `<html>`, where tokens.css and the reader read them. */
import { useEffect, useState } from 'react'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { nameColors } from '../ui/color-names.ts'
import type { Preferences } from '../ui/preferences.ts'
import { chooseLanguage, setLanguage } from './i18n.ts'

/** Whether a media query holds, kept current. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const update = (): void => setHolds(list.matches)
    update()
    list.addEventListener('change', update)
    return () => list.removeEventListener('change', update)
  }, [query])
  return holds
}

/** Applies preferences to the document; returns the language now spoken. */
export function useAppearance(preferences: Preferences): InterfaceLanguage {
  const isDark = useMedia('(prefers-color-scheme: dark)')
  const theme = preferences.theme === 'system' ? (isDark ? 'dark' : 'light') : preferences.theme
  const language =
    preferences.language === 'auto' ? chooseLanguage(navigator.languages) : preferences.language

  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  useEffect(() => setLanguage(language), [language])
  const names = preferences['highlight.names']
  useEffect(() => nameColors(names), [names])
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--reading-size', `${preferences['reading.fontSize']}px`)
    style.setProperty('--reading-leading', `${preferences['reading.lineHeight']}`)
    style.setProperty('--reading-measure', `${preferences['reading.measure']}em`)
  }, [preferences])
  return language
}
