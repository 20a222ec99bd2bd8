import { messages } from './messages.ts'

export const cli = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
