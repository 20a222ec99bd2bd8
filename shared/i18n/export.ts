import { messages } from './messages.ts'

export const exporting = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
