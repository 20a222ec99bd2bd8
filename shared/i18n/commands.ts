import { messages } from './messages.ts'

export const commands = messages({
  en: {},
  'zh-Hans': {},
  'zh-Hant': {},
})
