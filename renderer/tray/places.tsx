import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../shared/model/version.ts'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { errorWords } from '../ui/error-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useReportLanguage } from '../ui/use-report-language.ts'
import { choosePlace, keepAsNote, relink, removeCorrection, type Placeable } from './tray-state.ts'
import styles from './tray.module.css'

/** The likeliest places of a highlight or correction in what stands around them, and what else can be done with it. */
export function Places({
  one,
  onLeave,
  onShown,
}: {
  one: Placeable
  onLeave: () => void
  /** The places stand in the document. */
  onShown: () => void
}): ReactElement {
  const { t } = useTranslation('tray')
  const places = useCall('unplaced.candidates', { id: one.id })
  useEffect(() => {
    if (places.data) onShown()
  }, [places.data, onShown])
  const isHighlight = one.kind === 'highlight'
  return (
    <>
      {places.error ? <p role="alert">{errorWords(places.error)}</p> : null}
      {places.isPending ? <p className={styles.quiet}>{t('looking')}</p> : null}
      {places.data?.length === 0 ? <p>{t(isHighlight ? 'none' : 'noneCorrection')}</p> : null}
      {places.data && places.data.length > 0 ? (
        <ol className={styles.places} aria-label={t('candidates')}>
          {places.data.map((place, index) => (
            <Place key={String(place.ranges)} place={place} number={index + 1} one={one} />
          ))}
        </ol>
      ) : null}
      <div className={styles.actions}>
        <Button onPress={() => void choosePlace(one)}>{t('choose')}</Button>
        {isHighlight ? (
          <Button onPress={() => void keepAsNote(one.id)}>{t('keep')}</Button>
        ) : (
          <Button onPress={() => void removeCorrection(one.id)}>{t('notNeeded')}</Button>
        )}
        <Button variant="quiet" onPress={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </>
  )
}

function Place({ place, number, one }: { place: Candidate; number: number; one: Placeable }): ReactElement {
  const { t } = useTranslation('tray')
  const languageOf = useReportLanguage()
  const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')
  return (
    <li>
      <button type="button" className={styles.place} onClick={() => void relink(one, { candidate: number })}>
        <Kbd keys={String(number)} />
        <span className={styles.context} lang={languageOf(place.reportId)}>
          {oneLine(place.before)}
          <mark>{oneLine(place.exact)}</mark>
          {oneLine(place.after)}
        </span>
        <span className={styles.score}>
          <strong>{t('likeness', { percent: Math.round(place.score * 100) })}</strong>
          <span lang={languageOf(place.reportId)}>{place.reportTitle ?? t('noReport')}</span>
        </span>
      </button>
    </li>
  )
}
