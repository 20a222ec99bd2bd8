/**
 * First letters of the pinyin of Han characters, without a dictionary: the browser's own pinyin order, cut where
 * the next letter begins. Heteronyms get their commonest reading.
 */
const collator = new Intl.Collator('zh-Hans-u-co-pinyin')
/** The first character under each letter in that order. No syllable begins with i, u or v. */
const FIRST = Array.from('阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀')
const LETTERS = 'abcdefghjklmnopqrstwxyz'
const HAN = /\p{Script=Han}/u
const known = new Map<string, string>()

function initialOf(character: string): string {
  const found = known.get(character)
  if (found !== undefined) return found
  const at = FIRST.findLastIndex((first) => collator.compare(character, first) >= 0)
  const letter = LETTERS[at] ?? ''
  known.set(character, letter)
  return letter
}

/** `港口动工2期` → `gkdg2q`. Other letters stay, in lower case; the rest is left out. */
export const initialsOf = (text: string): string =>
  Array.from(text, (character) =>
    HAN.test(character)
      ? initialOf(character)
      : /[\p{L}\p{N}]/u.test(character)
        ? character.toLowerCase()
        : '',
  ).join('')
