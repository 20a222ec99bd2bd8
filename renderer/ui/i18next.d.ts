import 'i18next'
import type { areas } from '../../shared/i18n/index.ts'

declare module 'i18next' {
  /** Keys are checked against shared/i18n: a word that is in no area is a compile error. */
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: { [A in keyof typeof areas]: (typeof areas)[A]['en'] }
  }
}
