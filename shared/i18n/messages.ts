/** The languages of the interface; BCP 47, as `lang` attributes and i18next use them. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const
export type InterfaceLanguage = (typeof LANGUAGES)[number]

export type Messages<K extends string = string> = Record<InterfaceLanguage, Record<K, string>>

/**
 * One area's messages, the three languages side by side. English names the keys; a key that another
 * language lacks is a compile error. Placeholders are i18next's `{{name}}`; plural forms `key_one`, `key_other`.
 */
export function messages<const K extends string>(area: {
  en: Record<K, string>
  'zh-Hans': Record<NoInfer<K>, string>
  'zh-Hant': Record<NoInfer<K>, string>
}): Messages<K> {
  return area
}
