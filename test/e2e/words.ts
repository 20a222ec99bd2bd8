/** The interface's own words, so that a spec can say the same thing in each of its languages. */
import { createInstance } from 'i18next'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { resources } from '../../shared/i18n/index.ts'

/** `t('library:import')` as the window says it in one language. */
export type Words = (key: string, values?: Record<string, unknown>) => string

export function wordsIn(language: InterfaceLanguage): Words {
  const all = resources()
  const instance = createInstance()
  void instance.init({
    lng: language,
    resources: all,
    ns: Object.keys(all.en),
    keySeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance.t.bind(instance) as unknown as Words
}
