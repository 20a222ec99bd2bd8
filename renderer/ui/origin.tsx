import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DetailName, Origin } from '../../shared/model/report.ts'
import styles from './origin.module.css'

/** Where a detail comes from, in words: `from the masthead`, `worked out from the page’s date`, `by hand`. */
export function useOriginWords(): (name: DetailName, origin: Origin | undefined) => string | null {
  const { t } = useTranslation('details')
  return (name, origin) => {
    if (!origin || isPlain(name, origin)) return null
    if (origin.certainty === 'certain') return t(`from.${origin.from}`)
    if (name === 'datelineDate' || name === 'agency') return t(`inferred.${name}`)
    switch (origin.from) {
      case 'page':
      case 'byline':
      case 'dateline':
      case 'credit':
      case 'text':
        return t(`inferred.${origin.from}`)
      default:
        return t(`from.${origin.from}`)
    }
  }
}

/** A title from its headline, a byline from its byline: to say so would only be noise. */
const isPlain = (name: DetailName, { from, certainty }: Origin): boolean =>
  certainty === 'certain' && (from === name || (name === 'title' && from === 'heading'))

/** A quiet line that says it; what was worked out, not printed, has `≈` before it. */
export function OriginLine({
  name,
  origin,
}: {
  name: DetailName
  origin: Origin | undefined
}): ReactElement | null {
  const words = useOriginWords()(name, origin)
  if (words === null) return null
  return (
    <span className={styles.origin}>
      {origin?.certainty === 'inferred' ? <span aria-hidden>≈ </span> : null}
      {words}
    </span>
  )
}
