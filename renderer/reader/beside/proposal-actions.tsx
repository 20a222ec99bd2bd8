import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRelations } from '../../links/use-relations.ts'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { confirmProposal, refuseProposal } from './actions.ts'
import type { ProposalBond } from './bonds.ts'
import { RelationButton } from './relation-button.tsx'
import styles from './bond.module.css'

/** Confirm with the relation that fits best, with another, or refuse for good. Enter and X do the same (see `proposalKeys`). */
export function ProposalActions({
  bond,
  children,
}: {
  bond: ProposalBond
  children?: ReactNode
}): ReactElement {
  const { t } = useTranslation('beside')
  const { nameOf } = useRelations()
  return (
    <div className={styles.does}>
      <Button onPress={() => void confirmProposal(bond, bond.relation)}>
        {t('confirmAs', { relation: nameOf(bond.relation) })}
        <Kbd keys="Enter" />
      </Button>
      <Button onPress={() => void refuseProposal(bond)}>
        {t('refuse')}
        <Kbd keys="x" />
      </Button>
      <RelationButton onChoose={(relation) => void confirmProposal(bond, relation)} />
      {children}
    </div>
  )
}

/** A key on a proposal that is at hand. @returns whether it meant something */
export function proposalKeys(bond: ProposalBond, key: string): boolean {
  if (key === 'Enter') void confirmProposal(bond, bond.relation)
  else if (key === 'x') void refuseProposal(bond)
  else return false
  return true
}
