import { FolderPlus } from 'lucide-react'
import { useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_WATCHED_FILES, type WatchedFolder } from '../../shared/model/watch.ts'
import { hasFolderDialog } from '../backend.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { errorWords } from '../ui/error-words.ts'
import { notify } from '../ui/notify.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './settings.module.css'

/** Folders whose new files come in by themselves: named, paused, let go. */
export function WatchSettings(): ReactElement {
  const { t } = useTranslation('watch')
  const { data = [] } = useCall('watch.list', {})
  return (
    <section className={styles.part} aria-label={t('title')}>
      <h3 className={styles.heading}>{t('title')}</h3>
      <p className={styles.words}>{t('words')}</p>
      {data.length === 0 ? (
        <p className={styles.words}>{t('none')}</p>
      ) : (
        <ul className={styles.watched} data-watched-folders="">
          {data.map((folder) => (
            <Folder key={folder.id} folder={folder} />
          ))}
        </ul>
      )}
      <AddFolder />
    </section>
  )
}

function Folder({ folder }: { folder: WatchedFolder }): ReactElement {
  const { t } = useTranslation('watch')
  const { id, path, state, subfolders, counts } = folder
  const name = path.split(/[\\/]/).findLast(Boolean) ?? path
  const isPaused = state === 'paused'
  // What is wrong is said in a sentence, which has a line of its own.
  const isSentence = state === 'missing' || state === 'full'
  const change = (said: { paused?: boolean; subfolders?: boolean }): void =>
    void send('watch.update', { id, ...said }).catch((error: unknown) => notify.error(error))
  const remove = (): void =>
    void send('watch.remove', { id }).then(
      () => notify.done(t('removed', { name })),
      (error: unknown) => notify.error(error),
    )
  return (
    <li>
      <code className={styles.watchedPath}>{path}</code>
      <p className={styles.words}>
        <span className={styles.watchedState} data-state={state}>
          {t(`state.${state}`, { most: MOST_WATCHED_FILES })}
        </span>
        {isSentence ? null : ' · '}
        {t('counts', counts)}
      </p>
      <div className={styles.row}>
        <Checkbox
          label={t('subfolders')}
          isSelected={subfolders}
          onChange={(wanted) => change({ subfolders: wanted })}
        />
        <span className={styles.watchedActs}>
          <Button
            aria-label={t(isPaused ? 'goOn' : 'pause', { name })}
            onPress={() => change({ paused: !isPaused })}
          >
            {t(isPaused ? 'goOnShort' : 'pauseShort')}
          </Button>
          <Button aria-label={t('removeOf', { name })} onPress={remove}>
            {t('remove')}
          </Button>
        </span>
      </div>
    </li>
  )
}

/** By the system's dialog where the host has one; else by its path, which the backend checks. */
function AddFolder(): ReactElement {
  const { t } = useTranslation('watch')
  const [path, setPath] = useState('')
  const [subfolders, setSubfolders] = useState(true)
  const [existing, setExisting] = useState(true)
  const [error, setError] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)
  const hasDialog = hasFolderDialog()
  const choose = (): void => void send('watch.choose', { subfolders, existing }).catch(notify.error)
  const add = async (): Promise<void> => {
    if (path.trim() === '') return
    try {
      await send('watch.add', { path, subfolders, existing })
      setPath('')
      setError(null)
      // The button is disabled now: without a focus, Escape would not close the dialog.
      field.current?.focus()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <div className={styles.watchedAdd}>
      {hasDialog ? null : (
        <TextField
          ref={field}
          label={t('path')}
          description={t('pathHint')}
          value={path}
          onChange={(value) => {
            setPath(value)
            setError(null)
          }}
          isInvalid={error !== null}
          error={error === null ? undefined : errorWords(error)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void add()
            // Escape is the dialog's.
            event.continuePropagation()
          }}
        />
      )}
      <div className={styles.row}>
        <Checkbox label={t('subfolders')} isSelected={subfolders} onChange={setSubfolders} />
        <Checkbox label={t('existing')} isSelected={existing} onChange={setExisting} />
      </div>
      <div>
        <Button
          icon={<FolderPlus aria-hidden />}
          isDisabled={!hasDialog && path.trim() === ''}
          onPress={hasDialog ? choose : () => void add()}
        >
          {t(hasDialog ? 'choose' : 'add')}
        </Button>
      </div>
    </div>
  )
}
