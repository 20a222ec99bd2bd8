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

/** What corrected pages taught, by publication: plain counts, and a way to forget them. */
export function LessonsSettings(): ReactElement {
  const { t } = useTranslation('rail')
  const { data = [] } = useCall('lessons.list', {})
  return (
    <div className={styles.fields}>
      <p className={styles.words}>{t('lessonsWords')}</p>
      {data.length === 0 ? <p className={styles.words}>{t('lessonsNone')}</p> : null}
      {data.map((lessons) => (
        <Publication key={lessons.publication} lessons={lessons} />
      ))}
    </div>
  )
}

function Publication({ lessons }: { lessons: Lessons }): ReactElement {
  const { t } = useTranslation(['rail', 'desk', 'common'])
  const [isWhole, setWhole] = useState(false)
  const name = lessons.publication || t('common:noPublication')
  const forget = async (): Promise<void> => {
    try {
      const { publication } = lessons
      const { at } = await send('lessons.forget', { publication })
      const restore = (): void =>
        void send('lessons.restore', { publication, at }).catch((error: unknown) => notify.error(error))
      notify.info(t('rail:forgotten', { name }), { action: { label: t('common:undo'), run: restore } })
    } catch (error) {
      notify.error(error)
    }
  }
  const clues = lessons.evidence.toSorted((a, b) => b.agreed + b.misled - a.agreed - a.misled)
  const shown = isWhole ? clues : clues.slice(0, MOST_SHOWN)
  const rest = clues.length - shown.length
  return (
    <section className={styles.part} aria-label={name}>
      <div className={styles.lessonHead}>
        <h3>{name}</h3>
        <Button
          icon={<Eraser aria-hidden />}
          aria-label={t('rail:forgetOf', { name })}
          onPress={() => void forget()}
        >
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
