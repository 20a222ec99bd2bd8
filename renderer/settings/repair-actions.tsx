import { Wrench } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CallError } from '../../shared/errors.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { errorWords, kindNames } from '../ui/error-words.ts'
import { notify } from '../ui/notify.tsx'

/** What indexes made anew and texts read again may mend; anything else is a matter for a backup. */
const REPAIRABLE = new Set(['integrity', 'index-damaged', 'index-incomplete', 'text-damaged'])
export const isRepairable = (codes: readonly string[]): boolean => codes.some((code) => REPAIRABLE.has(code))

/** Repairs the library that is open: its indexes first; where that does not do, what can be read in a new one. */
export function RepairActions({ onRepaired }: { onRepaired: () => void }): ReactElement {
  const { t } = useTranslation('settings')
  const [isRepairing, setRepairing] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const repair = async (by: 'rebuild' | 'salvage'): Promise<void> => {
    setRepairing(true)
    setFailure(null)
    try {
      const { kept, lost, names, kinds } = await send('library.repair', { by })
      onRepaired()
      if (lost === 0) notify.done(t('repaired', { kept }), { duration: 12_000 })
      else
        notify.info(
          t('repairLost', {
            count: lost,
            kept,
            names: [...names, ...kindNames(kinds)].slice(0, 5).join(' · '),
          }),
          {
            duration: 60_000,
          },
        )
    } catch (error) {
      setFailure(error)
    } finally {
      setRepairing(false)
    }
  }
  const isPartial = failure instanceof CallError && failure.code === 'repair-partial'
  return (
    <>
      <p>{t('repairWords')}</p>
      {failure ? <p role="alert">{errorWords(failure)}</p> : null}
      <Button
        icon={<Wrench aria-hidden />}
        isDisabled={isRepairing}
        onPress={() => void repair(isPartial ? 'salvage' : 'rebuild')}
      >
        {isRepairing ? t('repairing') : isPartial ? t('salvage') : t('repair')}
      </Button>
    </>
  )
}
