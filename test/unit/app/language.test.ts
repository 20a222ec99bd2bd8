import { expect, test } from 'vitest'
import { chooseLanguage } from '../../../renderer/app/i18n.ts'

test('the first language that we speak is chosen; region decides the script', () => {
  expect(chooseLanguage(['zh-CN', 'en'])).toBe('zh-Hans')
  expect(chooseLanguage(['zh'])).toBe('zh-Hans')
  expect(chooseLanguage(['zh-SG'])).toBe('zh-Hans')
  expect(chooseLanguage(['zh-HK'])).toBe('zh-Hant')
  expect(chooseLanguage(['zh-TW'])).toBe('zh-Hant')
  expect(chooseLanguage(['zh-Hant-MO'])).toBe('zh-Hant')
  expect(chooseLanguage(['yue-Hant-HK'])).toBe('zh-Hant')
  expect(chooseLanguage(['fr-FR', 'zh-TW', 'en'])).toBe('zh-Hant')
  expect(chooseLanguage(['en-GB', 'zh-CN'])).toBe('en')
  expect(chooseLanguage(['fr'])).toBe('en')
  expect(chooseLanguage([])).toBe('en')
})
