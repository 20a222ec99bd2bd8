import type { TFunction } from 'i18next'
import type { Bond } from './bonds.ts'

/** What a bond is, in words: a mark beside its colour. */
export function bondWords(
  bond: Bond,
  t: TFunction<['beside', 'parallels']>,
  nameOf: (relation: string) => string,
): string {
  if (bond.kind === 'link') return t('beside:yourLink', { relation: nameOf(bond.relation) })
  if (bond.kind === 'proposal') return t('beside:proposedLink', { count: bond.matched })
  return t('beside:alike', { kind: t(`parallels:kind.${bond.passage}`), count: bond.matched })
}
