import { messages } from './messages.ts'

export const importing = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
