import type { TFunction } from 'i18next'
import type { Bond } from './bonds.ts'

/** What a bond is, in words: a mark beside its colour. */
export function bondWords(
  bond: Bond,
  t: TFunction<['beside', 'parallels']>,
  nameOf: (relation: string) => string,
  isListed = false,
): string {
  if (bond.kind === 'link') return t('beside:yourLink', { relation: nameOf(bond.relation) })
  const words = { kind: t(`parallels:kind.${bond.passage}`), count: bond.matched }
  // In the list its heading says that it is proposed.
  return t(bond.kind === 'proposal' && !isListed ? 'beside:proposedLink' : 'beside:alike', words)
}
