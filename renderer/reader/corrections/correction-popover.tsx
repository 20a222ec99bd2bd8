import { useState, type ReactElement, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { errorWords } from '../../ui/error-words.ts'
import { Popover } from '../../ui/popover.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Aim } from '../actions.ts'
import { correct, correctable } from './actions.ts'
import styles from './corrections.module.css'

/** The right words for the passage at hand: Enter corrects, Escape leaves it. */
export function CorrectionPopover({
  at,
  triggerRef,
  onClose,
}: {
  at: Aim
  triggerRef: RefObject<Element | null>
  onClose: () => void
}): ReactElement {
  const { t } = useTranslation('corrections')
  return (
    <Popover
      label={t('title')}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      triggerRef={triggerRef}
      placement="bottom start"
    >
      <CorrectionForm at={at} onClose={onClose} />
    </Popover>
  )
}

function CorrectionForm({ at, onClose }: { at: Aim; onClose: () => void }): ReactElement | null {
  const { t } = useTranslation(['corrections', 'common'])
  // What was at hand when it opened: an answer of the library must not change the words under the hand.
  const [words] = useState(() => correctable(at))
  const [text, setText] = useState(words?.text ?? '')
  const [failed, setFailed] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const { given, report } = at.session
  const lang = given.language === 'und' ? undefined : given.language
  if (!words) return null

  const save = async (right: string): Promise<void> => {
    if (isBusy) return
    if (right === words.text) return onClose()
    setBusy(true)
    try {
      await correct(words, right)
      at.session.choose(null)
      getSelection()?.removeAllRanges()
      onClose()
    } catch (error) {
      setFailed(error)
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save(text)
      }}
    >
      {words.isCorrected ? (
        <p className={styles.source}>
          <span>{t('inSource')}</span> <q lang={lang}>{words.original}</q>
        </p>
      ) : null}
      <TextField
        autoFocus
        label={t('rightText')}
        value={text}
        rows={words.text.length > 40 ? 4 : 2}
        onChange={(typed) => {
          setText(typed)
          setFailed(null)
        }}
        onFocus={(event) => {
          if (event.target instanceof HTMLTextAreaElement) event.target.select()
        }}
        onKeyDown={(event) => {
          // Else Escape would not reach the popover.
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return event.continuePropagation()
          event.preventDefault()
          void save(text)
        }}
        {...(lang ? { lang } : {})}
        isInvalid={failed !== null}
        error={failed === null ? undefined : errorWords(failed)}
        description={[t('hint'), report.language === given.language ? '' : t('ownScript')].join(' ').trim()}
      />
      <div className={styles.buttons}>
        {words.isCorrected ? (
          <Button onPress={() => void save(words.original)} isDisabled={isBusy}>
            {t('backToSource')}
          </Button>
        ) : null}
        <span className={styles.spring} />
        <Button onPress={onClose}>{t('common:cancel')}</Button>
        <Button variant="primary" type="submit" isDisabled={isBusy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
