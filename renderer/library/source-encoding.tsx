import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ENCODINGS, type Encoding, type Source } from '../../shared/model/source.ts'
import { useCall, useSend } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { errorWords } from '../ui/error-words.ts'
import { notify } from '../ui/notify.tsx'
import { Select } from '../ui/select.tsx'
import styles from './details.module.css'

/** Formats that are text in some encoding; PDF, Word and EPUB say themselves what their characters are. */
export const hasEncoding = ({ mediaType }: Source): boolean => mediaType.startsWith('text/')

/** How the file's bytes are read: shown, tried by eye on its first lines, and changed. */
export function SourceEncoding({ source }: { source: Source }): ReactElement {
  const { t } = useTranslation('library')
  const [encoding, setEncoding] = useState<Encoding>(source.encoding)
  const isOther = encoding !== source.encoding
  const preview = useCall('sources.preview', { id: source.id, encoding }, { keepPrevious: true })
  const change = useSend('sources.redecode')
  return (
    <section className={styles.section}>
      <h3>{t('encoding')}</h3>
      <p className={styles.quiet}>{t(`certainty.${source.encodingCertainty}`)}</p>
      <div className={styles.encoding}>
        <Select
          label={t('encoding')}
          hideLabel
          value={encoding}
          onChange={(next) => {
            change.reset()
            setEncoding(next)
          }}
          options={ENCODINGS.map((id) => ({ id, label: t(`encodingName.${id}`) }))}
        />
        {isOther ? (
          <Button
            variant="primary"
            isDisabled={preview.isError || change.isPending}
            onPress={() =>
              change.mutate(
                { id: source.id, encoding },
                {
                  onSuccess: ({ id }) => {
                    notify.done(t('redecoded'))
                    // Read anew it is a new source; the dialog goes on with that one.
                    openDialog({ kind: 'source', id })
                  },
                },
              )
            }
          >
            {t('readAs')}
          </Button>
        ) : null}
      </div>
      {change.error ? (
        <p role="alert" className={styles.wrong}>
          {errorWords(change.error)}
        </p>
      ) : null}
      {preview.error ? (
        <p role="alert" className={styles.wrong}>
          {errorWords(preview.error)}
        </p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        <pre className={styles.preview} aria-label={t('preview')} tabIndex={0}>
          {preview.data?.text.trimStart()}
        </pre>
      )}
    </section>
  )
}
