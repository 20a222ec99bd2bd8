import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { showNumber } from '../ui/dates.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { HitGroupView } from './hit-group.tsx'
import { CommandOption } from './command-option.tsx'
import { NamedOptions } from './named-options.tsx'
import { HITS_AT_ONCE, useSearch } from './search-state.ts'
import type { Options } from './use-options.ts'
import { openSearchView } from './view/view-state.ts'
import styles from './search.module.css'

const PLACES = ['all', 'text', 'notes', 'highlights'] as const

/** What was found, below the field. */
export function SearchPanel({
  listId,
  options,
  onDone,
}: {
  listId: string
  options: Options
  onDone: () => void
}): ReactElement {
  const { t } = useTranslation('search')
  const where = useSearch((state) => state.in)
  const isCommands = options.mode === 'commands'
  return (
    // Pressing in the panel must not take the cursor out of the field.
    <div className={styles.panel} onPointerDown={(event) => event.preventDefault()}>
      {isCommands ? null : (
        <div className={styles.tools}>
          <Segmented
            label={t('filters')}
            value={where}
            onChange={(next) => useSearch.setState({ in: next, limit: HITS_AT_ONCE })}
            segments={PLACES.map((id) => ({ id, label: t(`in.${id}`) }))}
          />
          <Count options={options} />
          {options.query === '' ? null : (
            <Button variant="quiet" onPress={() => openSearchView(options.query)}>
              {t('openAll')}
              <Kbd keys="Mod+Shift+Enter" />
            </Button>
          )}
        </div>
      )}
      <div
        id={listId}
        role="listbox"
        aria-label={isCommands ? t('commands') : t('results')}
        className={styles.list}
        aria-busy={!options.isFresh}
        tabIndex={-1}
      >
        {isCommands
          ? options.commands.map((option) => (
              <CommandOption key={option.id} option={option} options={options} onDone={onDone} />
            ))
          : null}
        {isCommands ? null : <NamedOptions options={options} onDone={onDone} />}
        {isCommands
          ? null
          : options.groups.map(({ group, options: hits }) => (
              <HitGroupView key={group.key} group={group} hits={hits} options={options} onDone={onDone} />
            ))}
      </div>
      <Nothing options={options} />
      <More options={options} />
      <Keys mode={options.mode} />
    </div>
  )
}

function Count({ options: { result } }: { options: Options }): ReactElement {
  const { t, i18n } = useTranslation('search')
  return (
    <span className={styles.count} role="status">
      {result ? (
        <>
          {t('found', { count: result.total })}
          <span>
            {' '}
            · {t('milliseconds', { value: showNumber(Math.ceil(result.milliseconds), i18n.language) })}
          </span>
        </>
      ) : null}
    </span>
  )
}

function Nothing({ options }: { options: Options }): ReactElement | null {
  const { t } = useTranslation('search')
  const { mode, query, result, error } = options
  if (mode === 'commands') {
    return options.commands.length > 0 ? null : <EmptyState small title={t('noCommand', { query })} />
  }
  if (error) return <EmptyState small title={errorWords(error)} />
  if (query === '') {
    return (
      <EmptyState small title={t('emptyTitle')}>
        {t('emptyWords')}
      </EmptyState>
    )
  }
  if (!result || result.hits.length > 0 || options.named.length > 0) return null
  return (
    <EmptyState small title={t('noneTitle', { query })}>
      {t('noneWords')}
    </EmptyState>
  )
}

function More({ options: { mode, result } }: { options: Options }): ReactElement | null {
  const { t } = useTranslation('search')
  if (mode === 'commands' || !result || result.total <= result.hits.length) return null
  return (
    <div className={styles.more}>
      <Button
        variant="quiet"
        onPress={() =>
          useSearch.setState((state) => ({ limit: Math.min(500, state.limit + 2 * HITS_AT_ONCE) }))
        }
      >
        {t('more')}
      </Button>
    </div>
  )
}

function Keys({ mode }: { mode: Options['mode'] }): ReactElement {
  const { t } = useTranslation('search')
  const keys =
    mode === 'commands'
      ? ([['Enter', 'keyRun']] as const)
      : ([
          ['Enter', 'keyOpen'],
          ['Mod+Enter', 'keyBeside'],
        ] as const)
  return (
    <div className={styles.keys} aria-hidden>
      {keys.map(([key, word]) => (
        <span key={key}>
          <Kbd keys={key} /> {t(word)}
        </span>
      ))}
      <span>
        <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('keyMove')}
      </span>
      <span>
        <Kbd keys="Escape" /> {t('keyClose')}
      </span>
    </div>
  )
}
