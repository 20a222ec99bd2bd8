import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { CallArgs } from '../../shared/contract.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface Asked {
  links: number
  elsewhere: number
  answer: (yes: boolean) => void
}
const useAsked = create<{ asked: Asked | null }>(() => ({ asked: null }))

/**
 * Asks before links lose an end. Resolves at once where none would.
 * @returns whether what was to be deleted may be. @throws what the library answers
 */
export async function confirmEnds(going: CallArgs<'links.touching'>): Promise<boolean> {
  const { links, elsewhere } = await send('links.touching', going)
  if (links === 0) return true
  useAsked.getState().asked?.answer(false)
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      useAsked.setState({ asked: null })
      resolve(yes)
    }
    useAsked.setState({ asked: { links, elsewhere, answer } })
  })
}

/** The question. Mounted once. */
export function ConfirmEnds(): ReactElement | null {
  const { t } = useTranslation(['links', 'common'])
  const asked = useAsked((state) => state.asked)
  // What had the focus may be gone when the answer comes; the dialog gives it back on its own otherwise.
  const [shown, setShown] = useState<Asked | null>(null)
  useEffect(() => setShown(asked), [asked])
  if (!shown) return null
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="small"
      title={t('endTitle')}
      onClose={() => shown.answer(false)}
      actions={
        <>
          <Button onPress={() => shown.answer(false)}>{t('common:cancel')}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for a moment ago, and undo is at hand */}
          <Button autoFocus variant="danger" onPress={() => shown.answer(true)}>
            {t('endDo')}
          </Button>
        </>
      }
    >
      <p>{t('endAsk', { count: shown.links })}</p>
      {shown.elsewhere > 0 ? <p>{t('endElsewhere', { count: shown.elsewhere })}</p> : null}
      <p>{t('endUndo')}</p>
    </Dialog>
  )
}
