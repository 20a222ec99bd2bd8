import { FileText, Heading, Highlighter, Link2, StickyNote } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type ReactElement, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContextLine } from '../../../shared/model/search.ts'
import { showDate } from '../../ui/dates.ts'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { Marked } from '../marked.tsx'
import type { Place, PlacedGroup, PlacedHit } from './places.ts'
import { goTo } from './step.ts'
import { useSearchView } from './view-state.ts'
import styles from './results.module.css'

const ICONS = {
  ...{ title: Heading, text: FileText },
  ...{ note: StickyNote, highlight: Highlighter, link: Link2 },
} as const

/** Hits under their reports, as snippets or as lines of context. Arrows walk them and open each beside. */
export function Results({
  groups,
  places,
  ref,
}: {
  groups: PlacedGroup[]
  places: Place[]
  ref?: Ref<HTMLDivElement>
}): ReactElement {
  const { t, i18n } = useTranslation(['search', 'common'])
  const show = useSearchView((state) => state.show)
  const languageOf = useReportLanguage()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')]
    const next = rows[rows.findIndex((row) => row === document.activeElement) + by]
    if (!next) return
    event.preventDefault()
    next.focus()
    goTo(places, Number(next.dataset['place']))
    // The text that was opened takes the focus as it is drawn; the arrows are still meant for the list.
    next.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons in it have the focus
    <div ref={ref} className={styles.results} onKeyDown={onKeyDown} data-show={show}>
      {groups.map((group) => {
        const title = group.title ?? t(group.reportId ? 'common:untitled' : 'search:freeNote')
        return (
          <section key={group.key} aria-label={title} className={styles.group}>
            <h2 className={styles.heading}>
              <span lang={languageOf(group.reportId)} data-quiet={group.title === null || undefined}>
                {title}
              </span>
              <small>
                {[group.publication, showDate(group.published, i18n.language)].filter(Boolean).join(' · ')}
              </small>
            </h2>
            <ul>
              {group.hits.map((placed) =>
                show === 'lines' && placed.hit.lines.length > 0 ? (
                  placed.hit.lines.map((line, index) => (
                    <Line
                      // oxlint-disable-next-line react/no-array-index-key -- lines of one answer have no other name
                      key={`${placed.from + index}`}
                      line={line}
                      number={placed.from + index}
                      places={places}
                      lang={languageOf(group.reportId)}
                      kind={placed.hit.kind}
                    />
                  ))
                ) : (
                  <Snippet
                    key={placed.from}
                    placed={placed}
                    places={places}
                    lang={languageOf(group.reportId)}
                  />
                ),
              )}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** The row one stands in comes into sight. */
function useInSight(isCurrent: boolean): Ref<HTMLButtonElement> {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return row
}

interface RowProps {
  places: Place[]
  lang: string | undefined
}

function Snippet({ placed, places, lang }: RowProps & { placed: PlacedHit }): ReactElement {
  const { t } = useTranslation('search')
  const { hit, from, to } = placed
  const isCurrent = useSearchView(({ at }) => at !== null && at >= from && at < to)
  const at = useSearchView((state) => (isCurrent ? state.at : null))
  const row = useInSight(isCurrent)
  const Icon = ICONS[hit.kind]
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={styles.row}
        data-place={from}
        aria-current={isCurrent || undefined}
        onClick={() => goTo(places, from)}
      >
        <Icon aria-label={t(`kind.${hit.kind}`)} />
        <span className={styles.snippet} lang={lang}>
          <Marked text={hit.snippet.text} marks={hit.snippet.marks} />
        </span>
        {to - from > 1 ? (
          <small>
            {isCurrent && at !== null
              ? t('position', { at: at - from + 1, count: to - from })
              : t('occurrences', { count: hit.occurrences })}
          </small>
        ) : null}
      </button>
    </li>
  )
}

function Line({
  line,
  number,
  places,
  lang,
  kind,
}: RowProps & { line: ContextLine; number: number; kind: keyof typeof ICONS }): ReactElement {
  const { t } = useTranslation('search')
  const isCurrent = useSearchView(({ at }) => at === number)
  const row = useInSight(isCurrent)
  const [start, end] = line.mark
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={styles.line}
        data-place={number}
        aria-current={isCurrent || undefined}
        aria-label={`${t(`kind.${kind}`)}: ${line.text}`}
        lang={lang}
        onClick={() => goTo(places, number)}
      >
        <span>
          <span>{line.text.slice(0, start)}</span>
        </span>
        <mark>{line.text.slice(start, end)}</mark>
        <span>{line.text.slice(end)}</span>
      </button>
    </li>
  )
}
