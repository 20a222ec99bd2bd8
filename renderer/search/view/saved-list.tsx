import { Bookmark, BookmarkPlus, MoreHorizontal } from 'lucide-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedSearch } from '../../../shared/model/search.ts'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showNumber } from '../../ui/dates.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { notify } from '../../ui/notify.tsx'
import { NameField } from './name-field.tsx'
import { ask, useSearchView } from './view-state.ts'
import styles from './saved-list.module.css'

/** Does something to a saved search; what goes wrong is said. */
const act = (doing: Promise<unknown>): void => void doing.catch((error: unknown) => notify.error(error))

/** Searches that are kept, with how much is new in each. */
export function SavedList(): ReactElement {
  const { t } = useTranslation('search')
  const { data: saved = [] } = useCall('searches.list', {})
  const settled = useSearchView((state) => state.settled)
  const [isNaming, setNaming] = useState(false)
  const save = (name: string): void => {
    setNaming(false)
    const { order } = useSearchView.getState()
    act(
      send('searches.save', { name, query: settled, order }).then(({ id }) =>
        useSearchView.setState({ savedId: id }),
      ),
    )
  }
  return (
    <section className={styles.saved} aria-label={t('saved')}>
      <header>
        <h2>{t('saved')}</h2>
        <Button
          variant="quiet"
          icon={<BookmarkPlus aria-hidden />}
          isDisabled={settled === ''}
          onPress={() => setNaming(true)}
        >
          {t('save')}
        </Button>
      </header>
      {isNaming ? (
        <NameField
          label={t('saveName')}
          value={settled.slice(0, 200)}
          onDone={save}
          onCancel={() => setNaming(false)}
        />
      ) : null}
      {saved.length === 0 && !isNaming ? <p className={styles.none}>{t('savedNone')}</p> : null}
      <ul>
        {saved.map((one, index) => (
          <SavedRow
            key={one.id}
            saved={one}
            before={saved[index - 1]}
            after={saved[index + 2] ?? null}
            isLast={index === saved.length - 1}
          />
        ))}
      </ul>
    </section>
  )
}

function SavedRow({
  saved,
  before,
  after,
  isLast,
}: {
  saved: SavedSearch
  /** The one above it. */
  before: SavedSearch | undefined
  /** The one before which it stands when it is moved down; null: the end. */
  after: SavedSearch | null
  isLast: boolean
}): ReactElement {
  const { t, i18n } = useTranslation(['search', 'export'])
  const { id, name, query, order, total, fresh } = saved
  const isShown = useSearchView((state) => state.savedId === id)
  const [isNaming, setNaming] = useState(false)
  // What is in sight is seen; another query may have been typed since it was chosen.
  const isInSight = useSearchView((state) => state.savedId === id && state.settled === query)
  useEffect(() => {
    if (isInSight && fresh > 0) act(send('searches.seen', { id }))
  }, [isInSight, fresh, id])
  const show = (): void => {
    useSearchView.setState({ order, savedId: id })
    ask(query)
  }
  const onAction = (key: string): void => {
    const { settled, order: present } = useSearchView.getState()
    if (key === 'rename') setNaming(true)
    else if (key === 'export') openDialog({ kind: 'export', scope: { kind: 'saved-search', id } })
    else if (key === 'replace') act(send('searches.update', { id, query: settled, order: present }))
    else if (key === 'up' && before) act(send('searches.move', { id, before: before.id }))
    else if (key === 'down') act(send('searches.move', { id, before: after?.id ?? null }))
    else if (key === 'remove')
      act(send('searches.remove', { id }).then(() => notify.done(t('removed', { name }))))
  }
  if (isNaming)
    return (
      <li>
        <NameField
          label={t('saveName')}
          value={name}
          onCancel={() => setNaming(false)}
          onDone={(next) => {
            setNaming(false)
            act(send('searches.update', { id, name: next }))
          }}
        />
      </li>
    )
  return (
    <li className={styles.savedRow} data-shown={isShown || undefined}>
      <button type="button" aria-current={isShown || undefined} onClick={show} title={query}>
        <Bookmark aria-hidden />
        <span>{name}</span>
        {fresh > 0 ? <b>{t('fresh', { count: fresh })}</b> : null}
        <small>{showNumber(total, i18n.language)}</small>
      </button>
      <Menu
        label={t('actions', { name })}
        placement="bottom end"
        trigger={<IconButton small label={t('actions', { name })} icon={<MoreHorizontal aria-hidden />} />}
        onAction={(key) => onAction(String(key))}
      >
        <MenuItem id="rename">{t('rename')}</MenuItem>
        <MenuItem id="replace">{t('replaceQuery')}</MenuItem>
        <MenuItem id="export">{t('export:exportThese')}</MenuItem>
        <MenuItem id="up" isDisabled={!before}>
          {t('moveUp')}
        </MenuItem>
        <MenuItem id="down" isDisabled={isLast}>
          {t('moveDown')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem id="remove" danger>
          {t('remove')}
        </MenuItem>
      </Menu>
    </li>
  )
}
