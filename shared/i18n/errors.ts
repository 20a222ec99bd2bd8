import { messages } from './messages.ts'

export const errors = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
