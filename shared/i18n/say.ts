import { type InterfaceLanguage, LANGUAGES, type Messages } from './messages.ts'

/** `reports` for `reports_one` and `reports_other`, every other key as it is. */
type SayKey<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K

/**
 * One sentence without i18next, for where no window is: the command line and exports. `{{name}}` is filled
 * from `data`; where `data.count` is given, English chooses `_one` or `_other`.
 */
export function say<K extends string>(
  area: Messages<K>,
  language: InterfaceLanguage,
  key: SayKey<K>,
  data: Record<string, string | number> = {},
): string {
  const texts: Record<string, string> = area[language]
  const form = data.count === 1 && language === 'en' ? 'one' : 'other'
  const text = texts[key] ?? texts[`${key}_${form}`] ?? key
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(data[name] ?? whole))
}

/** The same for a key that came over a wire and may be newer than this program: then `fallback`. */
export function sayIfKnown(
  area: Messages,
  language: InterfaceLanguage,
  key: string,
  fallback: string,
  data: Record<string, string | number> = {},
): string {
  return Object.hasOwn(area[language], key) ? say(area, language, key, data) : fallback
}

/** The interface language a locale name like `zh_HK.UTF-8` or `zh-TW` means; English where it means none of ours. */
export function languageOf(locale: string): InterfaceLanguage {
  const name = locale.replaceAll('_', '-').toLowerCase()
  const own = LANGUAGES.find((language) => name.startsWith(language.toLowerCase()))
  if (own) return own
  if (!/^zh\b/.test(name)) return 'en'
  return /-(tw|hk|mo|hant)\b/.test(name) ? 'zh-Hant' : 'zh-Hans'
}
