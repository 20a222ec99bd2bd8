import { messages } from './messages.ts'

export const reader = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
