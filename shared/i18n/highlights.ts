import { messages } from './messages.ts'

export const highlights = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
