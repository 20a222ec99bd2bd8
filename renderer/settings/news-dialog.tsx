import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { newsOf } from '../../shared/changelog.ts'
import { VERSION } from '../../shared/version.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import { notify } from '../ui/notify.tsx'
import styles from './settings.module.css'

/** What CHANGELOG.md says of this version. It came with the app: nothing is asked of any server. */
export function NewsDialog(): ReactElement {
  const { t, i18n } = useTranslation(['notices', 'common'])
  const [news, setNews] = useState<string[]>([])
  useEffect(() => {
    // Long, and seldom read: not a part of what every start loads.
    import('../../CHANGELOG.md?raw').then(
      ({ default: changelog }) => setNews(newsOf(changelog, VERSION)),
      (error: unknown) => notify.error(error),
    )
  }, [])
  return (
    <Dialog
      isOpen
      isText
      onClose={closeDialog}
      title={t('notices:newsTitle', { version: VERSION })}
      actions={<Button onPress={closeDialog}>{t('common:close')}</Button>}
    >
      {i18n.language === 'en' ? null : <p className={styles.words}>{t('notices:newsInEnglish')}</p>}
      <ul lang="en" className={styles.news}>
        {news.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Dialog>
  )
}
