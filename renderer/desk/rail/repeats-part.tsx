import { Copy } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RepeatedPassage } from '../../../shared/model/parallel.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { useCall } from '../../queries.ts'
import type { DeskModel } from '../desk-model.ts'
import { goToPiece } from '../desk-state.ts'
import styles from './rail.module.css'

/** Of a page with tables there are dozens: the longest say where a report was put on it twice. */
const SHOWN = 6
/** Units of text, characters or words: less stands twice in any two reports. */
const LEAST = 20
/** UTF-16 units of a passage that say which it is. */
const BRIEF = 28

/** What stands twice on the page, in two reports or once in none: nowhere else would one see what was left out as a repeat. */
export function RepeatsPart({ model }: { model: DeskModel }): ReactElement | null {
  const { t } = useTranslation('rail')
  const { sourceId } = model.desk
  const { data } = useCall('parallels.repeats', { sourceId }, { cancels: true, keepPrevious: true })
  const repeats = (data?.passages ?? [])
    .filter(({ a, b, matched }) => matched >= LEAST && (a.reportId === null || a.reportId !== b.reportId))
    .toSorted((one, other) => other.matched - one.matched)
  if (repeats.length === 0) return null
  return (
    <section className={styles.aside} aria-label={t('repeats', { count: repeats.length })} data-repeats>
      <p>{t('repeats', { count: repeats.length })}</p>
      {repeats.slice(0, SHOWN).map((repeat) => (
        <Repeat key={`${repeat.a.range[0]} ${repeat.b.range[0]}`} repeat={repeat} model={model} />
      ))}
    </section>
  )
}

function Repeat({ repeat: { a, b }, model }: { repeat: RepeatedPassage; model: DeskModel }): ReactElement {
  const { t } = useTranslation('rail')
  const text = cutTo(a.text.replaceAll(/\s+/gu, ' ').trim(), BRIEF)
  const show = ({ range: [start] }: RepeatedPassage['a']): void => {
    const piece = model.pieces.find(({ ranges }) => ranges.some(([from, to]) => from <= start && start < to))
    if (piece) goToPiece(piece.at, { flash: true, focus: false })
  }
  return (
    <p className={styles.repeat}>
      <Copy aria-hidden />
      <button type="button" onClick={() => show(a)}>
        {text}
      </button>
      <button type="button" aria-label={t('repeatAgainOf', { text })} onClick={() => show(b)}>
        {t(b.reportId === null || a.reportId === null ? 'repeatAside' : 'repeatAgain')}
      </button>
    </p>
  )
}
