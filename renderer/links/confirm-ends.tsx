import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { CallArgs } from '../../shared/contract.ts'
import type { RemovalCounts } from '../../shared/model/removal.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface Asked {
  links: number
  elsewhere: number
  /** null: only links lose an end. */
  counts: RemovalCounts | null
  /** What goes is taken in by another highlight. */
  isMerge?: boolean
  answer: (yes: boolean) => void
}
const useAsked = create<{ asked: Asked | null }>(() => ({ asked: null }))

/**
 * Asks before links lose an end. Resolves at once where none would.
 * @returns whether what was to be deleted may be. @throws what the library answers
 */
export async function confirmEnds(going: CallArgs<'links.touching'>): Promise<boolean> {
  const { links, elsewhere } = await send('links.touching', going)
  return links === 0 || ask({ links, elsewhere, counts: null })
}

/** A question that was not answered yet is answered with no. */
function ask(question: Omit<Asked, 'answer'>): Promise<boolean> {
  useAsked.getState().asked?.answer(false)
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      useAsked.setState({ asked: null })
      resolve(yes)
    }
    useAsked.setState({ asked: { ...question, answer } })
  })
}

type Going = { sourceIds: string[] } | { reportIds: string[] }

/**
 * Says what goes with reports or pages where that is much, or a whole page with something on it, or where links would
 * lose an end.
 * @returns the total the act is to name, or null where the user would rather not. @throws what the library answers
 */
export async function confirmRemoval(going: Going): Promise<number | null> {
  const [counts, { links, elsewhere }] = await Promise.all([
    send('removals.count', going),
    send('links.touching', going),
  ])
  if (!counts.asks && links === 0) return counts.total
  return (await ask({ links, elsewhere, counts: counts.asks ? counts : null })) ? counts.total : null
}

/**
 * Says how many highlights a merge takes away where that is much.
 * @returns as `confirmRemoval` does
 */
export async function confirmMerge(mergedIds: string[]): Promise<number | null> {
  const counts = await send('removals.count', { mergedIds })
  if (!counts.asks) return counts.total
  return (await ask({ links: 0, elsewhere: 0, counts, isMerge: true })) ? counts.total : null
}

/** The question. Mounted once. */
export function ConfirmEnds(): ReactElement | null {
  const { t } = useTranslation(['links', 'common'])
  const asked = useAsked((state) => state.asked)
  // What had the focus may be gone when the answer comes; the dialog gives it back on its own otherwise.
  const [shown, setShown] = useState<Asked | null>(null)
  useEffect(() => setShown(asked), [asked])
  if (!shown) return null
  const { counts, isMerge = false } = shown
  const title = isMerge ? 'mergeTitle' : 'goesTitle'
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="small"
      title={counts ? t(title, { count: counts.total }) : t('endTitle')}
      onClose={() => shown.answer(false)}
      actions={
        <>
          <Button onPress={() => shown.answer(false)}>{t('common:cancel')}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for a moment ago, and undo is at hand */}
          <Button autoFocus={counts === null} variant="danger" onPress={() => shown.answer(true)}>
            {isMerge ? t('mergeDo') : counts ? t('goesDo') : t('endDo')}
          </Button>
        </>
      }
    >
      {isMerge ? <p>{t('mergeKeeps')}</p> : counts ? <Goes counts={counts} /> : null}
      {shown.links === 0 ? null : <p>{t('endAsk', { count: shown.links })}</p>}
      {shown.elsewhere > 0 ? <p>{t('endElsewhere', { count: shown.elsewhere })}</p> : null}
      <p>{isMerge ? t('mergeUndo') : t('endUndo')}</p>
    </Dialog>
  )
}

const GOING = ['highlights', 'notes', 'themes', 'links', 'corrections'] as const

/** What goes, kind by kind. */
function Goes({ counts }: { counts: RemovalCounts }): ReactElement {
  const { t } = useTranslation('links')
  return (
    <ul>
      {GOING.filter((kind) => counts[kind] > 0).map((kind) => (
        <li key={kind}>{t(`goes.${kind}`, { count: counts[kind] })}</li>
      ))}
    </ul>
  )
}
