import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { MENU } from '../../shared/commands.ts'
import { ERROR_CODES } from '../../shared/errors.ts'
import { areas, resources, type Area } from '../../shared/i18n/index.ts'
import { LANGUAGES, type Messages } from '../../shared/i18n/messages.ts'

const all = Object.entries(areas) as [Area, Messages][]
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? '').sort()

/** Frequent characters that only one of the two scripts uses, in pairs. */
const PAIRS =
  '这這们們说說来來时時对對会會个個没沒过過还還开開关關书書请請简簡读讀选選数數据據链鏈导導标標题題应應该該结結构構错錯误誤网網页頁贴貼为為无無阅閱边邊处處发發后後里裡线線节節体體删刪语語与與报報库庫张張实實种種'
const SIMPLIFIED = new Set([...PAIRS].filter((_, index) => index % 2 === 0))
const TRADITIONAL = new Set([...PAIRS].filter((_, index) => index % 2 === 1))
// Both scripts write these, in other words (皇后, 公里).
for (const shared of '后里') SIMPLIFIED.delete(shared)

describe.each(all)('the words of %s', (_area, texts) => {
  const keys = Object.keys(texts.en).sort()

  it('are there in every language', () => {
    for (const language of LANGUAGES) expect(Object.keys(texts[language]).sort()).toEqual(keys)
  })

  it('are never empty, and never begin or end with a space by accident', () => {
    for (const language of LANGUAGES) {
      for (const [key, text] of Object.entries(texts[language])) {
        expect(text.trim(), `${language} ${key}`).not.toBe('')
        expect(text, `${language} ${key}`).toBe(text.trim())
      }
    }
  })

  it('have the same placeholders in every language', () => {
    for (const key of keys) {
      const wanted = placeholders(texts.en[key] ?? '')
      for (const language of LANGUAGES) {
        expect(placeholders(texts[language][key] ?? ''), `${language} ${key}`).toEqual(wanted)
      }
    }
  })

  it('have both plural forms or none', () => {
    for (const key of keys) {
      const other = key.endsWith('_one')
        ? key.replace(/_one$/, '_other')
        : key.endsWith('_other')
          ? key.replace(/_other$/, '_one')
          : key
      expect(keys, key).toContain(other)
    }
  })

  it('call the user 你, annotations by one word, and write 裏 in one way', () => {
    // What W3C calls Web Annotation has a name of its own.
    const names = new Set(['format.json-ld'])
    for (const language of ['zh-Hans', 'zh-Hant'] as const) {
      for (const [key, text] of Object.entries(texts[language])) {
        if (!names.has(key)) expect(text, `${language} ${key}`).not.toMatch(/您|标注|標註|裡/)
      }
    }
  })

  it('are written in the script of their language', () => {
    const isForeign = (key: string): boolean => (LANGUAGES as readonly string[]).includes(key) // a language's own name
    for (const [key, text] of Object.entries(texts['zh-Hant'])) {
      if (isForeign(key)) continue
      expect(
        [...text].filter((char) => SIMPLIFIED.has(char)),
        `zh-Hant ${key}: ${text}`,
      ).toEqual([])
    }
    for (const [key, text] of Object.entries(texts['zh-Hans'])) {
      if (isForeign(key)) continue
      expect(
        [...text].filter((char) => TRADITIONAL.has(char)),
        `zh-Hans ${key}: ${text}`,
      ).toEqual([])
    }
  })
})

describe('every area', () => {
  it('is a file, and every file an area', () => {
    const folder = fileURLToPath(new URL('../../shared/i18n', import.meta.url))
    const tools = ['index.ts', 'messages.ts', 'say.ts']
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !tools.includes(name))
    const withWords = files.filter((name) => readFileSync(join(folder, name), 'utf8').includes('messages'))
    // A part of an area has its name before its own: `cli-help`.
    const names = new Set(withWords.map((name) => name.replace(/(-\w+)?\.ts$/, '')))
    expect([...names].sort()).toEqual(Object.keys(areas).sort())
  })

  it('reaches i18next whole', () => {
    for (const language of LANGUAGES) {
      for (const [area, texts] of all) expect(resources()[language][area]).toBe(texts[language])
    }
  })
})

describe('what must have words', () => {
  it('has them: every error code', () => {
    for (const code of ERROR_CODES) expect(areas.errors.en).toHaveProperty(code)
  })

  it('has them: every entry of the native menu', () => {
    for (const { labelKey } of MENU) {
      const [area, key] = labelKey.split(':') as [Area, string]
      expect(areas[area].en, labelKey).toHaveProperty([key])
    }
  })
})
