import { BookOpen } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useWorkspace } from '../workspace.ts'

/** A pane with nothing in it says what it is for. */
export function EmptyPane(): ReactElement {
  const { t } = useTranslation('reader')
  const set = useWorkspace((state) => state.set)
  return (
    <EmptyState
      picture={<BookOpen aria-hidden />}
      title={t('emptyTitle')}
      actions={
        <>
          <Button onPress={() => set({ searchOpen: true })}>
            {t('emptySearch')} <Kbd keys="Mod+K" />
          </Button>
          <Button variant="quiet" onPress={() => set({ view: 'library' })}>
            {t('emptyLibrary')}
          </Button>
        </>
      }
    >
      {t('emptyBody')}
    </EmptyState>
  )
}
