import { Unlink } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import bar from '../links/link-bar.module.css'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useWorkspace } from '../workspace.ts'
import { cancelChoosing, placeHere, useTray } from './tray-state.ts'

const SHOWN = 28
const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}

/** What is to be done while an annotation's place is chosen in the text: a bar over the panes. Mounted once. */
export function RelinkBar(): ReactElement | null {
  const { t } = useTranslation('tray')
  const choosing = useTray((state) => state.choosing)
  const isSelected = useWorkspace((state) => state.selections[state.activePaneId] !== undefined)
  if (!choosing) return null
  return (
    <div className={bar.bar} data-relink="">
      <Unlink aria-hidden />
      <output className={bar.words}>{t('choosing', { quote: short(choosing.quote) })}</output>
      <Button
        variant="quiet"
        className={bar.button ?? ''}
        isDisabled={!isSelected}
        onPress={() => void placeHere()}
      >
        {t('here')}
        <Kbd keys="Enter" />
      </Button>
      <Button variant="quiet" className={bar.button ?? ''} onPress={cancelChoosing}>
        {t('cancel')}
        <Kbd keys="Escape" />
      </Button>
    </div>
  )
}
