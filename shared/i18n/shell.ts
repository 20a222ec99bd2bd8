import { messages } from './messages.ts'

export const shell = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
