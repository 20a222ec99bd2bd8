import { Check, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptDecision } from '../../../shared/model/page.ts'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import type { DeskModel } from '../desk-model.ts'
import type { Ask } from './proposal-words.ts'
import { ReportChip } from './report-chip.tsx'
import styles from './proposals.module.css'

/** Yes and no to a proposal; between two reports, the one and the other. */
export function AnswerButtons({
  model,
  decision,
  ask,
  isFirst = false,
  onAnswer,
}: {
  model: DeskModel
  decision: KeptDecision
  ask: Ask
  /** Takes the focus as soon as it is there. */
  isFirst?: boolean
  onAnswer: (yes: boolean) => void
}): ReactElement {
  const { t } = useTranslation('rail')
  const isChoice = ask.to !== null && ask.instead !== null
  const label = (yes: boolean): ReactElement | string => {
    const report = yes ? ask.to : ask.instead
    if (!isChoice || !report) return t(yes ? 'yes' : 'no')
    return (
      <span className={styles.choice}>
        <ReportChip model={model} id={report.id} />
        <span>{report.name}</span>
      </span>
    )
  }
  const isAnswered = decision.state !== 'open'
  return (
    <div className={isChoice ? styles.choices : styles.answers}>
      {[true, false].map((yes) => (
        <Button
          key={String(yes)}
          icon={isChoice ? null : yes ? <Check aria-hidden /> : <X aria-hidden />}
          {...(isAnswered ? { 'aria-pressed': (decision.state === 'accepted') === yes } : {})}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- of a dialog the user opened
          autoFocus={isFirst && yes}
          onPress={() => onAnswer(yes)}
        >
          {label(yes)}
          {isAnswered ? null : (
            <span aria-hidden>
              <Kbd keys={yes ? 'y' : 'r'} />
            </span>
          )}
        </Button>
      ))}
    </div>
  )
}
