import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../shared/model/theme.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { notify } from '../ui/notify.tsx'
import { Select } from '../ui/select.tsx'

/** Says what deleting a theme means before it is done; what carries it keeps everything else. */
export function RemoveTheme({
  theme,
  parent,
  onClose,
  onRemoved,
}: {
  theme: Theme
  /** The theme above it. */
  parent: Theme | undefined
  onClose: () => void
  onRemoved: () => void
}): ReactElement {
  const { t } = useTranslation(['themes', 'common'])
  const counts = useCall('themes.describeRemoval', { id: theme.id })
  const [passages, setPassages] = useState<'release' | 'parent'>('release')
  const [children, setChildren] = useState<'lift' | 'remove'>('lift')
  const going = useCall('removals.count', { themeId: theme.id, passages, children })
  const carried = theme.highlights + theme.reports
  const { only = 0, children: below = 0, below: allBelow = 0, belowCarried = 0 } = counts.data ?? {}
  const remove = async (): Promise<void> => {
    onClose()
    try {
      const how = { themeId: theme.id, passages, children }
      const { total } = going.data ?? (await send('removals.count', how))
      const { putBack } = await send('themes.remove', {
        id: theme.id,
        // What this dialog shows; where something was added since, the act is refused and says so.
        confirmed: total,
        ...(passages === 'parent' ? { passages } : {}),
        ...(children === 'remove' ? { children } : {}),
      })
      onRemoved()
      const restore = async (): Promise<unknown> =>
        putBack ? send('themes.putBack', putBack) : send('themes.restore', { id: theme.id })
      notify.info(t('removed', { name: theme.name }), {
        id: `theme-${theme.id}`,
        action: { label: t('common:undo'), run: () => void restore().catch(notify.error) },
      })
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      role="alertdialog"
      size="small"
      title={t('removeTitle', { name: theme.name })}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by name a moment ago, and undo is at hand */}
          <Button variant="danger" autoFocus onPress={() => void remove()}>
            {t('remove')}
          </Button>
        </>
      }
    >
      <p>{carried === 0 ? t('removeNone') : t('removeCarried', { count: carried })}</p>
      {carried > 0 && only > 0 ? <p>{t('removeOnly', { count: only })}</p> : null}
      {carried > 0 && parent ? (
        <Select
          label={t('removePassages')}
          value={passages}
          options={[
            { id: 'release', label: t('removeRelease') },
            { id: 'parent', label: t('removeParent', { name: parent.name }) },
          ]}
          onChange={setPassages}
        />
      ) : null}
      {below > 0 ? (
        <>
          <Select
            label={t('removeBelow', { count: allBelow })}
            value={children}
            options={[
              { id: 'lift', label: t('removeLift') },
              { id: 'remove', label: t('removeAll') },
            ]}
            onChange={setChildren}
          />
          <p>
            {children === 'lift'
              ? t('removeChildren', { count: below })
              : t('removeBelowCarried', { count: belowCarried })}
          </p>
        </>
      ) : null}
      <p>{t('removeUndo')}</p>
    </Dialog>
  )
}
