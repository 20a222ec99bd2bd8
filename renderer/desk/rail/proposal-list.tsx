import { ChevronRight, CircleCheck } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { act, showProposal } from '../desk-actions.ts'
import { pieceAt, type DeskModel } from '../desk-model.ts'
import { lookAt, useDeskState } from '../desk-state.ts'
import { canEdit } from '../hand.ts'
import { ProposalCard } from './proposal-card.tsx'
import { SettledList } from './settled-list.tsx'
import styles from './proposals.module.css'
import rail from './rail.module.css'

/** A pointer that only passes over must not make the page jump. */
const HOVER_MS = 350

/** What the machine is not sure of, down the page: answered here one by one or, where it lies so already, at once. */
export function ProposalList({ model }: { model: DeskModel }): ReactElement {
  const { t } = useTranslation('rail')
  const chosen = useDeskState((state) => state.proposal)
  const list = useRef<HTMLUListElement>(null)
  const hadFocus = useRef(false)
  const hover = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [isSettledOpen, setSettledOpen] = useState(false)
  const { proposals } = model
  const active = proposals.find(({ id }) => id === chosen) ?? null
  const stop = active ?? proposals[0] ?? null
  const laid = proposals.filter(({ holds }) => holds)
  const settled = model.desk.decisions.filter(({ state }) => state !== 'open').toSorted((a, b) => a.at - b.at)

  // An answered card goes, P goes on: the focus goes to the next one, not to the top of the window.
  useEffect(() => {
    const card = active && list.current?.querySelector(`[data-proposal="${CSS.escape(active.id)}"]`)
    card?.scrollIntoView({ block: 'nearest' })
    if (!hadFocus.current) return
    const now = document.activeElement
    const isElsewhere =
      !list.current?.contains(now) || (card && now?.matches('[data-ask]') && !card.contains(now))
    const next = card ?? list.current?.querySelector('[data-proposal]')
    if (isElsewhere) next?.querySelector<HTMLElement>('[data-ask]')?.focus({ preventScroll: true })
  }, [active, proposals])
  useEffect(() => () => clearTimeout(hover.current), [])

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const here = active ? proposals.indexOf(active) : -1
    const next = proposals[here < 0 ? 0 : Math.min(proposals.length - 1, Math.max(0, here + step))]
    if (!next) return
    showProposal(next, false)
    list.current
      ?.querySelector<HTMLElement>(`[data-proposal="${CSS.escape(next.id)}"] button`)
      ?.focus({ preventScroll: true })
  }
  const acceptLaid = (): void => {
    const ids = laid.map(({ id }) => id)
    void act({ do: 'accept', decisions: ids }, t('acceptedMany', { count: ids.length }))
  }
  return (
    <section className={styles.section} aria-label={t('proposals')}>
      <h2 className={rail.heading}>
        {t('proposals')}
        {proposals.length > 0 ? <span className={rail.count}>{proposals.length}</span> : null}
        {laid.length > 1 && canEdit() ? (
          <Button variant="quiet" className={rail.headButton ?? ''} onPress={acceptLaid}>
            {t('acceptLaid', { count: laid.length })}
          </Button>
        ) : null}
      </h2>
      <div className={styles.scroll}>
        {proposals.length === 0 ? (
          <p className={styles.calm}>
            <CircleCheck aria-hidden />
            {t(settled.length > 0 ? 'noneLeft' : 'none')}
          </p>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows walk its buttons
          <ul
            ref={list}
            onKeyDown={onKeyDown}
            onFocus={() => (hadFocus.current = true)}
            onBlur={({ relatedTarget }) => {
              // A card that goes takes the focus along and leaves no other element behind.
              if (relatedTarget !== null) hadFocus.current = list.current?.contains(relatedTarget) === true
            }}
            onPointerOver={({ target, pointerType }) => {
              clearTimeout(hover.current)
              const id = (target as Element).closest<HTMLElement>('[data-proposal]')?.dataset['proposal']
              const decision = proposals.find((one) => one.id === id)
              if (decision && pointerType === 'mouse' && decision !== active)
                hover.current = setTimeout(
                  () => lookAt(model.pieces[pieceAt(model, decision.at)]!.at),
                  HOVER_MS,
                )
            }}
            onPointerLeave={() => clearTimeout(hover.current)}
          >
            {proposals.map((decision) => (
              <ProposalCard
                key={decision.id}
                model={model}
                decision={decision}
                isActive={decision === active}
                isStop={decision === stop}
              />
            ))}
          </ul>
        )}
        {settled.length > 0 ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isSettledOpen}
            onClick={() => setSettledOpen(!isSettledOpen)}
          >
            <ChevronRight aria-hidden />
            {t('settled')}
            <span className={rail.count}>{settled.length}</span>
          </button>
        ) : null}
        {isSettledOpen && settled.length > 0 ? <SettledList model={model} decisions={settled} /> : null}
      </div>
    </section>
  )
}
