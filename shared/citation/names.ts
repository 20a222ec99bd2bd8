/** Names of people as reference managers and citation styles take them apart. */

/** `family` and `given`, or `literal` where there is nothing to take apart. */
export type Name = { family: string; given: string } | { literal: string }

/** Words before a family name that belong to it: `van Beethoven`, `de la Cruz`. */
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|zu)$/i
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i

/**
 * A name in Latin, Greek or Cyrillic letters is its last word after the others, `Reyes, Anna` as it stands; a name
 * of Han, kana or hangul is one whole (`王小明`, `昂温·P·S`), and so is a single word.
 */
export function parseName(name: string): Name {
  const line = name.replace(/\s+/g, ' ').trim()
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(line))
    return { literal: line }
  const [before = '', after] = line.split(/\s*,\s*/)
  if (after !== undefined && before !== '' && after !== '' && !SUFFIX.test(after))
    return { family: before, given: after }
  const words = before.split(' ')
  const suffix = after ?? (words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined)
  let first = words.length - 1
  while (first > 1 && PARTICLE.test(words[first - 1] ?? '')) first--
  if (first < 1) return { literal: line }
  const family = words.slice(first).join(' ')
  return {
    family: suffix === undefined ? family : `${family} ${suffix}`,
    given: words.slice(0, first).join(' '),
  }
}

/** First letters of given names, hyphens kept: `Jean-Luc Marie` → `J-L M`. */
export const initials = (given: string): string =>
  given
    .split(' ')
    .map((word) =>
      word
        .split('-')
        .map((part) => /\p{L}/u.exec(part)?.[0].toUpperCase() ?? '')
        .filter(Boolean)
        .join('-'),
    )
    .filter(Boolean)
    .join(' ')
