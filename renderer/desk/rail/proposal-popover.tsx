import { useRef, type KeyboardEvent, type ReactElement, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptDecision } from '../../../shared/model/page.ts'
import { Popover } from '../../ui/popover.tsx'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { answer } from '../desk-actions.ts'
import type { DeskModel } from '../desk-model.ts'
import { canEdit } from '../hand.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { Likelihood } from './likelihood.tsx'
import { askOf, nowWords } from './proposal-words.ts'
import { ReportChip } from './report-chip.tsx'
import styles from './proposals.module.css'

/**
 * What a proposal asks, how sure the machine is and why, with the answers: beside what was pressed, in the list as
 * in the text. Y and R answer here too.
 */
export function ProposalPopover({
  model,
  decision,
  triggerRef,
  onClose,
  focusAfter = true,
}: {
  model: DeskModel
  decision: KeptDecision
  triggerRef: RefObject<HTMLElement | null>
  onClose: () => void
  /** Whether the page's text takes the focus at the next proposal. */
  focusAfter?: boolean
}): ReactElement {
  const { t } = useTranslation('rail')
  const languageOf = useReportLanguage()
  const ask = askOf(model, decision)
  const lang = languageOf(ask.reportId)
  const isDone = useRef(false)
  const onAnswer = (yes: boolean): void => {
    if (isDone.current || !canEdit()) return
    isDone.current = true
    onClose()
    void answer([decision.id], yes, focusAfter)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'y' && key !== 'r') return
    event.preventDefault()
    onAnswer(key === 'y')
  }
  return (
    <Popover
      label={t('whyOf')}
      isOpen
      triggerRef={triggerRef}
      onOpenChange={(open) => !open && onClose()}
      placement="left top"
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the buttons inside */}
      <div className={styles.popover} onKeyDown={onKeyDown}>
        <h3>{ask.question}</h3>
        <p className={styles.words} lang={lang}>
          {ask.words}
          {ask.onTo === null ? null : (
            <>
              <span className={styles.arrow} aria-hidden>
                {' '}
                →{' '}
              </span>
              {ask.onTo}
            </>
          )}
        </p>
        <p className={styles.state}>
          {ask.instead ? <ReportChip model={model} id={ask.to?.id ?? null} /> : null}
          <Likelihood probability={decision.probability} />
          <span className={styles.quiet}>{nowWords(decision, ask)}</span>
        </p>
        <EvidenceList evidence={decision.evidence} />
        <AnswerButtons model={model} decision={decision} ask={ask} isFirst onAnswer={onAnswer} />
      </div>
    </Popover>
  )
}
