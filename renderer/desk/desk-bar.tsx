import { useEffect, useState, type ReactElement } from 'react'
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useLabel } from '../ui/use-label.ts'
import { deskCommand } from './commands.ts'
import type { DeskModel } from './desk-model.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import styles from './column.module.css'

/** The acts one needs most; all of them are in the menu of a piece and in the palette. */
const SHOWN = ['split', 'join', 'give', 'mend', 'unmend', 'aside', 'takeBack', 'makeTitle', 'kind']

/** The bar below the page: what can be done with what is chosen, each with its key. */
export function DeskBar({ model }: { model: DeskModel }): ReactElement {
  const { t } = useTranslation('desk')
  const label = useLabel()
  const at = useDeskState((state) => state.at)
  const caret = useDeskState((state) => state.caret)
  const selected = useDeskState((state) => state.selected)
  const mending = useDeskState((state) => state.mending)
  // What can be done is asked again after each change of what it depends on.
  const [offered, setOffered] = useState<string[]>([])
  useEffect(
    () => setOffered(SHOWN.filter((name) => deskCommand(name).when?.() ?? true)),
    [model, at, caret, selected],
  )
  const hint = mending === null ? (caret === null ? '' : t('caretHint')) : t('mendHint')
  return (
    <div className={styles.bar}>
      {hint ? (
        <p className={styles.hint}>{hint}</p>
      ) : (
        <Toolbar aria-label={t('acts')} className={styles.acts}>
          {offered.map((name) => {
            const command = deskCommand(name)
            return (
              <Button
                key={name}
                variant="quiet"
                onPress={() => {
                  command.run()
                  // The keys of the column go on working; a menu it opened takes the focus itself.
                  if (!useDeskState.getState().menu && at !== null)
                    deskSession()?.row(at)?.focus({ preventScroll: true })
                }}
              >
                {label(command.labelKey)}
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
