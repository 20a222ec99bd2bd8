import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { letterOf } from '../../links/relations.ts'
import { useRelations } from '../../links/use-relations.ts'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { goToBond } from './actions.ts'
import { hoverBond } from './beside-store.ts'
import { bondWords } from './bond-words.ts'
import { seenFrom, type Bond } from './bonds.ts'
import { Difference } from './difference.tsx'
import { ProposalActions, proposalKeys } from './proposal-actions.tsx'
import styles from './bond.module.css'

/** A passage of the list: what it is, its words here, where else it stands; a press shows both places at one height. */
export function BondRow({
  bond,
  reportId,
  titleOf,
}: {
  bond: Bond
  reportId: string
  titleOf: (reportId: string) => string
}): ReactElement | null {
  const { t } = useTranslation(['beside', 'parallels'])
  const { nameOf } = useRelations()
  const langOf = useReportLanguage()
  const [isOpen, setOpen] = useState(false)
  const ends = seenFrom(bond, reportId)
  if (!ends) return null
  const { near, far } = ends
  const onKeyDown = (event: KeyboardEvent): void => {
    if (bond.kind !== 'proposal' || event.ctrlKey || event.metaKey || event.altKey) return
    // On one of the buttons below, Enter presses it.
    if (!(event.target instanceof Element) || event.target.closest('[data-goes]') === null) return
    if (!proposalKeys(bond, event.key === 'Enter' ? 'Enter' : letterOf(event))) return
    event.preventDefault()
    event.stopPropagation()
  }
  const opens = (
    <AriaButton
      className={styles.opens ?? ''}
      aria-expanded={isOpen}
      onPress={() => setOpen((open) => !open)}
    >
      {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
      {t('difference')}
    </AriaButton>
  )
  const isSelf = near.reportId === far.reportId
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons do the same
    <li
      className={styles.row}
      data-bond={bond.kind}
      onKeyDownCapture={onKeyDown}
      onPointerEnter={() => hoverBond(bond.id)}
      onPointerLeave={() => hoverBond(null)}
      onFocus={() => hoverBond(bond.id)}
      onBlur={() => hoverBond(null)}
    >
      <AriaButton
        className={styles.goes ?? ''}
        data-goes=""
        {...(bond.kind === 'proposal' ? { 'aria-keyshortcuts': 'Enter X' } : {})}
        onPress={() => goToBond(bond, reportId)}
      >
        <span className={styles.kind}>{bondWords(bond, t, nameOf, true)}</span>
        <q lang={langOf(near.reportId)}>{near.text}</q>
        <span className={styles.other} lang={langOf(far.reportId)}>
          {isSelf ? t('repeat') : titleOf(far.reportId)}
        </span>
      </AriaButton>
      {bond.kind === 'proposal' ? <ProposalActions bond={bond}>{opens}</ProposalActions> : opens}
      {isOpen ? <Difference a={near} b={far} /> : null}
    </li>
  )
}
