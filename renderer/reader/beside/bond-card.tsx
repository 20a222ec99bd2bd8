import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { letterOf } from '../../links/relations.ts'
import { useRelations } from '../../links/use-relations.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { closeBond, stepBond } from './actions.ts'
import { activeBond, useBeside } from './beside-store.ts'
import { bondWords } from './bond-words.ts'
import type { Bond } from './bonds.ts'
import { Difference } from './difference.tsx'
import { openReports } from './open-reports.ts'
import { ProposalActions, proposalKeys } from './proposal-actions.tsx'
import styles from './bond.module.css'

const GAP = 12

/** The card of the bond at hand: what it is, how its two passages differ, and for a proposal what to make of it. */
export function BondCard(): ReactElement | null {
  const bond = useBeside(activeBond)
  return bond ? <Card key={bond.id} bond={bond} /> : null
}

/** Below the passages, which stand in the upper third, over the panes. */
function place(card: HTMLElement): void {
  const room = card.closest('[data-reader]')?.getBoundingClientRect()
  if (!room) return
  const { width, height } = card.getBoundingClientRect()
  const left = Math.max(GAP, Math.round(room.left + (room.width - width) / 2))
  const top = Math.max(GAP, Math.round(room.bottom - height - GAP))
  card.style.translate = `${left}px ${top}px`
}

function Card({ bond }: { bond: Bond }): ReactElement {
  const { t } = useTranslation(['beside', 'parallels', 'common'])
  const { nameOf } = useRelations()
  const color = useBeside((state) => (bond.kind === 'link' ? state.colors.get(bond.relation) : undefined))
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = card.current!
    place(element)
    element.focus({ preventScroll: true })
    const moved = new ResizeObserver(() => place(element))
    moved.observe(element)
    moved.observe(element.closest('[data-reader]')!)
    return () => moved.disconnect()
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    // What is opened from the card is its child in React, not in the page.
    if (!(event.target instanceof Node) || !card.current?.contains(event.target)) return
    const isOnCard = event.target === card.current
    const letter = letterOf(event)
    if (event.key === 'Escape') closeBond()
    else if (letter === 'p') stepBond(event.shiftKey ? -1 : 1)
    else if (bond.kind !== 'proposal' || (event.key === 'Enter' && !isOnCard)) return
    else if (!proposalKeys(bond, event.key === 'Enter' ? 'Enter' : letter)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const words = bondWords(bond, t, nameOf)
  // As the panes stand.
  const order = openReports().map(({ reportId }) => reportId)
  const isTurned = order.indexOf(bond.a.reportId) > order.indexOf(bond.b.reportId)
  const [first, second] = isTurned ? [bond.b, bond.a] : [bond.a, bond.b]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons do what its keys do
    <div
      ref={card}
      role="dialog"
      aria-label={`${t('card')}: ${words}`}
      tabIndex={-1}
      className={styles.card}
      data-bond={bond.kind}
      data-bond-card=""
      onKeyDown={onKeyDown}
    >
      <div className={styles.top}>
        <span>
          {color ? <ColorDot color={color} /> : null}
          {words}
        </span>
        <IconButton
          small
          label={t('previous')}
          keys="Shift+p"
          icon={<ChevronUp aria-hidden />}
          onPress={() => stepBond(-1)}
        />
        <IconButton
          small
          label={t('next')}
          keys="p"
          icon={<ChevronDown aria-hidden />}
          onPress={() => stepBond(1)}
        />
        <IconButton
          small
          label={t('common:close')}
          keys="Escape"
          icon={<X aria-hidden />}
          onPress={closeBond}
        />
      </div>
      <Difference a={first} b={second} />
      {bond.kind === 'proposal' ? <ProposalActions bond={bond} /> : null}
    </div>
  )
}
