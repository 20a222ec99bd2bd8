import { messages } from './messages.ts'

export const settings = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
