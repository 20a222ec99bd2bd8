import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { COMMAND_GROUPS, type Command } from '../ui/command.ts'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import { Kbd } from '../ui/kbd.tsx'
import { IS_MAC, keysHere } from '../ui/keys.ts'
import { useLabel } from '../ui/use-label.ts'
import styles from './help-dialog.module.css'

/** Every command that has keys, by group: read from the same table that runs them. */
export function HelpDialog({ commands }: { commands: readonly Command[] }): ReactElement {
  const { t } = useTranslation(['shell', 'commands'])
  const label = useLabel()
  const groups = COMMAND_GROUPS.map((id) => ({
    id,
    commands: commands.filter((command) => command.group === id && (command.keys?.length ?? 0) > 0),
  }))
  return (
    <Dialog isOpen onClose={closeDialog} title={t('shell:help')} size="large" isText>
      <p className={styles.words}>{t('shell:helpWords')}</p>
      <div className={styles.columns}>
        {groups.map((group) =>
          group.commands.length > 0 ? (
            <section key={group.id} className={styles.group}>
              <h3>{t(`commands:group.${group.id}`)}</h3>
              <dl>
                {group.commands.map((command) => (
                  <div key={command.id} className={styles.line}>
                    <dt>{label(command.labelKey)}</dt>
                    <dd>
                      {keysHere(command.keys ?? [], IS_MAC)
                        .slice(0, 2)
                        .map((keys) => (
                          <Kbd key={keys} keys={keys} />
                        ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ) : null,
        )}
      </div>
    </Dialog>
  )
}
