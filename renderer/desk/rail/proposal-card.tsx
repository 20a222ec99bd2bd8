import { Check, X } from 'lucide-react'
import { useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptDecision } from '../../../shared/model/page.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { answer, showProposal } from '../desk-actions.ts'
import type { DeskModel } from '../desk-model.ts'
import { canEdit } from '../hand.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { Likelihood } from './likelihood.tsx'
import { ProposalPopover } from './proposal-popover.tsx'
import { askOf, nowWords } from './proposal-words.ts'
import { ReportChip } from './report-chip.tsx'
import styles from './proposals.module.css'

/**
 * One proposal: a line with its question and words; the one at hand opens to how sure it is, why, and its answers.
 * Only that one's controls are stops of Tab: of twenty proposals one would else tab through sixty.
 */
export function ProposalCard({
  model,
  decision,
  isActive,
  isStop,
}: {
  model: DeskModel
  decision: KeptDecision
  isActive: boolean
  isStop: boolean
}): ReactElement {
  const { t } = useTranslation('rail')
  const languageOf = useReportLanguage()
  const whyButton = useRef<HTMLButtonElement>(null)
  const [isWhy, setWhy] = useState(false)
  const ask = askOf(model, decision)
  const isEditable = canEdit()
  const respond = (yes: boolean): void => void answer([decision.id], yes, false)
  return (
    <li className={styles.card} data-proposal={decision.id} data-active={isActive || undefined}>
      <div className={styles.line}>
        <button
          type="button"
          data-ask=""
          className={styles.ask}
          tabIndex={isStop ? 0 : -1}
          aria-current={isActive ? 'true' : undefined}
          onClick={() => showProposal(decision, false)}
        >
          <span className={styles.question}>{ask.question}</span>
          <span className={styles.words} lang={languageOf(ask.reportId)}>
            {ask.words}
            {ask.onTo === null ? null : (
              <>
                <span className={styles.arrow}> → </span>
                {ask.onTo}
              </>
            )}
          </span>
        </button>
        {isActive || !isEditable ? null : (
          <span className={styles.quick}>
            <IconButton
              small
              excludeFromTabOrder
              label={t('acceptKeys')}
              icon={<Check aria-hidden />}
              onPress={() => respond(true)}
            />
            <IconButton
              small
              excludeFromTabOrder
              label={t('refuseKeys')}
              icon={<X aria-hidden />}
              onPress={() => respond(false)}
            />
          </span>
        )}
      </div>
      {isActive ? (
        <div className={styles.open}>
          <p className={styles.state}>
            {ask.instead ? <ReportChip model={model} id={ask.to?.id ?? null} /> : null}
            <Likelihood probability={decision.probability} />
            <span className={styles.quiet}>{nowWords(decision, ask)}</span>
            <Button
              ref={whyButton}
              variant="quiet"
              className={styles.why ?? ''}
              aria-haspopup="dialog"
              aria-expanded={isWhy}
              onPress={() => setWhy(!isWhy)}
            >
              {t('why')}
            </Button>
          </p>
          {isEditable ? (
            <AnswerButtons model={model} decision={decision} ask={ask} onAnswer={respond} />
          ) : null}
        </div>
      ) : null}
      {isWhy ? (
        <ProposalPopover
          model={model}
          decision={decision}
          triggerRef={whyButton}
          onClose={() => setWhy(false)}
          focusAfter={false}
        />
      ) : null}
    </li>
  )
}
