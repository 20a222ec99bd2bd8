import { Check, X } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptDecision } from '../../../shared/model/page.ts'
import { IconToggle } from '../../ui/icon-button.tsx'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { act } from '../desk-actions.ts'
import { pieceAt, type DeskModel } from '../desk-model.ts'
import { goToPiece } from '../desk-state.ts'
import { canEdit } from '../hand.ts'
import { askOf } from './proposal-words.ts'
import styles from './proposals.module.css'

/** What has been answered, with the answer; it can be given the other way round. */
export function SettledList({
  model,
  decisions,
}: {
  model: DeskModel
  decisions: readonly KeptDecision[]
}): ReactElement {
  const { t } = useTranslation(['rail', 'desk'])
  const languageOf = useReportLanguage()
  const isEditable = canEdit()
  const list = useRef<HTMLUListElement>(null)
  // It opens below what is in sight.
  useEffect(() => {
    list.current?.firstElementChild?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <ul ref={list} className={styles.settled} aria-label={t('rail:settled')}>
      {decisions.map((decision) => {
        const ask = askOf(model, decision)
        return (
          <li key={decision.id} className={styles.line}>
            <button
              type="button"
              className={styles.ask}
              onClick={() =>
                goToPiece(model.pieces[pieceAt(model, decision.at)]?.at ?? decision.at, {
                  flash: true,
                  focus: false,
                })
              }
            >
              <span className={styles.question}>{ask.question}</span>
              <span className={styles.words} lang={languageOf(ask.reportId)}>
                {ask.onTo === null ? ask.words : `${ask.words} → ${ask.onTo}`}
              </span>
            </button>
            <span className={styles.quick}>
              {([true, false] as const).map((yes) => (
                <IconToggle
                  key={String(yes)}
                  small
                  label={t(yes ? 'rail:accepted' : 'rail:refused')}
                  icon={yes ? <Check aria-hidden /> : <X aria-hidden />}
                  isSelected={(decision.state === 'accepted') === yes}
                  isDisabled={!isEditable}
                  onChange={(isOn) => {
                    if (isOn)
                      void act(
                        { do: yes ? 'accept' : 'refuse', decisions: [decision.id] },
                        t(yes ? 'desk:accepted' : 'desk:refused'),
                      )
                  }}
                />
              ))}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
