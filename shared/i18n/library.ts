import { messages } from './messages.ts'

export const library = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
