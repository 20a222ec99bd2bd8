import { useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LONGEST_STORY_TITLE } from '../../shared/model/story.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import styles from './stories-view.module.css'

/** The title, written in its place: Enter or leaving the field keeps it, Escape brings the old one back. */
export function StoryTitle({
  id,
  title,
  lang,
}: {
  id: string
  title: string
  lang: string | undefined
}): ReactElement {
  const { t } = useTranslation('stories')
  const field = useRef<HTMLInputElement>(null)
  const keep = (): void => {
    const written = field.current?.value.trim() ?? ''
    if (written === '' || written === title) {
      if (field.current) field.current.value = title
      return
    }
    send('stories.rename', { id, title: written }).catch((error: unknown) => notify.error(error))
  }
  return (
    <input
      ref={field}
      aria-label={t('title')}
      lang={lang}
      className={styles.titleField}
      defaultValue={title}
      maxLength={LONGEST_STORY_TITLE}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape' && field.current) field.current.value = title
        if (event.key === 'Enter' || event.key === 'Escape') field.current?.blur()
      }}
    />
  )
}
