import type { ReactElement } from 'react'
import { IS_MAC, showKeys } from './keys.ts'
import styles from './kbd.module.css'

/** Keys of a command, shown as this computer names them. */
export function Kbd({ keys }: { keys: string }): ReactElement {
  return <kbd className={styles.kbd}>{showKeys(keys, IS_MAC)}</kbd>
}
