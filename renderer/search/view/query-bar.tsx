import { Search, X } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { parseQuery } from '../../../shared/search/parse.ts'
import { printQuery } from '../../../shared/search/print.ts'
import { partsOf, type Query } from '../../../shared/search/query.ts'
import { passFocus } from '../../ui/pass-focus.ts'
import { AddFilter } from './add-filter.tsx'
import { partWords } from './query-words.ts'
import { ask, useSearchView } from './view-state.ts'
import field from '../field.module.css'
import styles from './search-view.module.css'

/** Long enough that a word is asked for once. */
const SETTLE_MS = 220

/** The query as text and as chips: both are the same, and each follows the other. */
export function QueryBar({ onDown }: { onDown: () => void }): ReactElement {
  const { t } = useTranslation('search')
  const text = useSearchView((state) => state.text)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    return () => clearTimeout(timer.current)
  }, [])
  const settle = (value: string): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => ask(value), SETTLE_MS)
  }
  const askNow = (value: string): void => {
    clearTimeout(timer.current)
    ask(value)
  }
  return (
    <div className={styles.bar} data-query-bar="">
      <div className={`${field.box} ${field.large}`}>
        <Search aria-hidden />
        <input
          ref={input}
          type="text"
          aria-label={t('queryLabel')}
          placeholder={t('queryPlaceholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={text}
          onChange={(event) => {
            useSearchView.setState({ text: event.target.value })
            if (!(event.nativeEvent as InputEvent).isComposing) settle(event.target.value)
          }}
          onCompositionEnd={(event) => settle(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return
            if (event.key === 'Enter') askNow(text)
            else if (event.key === 'ArrowDown') {
              event.preventDefault()
              onDown()
            }
          }}
        />
      </div>
      <Chips onChange={askNow} />
    </div>
  )
}

function Chips({ onChange }: { onChange: (text: string) => void }): ReactElement {
  const { t } = useTranslation(['search', 'common'])
  const settled = useSearchView((state) => state.settled)
  const parts = partsOf(parseQuery(settled).query)
  const without = (removed: Query): string =>
    parts.length === 1
      ? ''
      : printQuery({ kind: 'all', parts: parts.filter((part) => part !== removed), at: [0, 0] })
  return (
    <div className={styles.chips}>
      {parts.length > 0 ? (
        <ul aria-label={t('search:parts')}>
          {parts.map((part) => {
            const words = partWords(part, t)
            return (
              <li key={part.at[0]} className={styles.chip} data-kind={part.kind} data-goes="">
                <span>{words}</span>
                <AriaButton
                  aria-label={t('search:removePart', { part: words })}
                  data-takes-off=""
                  onPress={({ target }) => {
                    passFocus(target)
                    onChange(without(part))
                  }}
                >
                  <X aria-hidden />
                </AriaButton>
              </li>
            )
          })}
        </ul>
      ) : null}
      <AddFilter onAdd={(filter) => onChange(`${settled} ${filter}`.trim())} />
    </div>
  )
}
