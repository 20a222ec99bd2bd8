/** Parts of a query as chips say them. */
import type { TFunction } from 'i18next'
import { findColor, findPlace, findPossession } from '../../../shared/search/keys.ts'
import { printQuery } from '../../../shared/search/print.ts'
import type { Query } from '../../../shared/search/query.ts'

/** In the user's language: `主题 贸易`, `OR` as a word, a minus for what is left out. */
export function partWords(part: Query, t: TFunction<['search', 'common']>): string {
  if (part.kind === 'not') return `${t('search:filter.not')} ${partWords(part.part, t)}`
  if (part.kind === 'words') return printQuery(part)
  if (part.kind === 'filter')
    return `${t(`search:filter.${part.key}`)} ${valueWords(part.key, part.value, t)}`
  const between = part.kind === 'any' ? ` ${t('search:filter.any')} ` : ' '
  return part.parts.map((each) => partWords(each, t)).join(between)
}

function valueWords(key: string, value: string, t: TFunction<['search', 'common']>): string {
  const place = key === 'in' ? findPlace(value) : null
  if (place) return t(`search:place.${place}`)
  const possession = key === 'has' ? findPossession(value) : null
  if (possession) return t(`search:has.${possession}`)
  const color = key === 'color' ? findColor(value) : null
  return color ? t(`common:color.${color}`) : value
}
