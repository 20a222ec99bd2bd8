import { messages } from './messages.ts'

export const common = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
