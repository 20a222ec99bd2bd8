import { Search } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../ui/command.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useWorkspace } from '../workspace.ts'
import { SearchPanel } from './search-panel.tsx'
import { closeSearch, HITS_AT_ONCE, openSearch, useSearch } from './search-state.ts'
import { useOptions } from './use-options.ts'
import { openSearchView } from './view/view-state.ts'
import field from './field.module.css'
import styles from './search.module.css'

/** Long enough that a word is asked for once, short enough that results come as one types. */
const SETTLE_MS = 110

const LIST_ID = 'search-results'

/**
 * The one field that finds anything and, after `>`, runs any command. Keys stay in the field: arrows walk the
 * results, Enter takes one, with Ctrl or ⌘ beside. Nothing happens while an input method is composing.
 */
export function SearchField({ commands }: { commands: readonly Command[] }): ReactElement {
  const { t } = useTranslation(['shell', 'search'])
  const isOpen = useWorkspace((state) => state.searchOpen)
  const text = useSearch((state) => state.text)
  const input = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const before = useRef<Element | null>(null)
  const options = useOptions(commands, isOpen)
  /** Enter came before its answer: taken as soon as that is there, never on results of an older query. */
  const waiting = useRef<{ beside: boolean } | null>(null)

  useEffect(() => {
    if (!isOpen) return
    if (document.activeElement !== input.current) before.current = document.activeElement
    input.current?.focus()
    if (useSearch.getState().text !== '>') input.current?.select()
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) closeSearch()
    }
    window.addEventListener('pointerdown', onPointerDown, true)
    return () => window.removeEventListener('pointerdown', onPointerDown, true)
  }, [isOpen])
  useEffect(() => () => clearTimeout(timer.current), [])

  const settle = (value: string): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => useSearch.setState({ settled: value, limit: HITS_AT_ONCE }), SETTLE_MS)
  }
  /** Escape and a chosen command give the focus back to where it was. */
  const leave = (): void => {
    closeSearch()
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    else input.current?.blur()
  }
  const take = (): void => {
    const chosen = waiting.current
    waiting.current = null
    const { active } = options
    if (!chosen || !active) return
    if (active.kind === 'command') leave()
    else closeSearch()
    active.choose(chosen.beside)
  }
  useEffect(() => {
    if (waiting.current && options.isFresh) take()
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) openSearch()
      else options.move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (text.trim() !== '' && options.mode === 'search') openSearchView(text.trim())
    } else if (event.key === 'Enter') {
      event.preventDefault()
      waiting.current = { beside: event.ctrlKey || event.metaKey }
      if (options.isFresh) take()
      else {
        clearTimeout(timer.current)
        useSearch.setState({ settled: text })
      }
    }
  }
  return (
    <div ref={root} className={styles.root} role="search">
      <div className={field.box} data-open={isOpen || undefined}>
        <Search aria-hidden />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('search:label')}
          aria-expanded={isOpen}
          aria-controls={isOpen ? LIST_ID : undefined}
          aria-activedescendant={isOpen && options.active ? options.active.id : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('shell:search')}
          value={text}
          onPointerDown={() => openSearch()}
          onChange={(event) => {
            const { value } = event.target
            waiting.current = null
            useSearch.setState({ text: value })
            if (!isOpen) openSearch()
            if (!(event.nativeEvent as InputEvent).isComposing) settle(value)
          }}
          onCompositionEnd={(event) => settle(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            // Tabbing on leaves the search; a click inside its panel does not.
            if (event.relatedTarget && !root.current?.contains(event.relatedTarget)) closeSearch()
          }}
        />
        {isOpen ? null : <Kbd keys="Mod+K" />}
      </div>
      {isOpen ? <SearchPanel listId={LIST_ID} options={options} onDone={leave} /> : null}
    </div>
  )
}
