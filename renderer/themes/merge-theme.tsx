import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../shared/model/theme.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { ColorDot } from '../ui/color-dot.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { notify } from '../ui/notify.tsx'
import { Select } from '../ui/select.tsx'
import { useWorkspace } from '../workspace.ts'
import { flatten, themeTree } from './theme-tree.ts'

/** Merges a theme into another; what that does is told before it is done. */
export function MergeTheme({
  theme,
  themes,
  suggested,
  onClose,
}: {
  theme: Theme
  themes: readonly Theme[]
  /** The theme to merge into, where one led here. */
  suggested: string | null
  onClose: () => void
}): ReactElement {
  const { t } = useTranslation(['themes', 'common'])
  const others = flatten(themeTree(themes)).filter((node) => node.theme.id !== theme.id)
  const [into, setInto] = useState(suggested ?? others[0]?.theme.id ?? '')
  const target = themes.find(({ id }) => id === into)
  const counts = useCall('themes.compare', { id: theme.id, into }, { enabled: target !== undefined })
  const merge = async (): Promise<void> => {
    if (!target) return
    try {
      await send('themes.merge', { id: theme.id, into })
      onClose()
      useWorkspace.getState().set({ themeId: into })
      notify.done(t('merged', { name: target.name }), { id: 'theme-merged' })
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('mergeTitle', { name: theme.name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={!counts.data} onPress={() => void merge()}>
            {t('mergeDo')}
          </Button>
        </>
      }
    >
      <Select
        label={t('mergeInto')}
        value={into}
        options={others.map((node) => ({
          id: node.theme.id,
          label: node.path,
          icon: <ColorDot color={node.theme.color} />,
        }))}
        onChange={setInto}
      />
      {target && counts.data ? (
        <output>
          <p>
            {t('mergeCounts', {
              ...{ name: target.name, passages: counts.data.highlights, reports: counts.data.reports },
              ...{ both: counts.data.both, children: counts.data.children },
            })}
          </p>
          {counts.data.sameNamed.length > 0 ? (
            <p>{t('mergeSame', { names: counts.data.sameNamed.join(' · ') })}</p>
          ) : null}
          <p>{t('mergeDefinition', { name: theme.name })}</p>
        </output>
      ) : null}
    </Dialog>
  )
}
