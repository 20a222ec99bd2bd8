import { useEffect, useState, type ReactElement } from 'react'
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import type { LabelKey } from '../ui/command.ts'
import { useLabel } from '../ui/use-label.ts'
import { deskCommand } from './commands.ts'
import type { DeskModel } from './desk-model.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import { askOf } from './rail/proposal-words.ts'
import styles from './column.module.css'

/**
 * The acts one needs most, with shorter names than in menus; all are in the menu of a piece and in the palette. What
 * cannot be done now stays in its place: a bar that grows and shrinks with every step of the cursor moves the page.
 */
const SHOWN: [name: string, words: LabelKey, instead?: string, otherWords?: LabelKey][] = [
  ['split', 'desk:barSplit'],
  ['join', 'desk:barJoin'],
  ['give', 'desk:barGive'],
  ['mend', 'desk:barMend'],
  ['aside', 'desk:aside', 'takeBack', 'desk:barBack'],
  ['makeTitle', 'desk:barTitle'],
  ['kind', 'desk:barKind'],
]
/** While a proposal is at hand, the answers to it. */
const ANSWERS: typeof SHOWN = [
  ['accept', 'desk:barAccept'],
  ['refuse', 'desk:barRefuse'],
  ['why', 'desk:why'],
  ['nextProposal', 'desk:nextProposal'],
]
const canRun = (name: string): boolean => deskCommand(name).when?.() ?? true

/** The bar below the page: what can be done with what is chosen, each with its key. */
export function DeskBar({ model }: { model: DeskModel }): ReactElement {
  const { t } = useTranslation('desk')
  const label = useLabel()
  const at = useDeskState((state) => state.at)
  const caret = useDeskState((state) => state.caret)
  const selected = useDeskState((state) => state.selected)
  const mending = useDeskState((state) => state.mending)
  const proposal = useDeskState((state) => state.proposal)
  const asked = model.proposals.find(({ id }) => id === proposal)
  // What can be done is asked again after each change of what it depends on.
  const [acts, setActs] = useState<{ name: string; words: LabelKey; can: boolean }[]>([])
  useEffect(
    () =>
      setActs(
        (asked ? ANSWERS : SHOWN).map(([name, words, instead, otherWords]) =>
          instead && otherWords && canRun(instead)
            ? { name: instead, words: otherWords, can: true }
            : { name, words, can: canRun(name) },
        ),
      ),
    [model, at, caret, selected, asked],
  )
  const hint = mending === null ? (caret === null ? '' : t('caretHint')) : t('mendHint')
  return (
    <div className={styles.bar}>
      {asked && !hint ? <p className={styles.question}>{askOf(model, asked).question}</p> : null}
      {hint ? (
        <p className={styles.hint}>{hint}</p>
      ) : (
        <Toolbar aria-label={t('acts')} className={styles.acts}>
          {acts.map(({ name, words, can }) => {
            const command = deskCommand(name)
            return (
              <Button
                key={name}
                variant="quiet"
                isDisabled={!can}
                onPress={() => {
                  command.run()
                  // The keys of the column go on working; a menu it opened takes the focus itself.
                  const { menu, why } = useDeskState.getState()
                  if (!menu && why === null && at !== null)
                    deskSession()?.row(at)?.focus({ preventScroll: true })
                }}
              >
                {label(words)}
                <Kbd keys={command.keys![0]!} />
              </Button>
            )
          })}
        </Toolbar>
      )}
      {selected.size > 1 ? (
        <span className={styles.count}>{t('saidChosen', { count: selected.size })}</span>
      ) : null}
    </div>
  )
}
