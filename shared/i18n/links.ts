import { messages } from './messages.ts'

export const links = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
