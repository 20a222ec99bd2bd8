/** Japanese, Korean and Cyrillic text of before Unicode. */
import { TextDecoder } from '@exodus/bytes/encoding.js'
import type { Encoding } from '../../../shared/model/source.ts'

export type Jschardet = (bytes: Uint8Array) => { encoding: string | null }

interface Writing {
  encoding: Encoding
  /** Characters that such text is full of, and the least share of them among what is not ASCII. */
  typical: RegExp
  share: number
}

/** Of Japanese news 35 to 70 in a hundred characters are kana; a wrong reading of Chinese has under 10. */
const KANA = { typical: /[\u3041-\u3096\u30a1-\u30fc]/g, share: 0.25 }
const HANGUL = { typical: /[\uac00-\ud7a3\p{P}]/gu, share: 0.9 }
const CYRILLIC = { typical: /[\u0400-\u045f\p{P}\u00a0№]/gu, share: 0.9 }

/** By jschardet's names. */
const WRITINGS: Readonly<Record<string, Writing>> = {
  shift_jis: { encoding: 'shift_jis', ...KANA },
  'euc-jp': { encoding: 'euc-jp', ...KANA },
  'euc-kr': { encoding: 'euc-kr', ...HANGUL },
  cp949: { encoding: 'euc-kr', ...HANGUL },
  'windows-1251': { encoding: 'windows-1251', ...CYRILLIC },
  'koi8-r': { encoding: 'koi8-r', ...CYRILLIC },
  'iso-8859-5': { encoding: 'iso-8859-5', ...CYRILLIC },
  ibm866: { encoding: 'ibm866', ...CYRILLIC },
}

/**
 * Told only where two witnesses agree: jschardet names it, and read so the text is full of that writing.
 * Shift_JIS needs no second one: what is read as it without a fault and has so many kana is nothing else.
 * @param bytes a whole file, or so much of it as is looked at: a character cut at its end is no fault
 */
export function otherWriting(bytes: Uint8Array, detect?: Jschardet): Encoding | null {
  const named = WRITINGS[detect?.(bytes).encoding?.toLowerCase() ?? '']
  if (named && isFullOf(bytes, named)) return named.encoding
  return isFullOf(bytes, WRITINGS.shift_jis!) ? 'shift_jis' : null
}

function isFullOf(bytes: Uint8Array, { encoding, typical, share }: Writing): boolean {
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return false
  }
  // oxlint-disable-next-line no-control-regex
  const foreign = text.replaceAll(/[\u0000-\u007f]/g, '')
  return foreign.length > 0 && (foreign.match(typical)?.length ?? 0) / foreign.length >= share
}
