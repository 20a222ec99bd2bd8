/** Relations of links: the built-in eight with their keys, and how a relation is named from either end. */
import type { TFunction } from 'i18next'
import {
  isBuiltInRelation,
  MUTUAL_RELATIONS,
  RELATIONS,
  type Relation as KnownRelation,
} from '../../shared/model/link.ts'

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

export type Direction = 'out' | 'in' | 'both'

/**
 * Which way a link points, seen from one of its ends. The user's own words point from first to second unless they
 * said that the relation has no direction.
 */
export function directionOf(
  relation: string,
  near: 'from' | 'to',
  own?: Pick<KnownRelation, 'mutual'>,
): Direction {
  if (own?.mutual ?? MUTUAL_RELATIONS.includes(relation)) return 'both'
  return near === 'from' ? 'out' : 'in'
}

/** A relation's name in the language of the interface; the user's own words stand as they are. */
export function relationName(
  relation: string,
  t: TFunction<'links'>,
  near: 'from' | 'to' = 'from',
  own?: Pick<KnownRelation, 'mutual' | 'inverse'>,
): string {
  if (!isBuiltInRelation(relation))
    return near === 'to' && !own?.mutual && own?.inverse ? own.inverse : relation
  return near === 'from' ? t(`relation.${relation}`) : t(`inverse.${relation}`)
}

/** The user's own relations as the chooser offers them: the latest used first, at most nine (keys 1–9). */
export function ownRelations(
  relations: readonly Pick<KnownRelation, 'name' | 'isBuiltIn' | 'lastUsed'>[],
): string[] {
  return relations
    .filter(({ isBuiltIn }) => !isBuiltIn)
    .toSorted((a, b) => ((a.lastUsed ?? '') < (b.lastUsed ?? '') ? 1 : -1))
    .slice(0, 9)
    .map(({ name }) => name)
}
