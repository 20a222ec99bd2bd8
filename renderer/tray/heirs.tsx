import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeirCandidate, UnplacedReport } from '../../shared/model/version.ts'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { errorWords } from '../ui/error-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Select } from '../ui/select.tsx'
import { useReportLanguage } from '../ui/use-report-language.ts'
import { attach, keepFree } from './tray-state.ts'
import styles from './tray.module.css'

/** So many are shown with their keys, the others in a list. */
export const MOST_KEYED = 3

/** Less likeness than this is none: words that any two reports have in common. */
const LEAST_TOLD = 0.1

/** A report's name: its headline, or how it begins. */
export const heirName = ({ title, opening }: HeirCandidate, untitled: string): string =>
  title ?? (opening || untitled)

/** The reports of the new version that what sat on an old one can go to, and what else can be done with it. */
export function Heirs({
  one,
  onLeave,
  onShown,
}: {
  one: UnplacedReport
  onLeave: () => void
  /** The reports stand in the document. */
  onShown: () => void
}): ReactElement {
  const { t } = useTranslation(['tray', 'common'])
  const languageOf = useReportLanguage()
  const heirs = useCall('unplaced.heirs', { id: one.id })
  const [other, choose] = useState('')
  useEffect(() => {
    if (heirs.data) onShown()
  }, [heirs.data, onShown])
  const all = heirs.data ?? []
  const name = (heir: HeirCandidate): string => heirName(heir, t('common:untitled'))
  const put = (heir: HeirCandidate | undefined): void => {
    if (heir) void attach(one.id, { id: heir.id, title: name(heir) })
  }
  const others = all.slice(MOST_KEYED)
  return (
    <>
      {heirs.error ? <p role="alert">{errorWords(heirs.error)}</p> : null}
      {heirs.isPending ? <p className={styles.quiet}>{t('tray:looking')}</p> : null}
      {heirs.data?.length === 0 ? <p>{t('tray:noHeirs')}</p> : null}
      {all.length > 0 ? (
        <ol className={styles.places} aria-label={t('tray:heirs')}>
          {all.slice(0, MOST_KEYED).map((heir, index) => (
            <li key={heir.id}>
              <button type="button" className={styles.place} onClick={() => put(heir)}>
                <Kbd keys={String(index + 1)} />
                <span className={styles.context} lang={languageOf(heir.id)}>
                  <strong>{name(heir)}</strong>
                  {heir.title ? <span className={styles.opening}>{heir.opening}</span> : null}
                </span>
                <span className={styles.score}>
                  {heir.likeness < LEAST_TOLD ? null : (
                    <strong>{t('tray:likeness', { percent: Math.round(heir.likeness * 100) })}</strong>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      {others.length > 0 ? (
        <div className={styles.others}>
          <Select
            label={t('tray:otherHeirs')}
            value={other}
            options={[{ id: '', label: '…' }, ...others.map((heir) => ({ id: heir.id, label: name(heir) }))]}
            onChange={choose}
          />
          <Button isDisabled={other === ''} onPress={() => put(others.find(({ id }) => id === other))}>
            {t('tray:attach')}
          </Button>
        </div>
      ) : null}
      <div className={styles.actions}>
        <Button onPress={() => void keepFree(one.id)}>{t('tray:keepFree')}</Button>
        <Button variant="quiet" onPress={onLeave}>
          {t('tray:leave')}
        </Button>
      </div>
    </>
  )
}
