/**
 * Says something in the corner of the window. Our own few lines rather than a library: the ones there are put
 * a `<style>` into the page, which the content security policy forbids.
 */
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import i18next from 'i18next'
import { create } from 'zustand'
import { CallError } from '../../shared/errors.ts'
import { send } from '../queries.ts'
import { Button } from './button.tsx'
import { errorWords } from './error-words.ts'
import { IconButton } from './icon-button.tsx'
import styles from './notify.module.css'

export interface NotifyAction {
  label: string
  run: () => void
}
export interface NotifyOptions {
  /** A second, quieter line. */
  description?: string
  action?: NotifyAction
  /** A later message with the same id takes this one's place. */
  id?: string
  /** Milliseconds; errors stay 12 s, what has an action 8 s, others 4 s. Time stands still under the pointer. */
  duration?: number
}
type Kind = 'info' | 'done' | 'error'
interface Message extends NotifyOptions {
  key: number
  kind: Kind
  text: string
}

/** More than this at once would cover the work. */
const MOST_SHOWN = 4

let made = 0
const useMessages = create<{ messages: Message[] }>(() => ({ messages: [] }))

const dismiss = (key: number): void =>
  useMessages.setState(({ messages }) => ({ messages: messages.filter((message) => message.key !== key) }))

function show(kind: Kind, text: string, options: NotifyOptions = {}): void {
  const message = { ...options, key: ++made, kind, text }
  useMessages.setState(({ messages }) => ({
    messages: [
      ...messages.filter((other) => options.id === undefined || other.id !== options.id),
      message,
    ].slice(-MOST_SHOWN),
  }))
}

export const notify = {
  /** What a message offered to do is done, or no longer the last thing done: those that offer something go. */
  withdraw: (): void =>
    useMessages.setState(({ messages }) => ({ messages: messages.filter(({ action }) => !action) })),
  info: (text: string, options?: NotifyOptions): void => show('info', text, options),
  done: (text: string, options?: NotifyOptions): void => show('done', text, options),
  /** Shows an error in the user's words. */
  error: (error: unknown, options?: NotifyOptions): void =>
    show('error', errorWords(error), { ...offerFor(error), ...options }),
  /** A problem that is not a `CallError`, in words of the caller's own. */
  problem: (text: string, options?: NotifyOptions): void => show('error', text, options),
}

/** Longer than a session: it goes when the user has done something about it. */
export const FOR_GOOD = 24 * 60 * 60_000

/** What a message about an error offers, whoever met it. A folder that went may be put back: that can be looked for. */
function offerFor(error: unknown): NotifyOptions {
  if (!(error instanceof CallError) || error.code !== 'library-moved') return {}
  return {
    id: error.code,
    duration: FOR_GOOD,
    action: { label: i18next.t('common:lookAgain'), run: lookAgain },
  }
}

/** Saves something that changes nothing: that goes well where the library is in its place. */
function lookAgain(): void {
  send('settings.set', { key: 'library.lookedFor', value: true }).then(
    () => notify.done(i18next.t('common:folderBack')),
    (error: unknown) => notify.error(error),
  )
}

/** Where messages stand; once, in the shell. Screen readers hear each as it comes. */
export function Notifications(): ReactElement {
  const { t } = useTranslation('common')
  const messages = useMessages((state) => state.messages)
  return (
    <section aria-label={t('notifications')} aria-live="polite" className={styles.region}>
      {messages.map((message) => (
        <Toast key={message.key} message={message} />
      ))}
    </section>
  )
}

const lifeOf = ({ kind, action, duration }: Message): number =>
  duration ?? (kind === 'error' ? 12_000 : action ? 8_000 : 4_000)

function Toast({ message }: { message: Message }): ReactElement {
  const { t } = useTranslation('common')
  const [isHeld, setHeld] = useState(false)
  const { key, kind, text, description, action } = message
  const life = lifeOf(message)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismiss(key), life)
    return () => clearTimeout(timer)
  }, [isHeld, key, life])
  return (
    <div
      role={kind === 'error' ? 'alert' : undefined}
      className={styles.toast}
      data-kind={kind}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {kind === 'error' ? <CircleAlert aria-hidden /> : kind === 'done' ? <CircleCheck aria-hidden /> : null}
      <div className={styles.words}>
        <p>{text}</p>
        {description ? <p className={styles.quiet}>{description}</p> : null}
      </div>
      {action ? (
        <Button
          onPress={() => {
            dismiss(key)
            action.run()
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton small label={t('close')} icon={<X aria-hidden />} onPress={() => dismiss(key)} />
    </div>
  )
}
