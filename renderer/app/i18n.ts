/** The words of the window: i18next over shared/i18n, an area being a namespace. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { resources } from '../../shared/i18n/index.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'

/**
 * The first of the person's languages that we speak. Hong Kong, Macau and Taiwan read traditional
 * characters; any other Chinese is taken as simplified.
 */
export function chooseLanguage(preferred: readonly string[]): InterfaceLanguage {
  for (const tag of preferred) {
    const lower = tag.toLowerCase()
    if (/^(zh|yue|lzh)\b/.test(lower)) return /hant|-(hk|mo|tw)\b/.test(lower) ? 'zh-Hant' : 'zh-Hans'
    if (/^en\b/.test(lower)) return 'en'
  }
  return 'en'
}

/** Starts i18next in a language; all words are in the bundle, so it is ready at once. */
export function startI18n(language: InterfaceLanguage): void {
  const languages = resources()
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: languages,
    ns: Object.keys(languages.en),
    defaultNS: 'common',
    // Keys are flat and may hold dots (`library.import`); React escapes what it shows.
    keySeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
    // Words change while the window is open: the user names the colours.
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  document.documentElement.lang = language
}

/** Changes the language of the whole window. `lang` on the root chooses the Chinese glyphs. */
export function setLanguage(language: InterfaceLanguage): void {
  if (i18next.language !== language) void i18next.changeLanguage(language)
  if (document.documentElement.lang !== language) document.documentElement.lang = language
}
