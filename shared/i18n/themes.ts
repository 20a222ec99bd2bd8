import { messages } from './messages.ts'

export const themes = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
