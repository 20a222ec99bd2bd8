import { ClipboardCopy } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { errorWords } from '../ui/error-words.ts'
import { withWindow } from '../ui/copy-diagnostics.ts'
import styles from './settings.module.css'

/** What somebody who helps would ask for, to be read before it is copied. */
export function Diagnostics(): ReactElement {
  const { t } = useTranslation('settings')
  const { data, error } = useCall('log.diagnostics', {})
  const [copied, setCopied] = useState(false)
  const text = data ? withWindow(data.text) : ''
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <section className={styles.fields} aria-labelledby="diagnostics">
      <h3 id="diagnostics" className={styles.heading}>
        {t('diagnostics')}
      </h3>
      <p className={styles.words}>{t('diagnosticsWords')}</p>
      {error ? <p role="alert">{errorWords(error)}</p> : null}
      {data ? (
        // Long lines are scrolled by key, so the box can have the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.diagnostics} tabIndex={0} aria-label={t('diagnostics')} lang="en">
          {text}
        </pre>
      ) : null}
      <div className={styles.row}>
        <Button icon={<ClipboardCopy aria-hidden />} isDisabled={!data} onPress={() => void copy()}>
          {t('copyDiagnostics')}
        </Button>
        <span role="status">{copied ? t('diagnosticsCopied') : ''}</span>
      </div>
    </section>
  )
}
