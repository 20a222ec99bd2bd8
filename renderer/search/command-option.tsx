import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../ui/kbd.tsx'
import { OptionRow } from './option-row.tsx'
import type { Option, Options } from './use-options.ts'
import styles from './search.module.css'

/** A command of the palette with its group and its keys. */
export function CommandOption({
  option,
  options,
  onDone,
}: {
  option: Option
  options: Options
  onDone: () => void
}): ReactElement | null {
  const { t } = useTranslation('commands')
  if (option.kind !== 'command') return null
  return (
    <OptionRow option={option} options={options} onDone={onDone}>
      <span className={styles.snippet}>{option.name}</span>
      <span className={styles.places}>{t(`group.${option.command.group}`)}</span>
      {option.command.keys?.[0] ? <Kbd keys={option.command.keys[0]} /> : null}
    </OptionRow>
  )
}
