import { messages } from './messages.ts'

export const notes = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
