import { MessageSquareText } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { DialogTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { LONGEST_LINK_NOTE, type ShownLink } from '../../shared/model/link.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { notify } from '../ui/notify.tsx'
import { Popover } from '../ui/popover.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './link-row.module.css'

/** The button that opens a link's note, and the field in which it is written. */
export function LinkNoteButton({
  link,
  tabStop = true,
}: {
  link: ShownLink
  tabStop?: boolean
}): ReactElement {
  const { t } = useTranslation(['links', 'common'])
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton
        small
        label={link.note ? t('editNote', { note: link.note.slice(0, 40) }) : t('note')}
        excludeFromTabOrder={!tabStop}
        icon={<MessageSquareText aria-hidden />}
      />
      <Popover label={t('note')}>
        <NoteForm link={link} onDone={() => setOpen(false)} />
      </Popover>
    </DialogTrigger>
  )
}

function NoteForm({ link, onDone }: { link: ShownLink; onDone: () => void }): ReactElement {
  const { t } = useTranslation(['links', 'common'])
  const [note, setNote] = useState(link.note)
  const save = (): void => {
    onDone()
    send('links.update', { id: link.id, note: note.trim() }).catch((error: unknown) => notify.error(error))
  }
  return (
    <form
      className={styles.noteForm}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to write in it
        autoFocus
        label={t('note')}
        placeholder={t('noteHint')}
        rows={4}
        maxLength={LONGEST_LINK_NOTE}
        value={note}
        onChange={setNote}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          else event.continuePropagation()
        }}
      />
      <Button type="submit" variant="primary">
        {t('common:save')}
      </Button>
    </form>
  )
}
