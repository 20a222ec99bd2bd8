import { messages } from './messages.ts'

export const search = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
