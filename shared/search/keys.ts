/** The names of filters and of their fixed values, in the languages of the interface. */
import { common } from '../i18n/common.ts'
import { LANGUAGES } from '../i18n/messages.ts'
import { HighlightColor } from '../model/highlight.ts'
import { fold } from '../text/fold.ts'

export const FILTER_KEYS = ['theme', 'source', 'by', 'date', 'in', 'has', 'color'] as const
export type FilterKey = (typeof FILTER_KEYS)[number]

export const PLACES = ['titles', 'text', 'notes', 'highlights'] as const
export type Place = (typeof PLACES)[number]

export const POSSESSIONS = ['note', 'link', 'highlight', 'theme'] as const
export type Possession = (typeof POSSESSIONS)[number]

/** Simplified forms; `fold` lets the traditional ones in. */
const KEY_NAMES: Record<FilterKey, readonly string[]> = {
  theme: ['theme', 'tag', '主题', '标签'],
  source: [
    'source',
    'paper',
    'newspaper',
    'publication',
    'publisher',
    'pub',
    '来源',
    '刊名',
    '报刊',
    '报纸',
    '文件',
  ],
  by: ['by', 'author', 'byline', '作者', '记者'],
  date: ['date', 'published', '日期', '时间'],
  in: ['in', '范围', '位置', '在'],
  has: ['has', '有', '含', '带'],
  color: ['color', 'colour', '颜色', '色'],
}
const PLACE_NAMES: Record<Place, readonly string[]> = {
  titles: ['titles', 'title', '标题', '题'],
  text: ['text', 'body', '正文', '内文'],
  notes: ['notes', 'note', '笔记'],
  highlights: ['highlights', 'highlight', '高亮', '荧光标示', '标示', '批注', '标注'],
}
const POSSESSION_NAMES: Record<Possession, readonly string[]> = {
  note: ['note', 'notes', '笔记'],
  link: ['link', 'links', '链接', '连结'],
  highlight: ['highlight', 'highlights', '高亮', '荧光标示', '标示', '批注', '标注'],
  theme: ['theme', 'themes', 'tag', '主题'],
}

type Names<T extends string> = ReadonlyMap<string, T>
const namesOf = <T extends string>(names: Record<T, readonly string[]>): Names<T> =>
  new Map(
    Object.entries<readonly string[]>(names).flatMap(([id, all]) => all.map((name) => [fold(name), id as T])),
  )

const KEYS = namesOf(KEY_NAMES)
const PLACES_BY_NAME = namesOf(PLACE_NAMES)
const POSSESSIONS_BY_NAME = namesOf(POSSESSION_NAMES)
const COLORS: Names<HighlightColor> = new Map(
  HighlightColor.options.flatMap((color) =>
    [
      color,
      ...(color === 'gray' ? ['grey'] : []),
      ...LANGUAGES.map((language) => common[language][`color.${color}`]),
      // 黄 for 黄色.
      ...LANGUAGES.map((language) => common[language][`color.${color}`].replace(/色$/u, '')),
    ].map((name): [string, HighlightColor] => [fold(name), color]),
  ),
)

export const findKey = (name: string): FilterKey | null => KEYS.get(fold(name)) ?? null
export const findPlace = (name: string): Place | null => PLACES_BY_NAME.get(fold(name)) ?? null
export const findPossession = (name: string): Possession | null => POSSESSIONS_BY_NAME.get(fold(name)) ?? null
export const findColor = (name: string): HighlightColor | null => COLORS.get(fold(name)) ?? null

/**
 * What was probably meant by a name before a colon that is no filter's, ready to take its place with the colon: at most
 * two letters are wrong, and not most of them. `title:` and `titel:` are how other programs call `in:titles`.
 */
export function nearestFilter(name: string): string | null {
  const known = findPlace(name) ?? nearest(name, [...KEYS.keys(), ...PLACES_BY_NAME.keys()])
  if (known === null) return null
  const place = findPlace(known)
  return place === null ? `${known}:` : `in:${place} `
}

/** The fixed value of `in:`, `has:` or `color:` that was probably meant. */
export function nearestValue(key: 'in' | 'has' | 'color', value: string): string | null {
  const names = key === 'in' ? PLACES_BY_NAME : key === 'has' ? POSSESSIONS_BY_NAME : COLORS
  return nearest(value, [...names.keys()])
}

/** The one of `names` that is nearest to what was typed, folded; null where none is near. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const wanted = fold(typed)
  let best: string | null = null
  let least = Math.min(2, Math.floor(Array.from(wanted).length / 2)) + 1
  for (const name of names) {
    const edits = distance(wanted, fold(name), least)
    if (edits < least) [best, least] = [name, edits]
  }
  return best
}

/** Edits between two short words: put in, dropped, replaced, or two neighbours swapped. Stops counting at `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(row[j - 1]! + (same ? 0 : 1), row[j]! + 1, next[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return Math.min(most, row[b.length]!)
}
