import i18next from 'i18next'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { errorWords, kindNames } from '../ui/error-words.ts'
import { isRepairable, RepairActions } from './repair-actions.tsx'
import type { LibraryCheck } from './use-check.ts'
import styles from './settings.module.css'

/** A word of settings whose key comes from the library's answer, or the fallback where there is no such word. */
function answerWord(key: string, count: number, fallback: string): string {
  const words = i18next as {
    t(key: string, values: { count: number }): string
    exists(key: string, values: { count: number }): boolean
  }
  return words.exists(`settings:${key}`, { count }) ? words.t(`settings:${key}`, { count }) : fallback
}

/** As many names of a problem come at most. */
const MOST_NAMES = 50

/** What is wrong, in the user's language; a problem that is newer than this window as the library says it. */
function problemWords({ code, count, message }: LibraryCheck['problems'][number]): string {
  const words = i18next as {
    t(key: string, values: { count: number }): string
    exists(key: string): boolean
  }
  const key = `errors:check-${code}`
  return words.exists(key) ? words.t(key, { count }) : message
}

/** The outcome of a check, in words: all in order, or what is wrong and what to do now. */
export function CheckResult({
  result,
  error,
  onRepaired,
}: {
  result: LibraryCheck | null
  error: unknown
  /** What was found was of the library as it was. */
  onRepaired: () => void
}): ReactElement | null {
  const { t } = useTranslation('settings')
  if (error) {
    return (
      <p role="alert" className={styles.bad}>
        {errorWords(error)}
      </p>
    )
  }
  if (!result) return null
  if (result.ok) {
    const list = Object.entries(result.checked).flatMap(([name, count]) => {
      const word = answerWord(`checked.${name}`, count, '')
      return word ? [word] : []
    })
    return (
      <div role="status" className={styles.good}>
        <CircleCheck aria-hidden />
        <div>
          <strong>{t('checkGood')}</strong>
          {list.length > 0 ? <p>{t('checkGoodWords', { list: list.join(' · ') })}</p> : null}
        </div>
      </div>
    )
  }
  return (
    <div role="alert" className={styles.bad}>
      <TriangleAlert aria-hidden />
      <div>
        <strong>{t('checkBad', { count: result.problems.length })}</strong>
        <ul>
          {result.problems.map((problem) => (
            <li key={problem.code}>
              {problemWords(problem)}
              {problem.names.length + problem.kinds.length > 0 ? (
                <div className={styles.names}>
                  {[...problem.names, ...kindNames(problem.kinds)].map((name) => (
                    <div key={name}>{name}</div>
                  ))}
                  {problem.count > problem.names.length && problem.names.length >= MOST_NAMES
                    ? t('checkMore')
                    : null}
                </div>
              ) : null}
            </li>
          ))}
        </ul>
        <p>{t('checkBadWords')}</p>
        {isRepairable(result.problems.map(({ code }) => code)) ? (
          <RepairActions onRepaired={onRepaired} />
        ) : null}
      </div>
    </div>
  )
}
