/** What Chinese names sound like, in pinyin without tones: 重慶日報 is `cqrb` and `chong qing ri bao`. */
import { pinyin } from 'pinyin-pro'
import { fold } from '../../../shared/text/fold.ts'

export interface Sound {
  initials: string
  /** With a space after each but the last. Words of other scripts stand between them as they are. */
  syllables: string
}

const HAN = /\p{Script=Han}/u

/**
 * Null where a name has no Han character: it is found as it is written. Folded first: pinyin-pro's phrases, which
 * tell 重 in 重庆 from 重 in 重要, are simplified. 16 µs a title.
 */
export function soundOf(name: string): Sound | null {
  if (!HAN.test(name)) return null
  const parts = pinyin(fold(name.normalize('NFC')), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
  const initials: string[] = []
  const syllables: string[] = []
  for (const part of parts) {
    const isSyllable = /^[a-z]+$/.test(part)
    // A word of another script comes with what stands around it.
    for (const word of isSyllable ? [part] : (fold(part).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])) {
      syllables.push(word)
      initials.push(isSyllable ? word[0]! : word)
    }
  }
  return { initials: initials.join(''), syllables: syllables.join(' ') }
}

const known = new Map<string, Sound | null>()
/** The same, kept: themes and publications are few and asked for at every key. */
export function keptSound(name: string): Sound | null {
  const found = known.get(name)
  if (found !== undefined) return found
  const made = soundOf(name)
  if (known.size > 5000) known.clear()
  known.set(name, made)
  return made
}

/** Letters as typed for a sound, or null where it is none: `Chong'qing ` is `chongqing`. */
export function typedSound(typed: string): string | null {
  const letters = fold(typed).replaceAll(/[\s'’-]/gu, '')
  return /^[a-z0-9]{2,60}$/.test(letters) && /[a-z]/.test(letters) ? letters : null
}

/** Is it said so from the beginning of some syllable on? The last syllable may still be typed. */
export function soundsLike({ initials, syllables }: Sound, typed: string): boolean {
  if (initials.includes(typed)) return true
  const all = syllables.split(' ')
  for (let from = 0; from < all.length; from++) {
    let said = ''
    for (let at = from; at < all.length && said.length < typed.length; at++) said += all[at]!
    if (said.startsWith(typed)) return true
  }
  return false
}
