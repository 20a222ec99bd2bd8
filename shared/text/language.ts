import type { Language } from '../model/report.ts'
import { SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from './fold-table.ts'

const SIMPLIFIED = 1
const TRADITIONAL = 2
const SCRIPT = readScripts()

/** Reading further changes no answer: a script shows in its first few hundred characters. */
const SAMPLE = 20_000

/** One English word says about as much as two Han. */
const HAN_PER_WORD = 2

const ENGLISH = /\b(?:the|of|and|to|in|a|is|was|on|for|that|with|by|at|as|it|from|after|has|said)\b/giu

/**
 * The language of a text by its characters: `zh-Hans` or `zh-Hant` by those that only one script has (a few of the
 * other, as scans have them, do not decide), `en`, or `und` for anything else and for nothing.
 */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, SAMPLE)
  let han = 0
  let simplified = 0
  let traditional = 0
  let otherEastAsian = 0
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i)
    if (unit < 0x3041) continue
    if (unit >= 0x3400 && unit <= 0x9fff) {
      han++
      if (SCRIPT[unit] === SIMPLIFIED) simplified++
      else if (SCRIPT[unit] === TRADITIONAL) traditional++
    } else if (unit <= 0x30ff || (unit >= 0xac00 && unit <= 0xd7a3)) otherEastAsian++
  }
  const words =
    sample.match(/\p{L}+/gu)?.filter((word) => !/[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]/u.test(word)) ?? []
  // Running Japanese is half kana; a Chinese report that names a Japanese product is not.
  if (otherEastAsian > han / 4) return 'und'
  if (han > 0 && han >= words.length / HAN_PER_WORD) return chineseScript(sample, simplified, traditional)
  return isEnglish(sample, words) ? 'en' : 'und'
}

function chineseScript(sample: string, simplified: number, traditional: number): Language {
  if (simplified !== traditional) return simplified > traditional ? 'zh-Hans' : 'zh-Hant'
  // A headline may hold only characters that both scripts share; its quotation marks may still tell.
  return /[「『]/u.test(sample) && !/[“‘]/u.test(sample) ? 'zh-Hant' : 'zh-Hans'
}

function isEnglish(sample: string, words: string[]): boolean {
  const letters = words.join('')
  if (letters === '') return false
  const plain = letters.match(/[a-z]/giu)?.length ?? 0
  if (plain < letters.length * 0.95) return false
  // A headline needs no small words; twenty words of English without 5 % of them are rare.
  return words.length < 20 || (sample.match(ENGLISH)?.length ?? 0) >= words.length * 0.05
}

function readScripts(): Uint8Array {
  const scripts = new Uint8Array(65536)
  for (const [steps, script] of [
    [SIMPLIFIED_ONLY, SIMPLIFIED],
    [TRADITIONAL_ONLY, TRADITIONAL],
  ] as const) {
    let at = 0
    for (let i = 0; i < steps.length; i++) {
      const unit = steps.charCodeAt(i)
      if (unit === 0x21) at += 52
      else scripts[(at += unit - 0x27)] = script
    }
  }
  return scripts
}
