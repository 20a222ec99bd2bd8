/** Relations of links: the built-in eight with their keys, and how a relation is named from either end. */
import type { TFunction } from 'i18next'
import { RELATIONS, type ShownLink } from '../../shared/model/link.ts'

export type Relation = (typeof RELATIONS)[number]

export const RELATION_KEYS: Record<Relation, string> = {
  confirms: 'c',
  contradicts: 'x',
  updates: 'u',
  corrects: 'r',
  quotes: 'q',
  'same-event': 'e',
  background: 'b',
  'different-figure': 'd',
}

/**
 * The letter or digit of a key: its own, wherever the layout has it; by the key's place where it types none (Chinese
 * input, Cyrillic). By place on a French keyboard, Z would be W.
 */
export const letterOf = ({ key, code }: { key: string; code: string }): string =>
  (/^[\da-z]$/i.test(key) ? key : (/^(?:Key|Digit)([\dA-Z])$/.exec(code)?.[1] ?? key)).toLowerCase()

/** These say the same from both ends. */
const SYMMETRIC: readonly string[] = ['contradicts', 'same-event', 'different-figure']

export const isBuiltIn = (relation: string): relation is Relation =>
  (RELATIONS as readonly string[]).includes(relation)

export type Direction = 'out' | 'in' | 'both'

/** Which way a link points, seen from one of its ends. The user's own words point from first to second. */
export function directionOf(relation: string, near: 'from' | 'to'): Direction {
  if (SYMMETRIC.includes(relation)) return 'both'
  return near === 'from' ? 'out' : 'in'
}

/** A relation's name in the language of the interface; the user's own words stand as they are. */
export function relationName(relation: string, t: TFunction<'links'>, near: 'from' | 'to' = 'from'): string {
  if (!isBuiltIn(relation)) return relation
  return near === 'from' ? t(`relation.${relation}`) : t(`inverse.${relation}`)
}

/** The words users have linked with that are not built in, the latest first, at most nine (keys 1–9). */
export function ownRelations(links: readonly Pick<ShownLink, 'relation' | 'updatedAt'>[]): string[] {
  const latest = new Map<string, string>()
  for (const { relation, updatedAt } of links) {
    if (isBuiltIn(relation)) continue
    if ((latest.get(relation) ?? '') < updatedAt) latest.set(relation, updatedAt)
  }
  return [...latest]
    .sort((a, b) => (a[1] < b[1] ? 1 : -1))
    .slice(0, 9)
    .map(([relation]) => relation)
}
