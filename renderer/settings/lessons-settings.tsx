import { Eraser } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lessons } from '../../shared/model/page.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { evidenceName } from '../ui/evidence-words.ts'
import { notify } from '../ui/notify.tsx'
import styles from './settings.module.css'

/** Longer lists open on a press. */
const MOST_SHOWN = 8

/** What was forgotten in this dialog, until it closes: messages in the corner cannot be reached from it. */
interface Forgotten {
  publication: string
  at: string
}

/** What corrected pages taught, by publication: plain counts, and a way to forget them. */
export function LessonsSettings(): ReactElement {
  const { t } = useTranslation(['rail', 'common'])
  const { data = [] } = useCall('lessons.list', {})
  const [forgotten, setForgotten] = useState<Forgotten | null>(null)
  const nameOf = (publication: string): string => publication || t('common:noPublication')
  const forget = async (publication: string): Promise<void> => {
    try {
      const { at } = await send('lessons.forget', { publication })
      setForgotten({ publication, at })
    } catch (error) {
      notify.error(error)
    }
  }
  const restore = async (): Promise<void> => {
    if (!forgotten) return
    try {
      await send('lessons.restore', forgotten)
      setForgotten(null)
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <div className={styles.fields}>
      <p className={styles.words}>{t('rail:lessonsWords')}</p>
      <div role="status" className={forgotten ? styles.forgotten : undefined}>
        {forgotten ? (
          <>
            <span>{t('rail:forgotten', { name: nameOf(forgotten.publication) })}</span>
            <Button onPress={() => void restore()}>{t('common:undo')}</Button>
          </>
        ) : null}
      </div>
      {data.length === 0 && !forgotten ? <p className={styles.words}>{t('rail:lessonsNone')}</p> : null}
      {data.map((lessons) => (
        <Publication
          key={lessons.publication}
          lessons={lessons}
          name={nameOf(lessons.publication)}
          onForget={() => void forget(lessons.publication)}
        />
      ))}
    </div>
  )
}

function Publication({
  lessons,
  name,
  onForget,
}: {
  lessons: Lessons
  name: string
  onForget: () => void
}): ReactElement {
  const { t } = useTranslation(['rail', 'desk'])
  const [isWhole, setWhole] = useState(false)
  const clues = lessons.evidence.toSorted((a, b) => b.agreed + b.misled - a.agreed - a.misled)
  const shown = isWhole ? clues : clues.slice(0, MOST_SHOWN)
  const rest = clues.length - shown.length
  return (
    <section className={styles.part} aria-label={name}>
      <div className={styles.lessonHead}>
        <h3>{name}</h3>
        <Button icon={<Eraser aria-hidden />} aria-label={t('rail:forgetOf', { name })} onPress={onForget}>
          {t('rail:forget')}
        </Button>
      </div>
      {shown.length > 0 ? (
        <dl className={styles.lessons}>
          {shown.map((clue) => (
            <div key={clue.name}>
              <dt>{evidenceName(clue.name)}</dt>
              <dd>{t('rail:tally', { agreed: clue.agreed, misled: clue.misled })}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {rest > 0 ? (
        <Button variant="quiet" onPress={() => setWhole(true)}>
          {t('rail:moreLessons', { count: rest })}
        </Button>
      ) : null}
      {lessons.lines.length > 0 ? (
        <>
          <h4 className={styles.label}>{t('rail:lines')}</h4>
          <dl className={styles.lessons}>
            {lessons.lines.map((line) => (
              <div key={`${line.text} ${line.kind}`}>
                <dt className={styles.line}>{line.text}</dt>
                <dd>
                  {t(`desk:kind.${line.kind}`)} · {t('rail:lineTimes', { count: line.times })}
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </section>
  )
}
