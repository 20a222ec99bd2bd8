import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RefusedFile } from '../../../shared/model/import.ts'
import { ENCODINGS, type Encoding } from '../../../shared/model/source.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { chooseAgain } from './choose-files.ts'
import { heldFiles, importFiles } from './import-store.ts'
import styles from './import.module.css'

/** First lines are enough to see whether a text reads. Bytes. */
const PREVIEWED = 4096
const PREVIEWED_WORDS = 600
/** Of these only the text inside is in an encoding; their own bytes show nothing. */
const PACKED = /\.zip$/i

/** Whether another encoding could be the answer: bytes that fit none, or that look like no text. */
export const isOfEncoding = ({ code, data }: RefusedFile): boolean =>
  code === 'encoding-invalid' || (code === 'file-binary' && /^(?:nul|control)$/.test(String(data?.kind)))

/** A file that could not be read: encodings to choose from, its first lines in each, and the import in that one. */
export function TryEncoding({ path }: { path: string }): ReactElement {
  const { t } = useTranslation(['import', 'library'])
  const [found, setFound] = useState<File | null>(null)
  const [encoding, setEncoding] = useState<Encoding>('gb18030')
  const [tried, setTried] = useState<Encoding | null>(null)
  const held = heldFiles(path)
  const file = found ?? held[0]?.file
  if (!file)
    return (
      <Button variant="quiet" onPress={() => chooseAgain(setFound)}>
        {t('import:findAgain')}
      </Button>
    )
  const run = (): void => {
    setTried(encoding)
    // Two of one name may have been sent. What is in the library already adds nothing.
    for (const { replaces, ...one } of found ? [{ file: found, name: path, replaces: undefined }] : held)
      void importFiles([one], { replaces, encoding })
  }
  return (
    <div className={styles.encoding}>
      <div>
        <Select
          label={t('library:encoding')}
          hideLabel
          value={encoding}
          onChange={setEncoding}
          options={ENCODINGS.map((id) => ({ id, label: t(`library:encodingName.${id}`) }))}
        />
        <Button variant="primary" isDisabled={tried === encoding} onPress={run}>
          {t('import:tryEncoding')}
        </Button>
      </div>
      {PACKED.test(file.name) ? null : <Preview file={file} encoding={encoding} />}
    </div>
  )
}

function Preview({ file, encoding }: { file: File; encoding: Encoding }): ReactElement {
  const { t } = useTranslation('library')
  const head = useQuery({
    queryKey: ['first-bytes', file.name, file.size, file.lastModified],
    queryFn: () => file.slice(0, PREVIEWED).arrayBuffer(),
    retry: false,
  })
  const words = head.data ? new TextDecoder(encoding).decode(head.data, { stream: true }) : ''
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <pre aria-label={t('preview')} tabIndex={0}>
      {words.trimStart().slice(0, PREVIEWED_WORDS)}
    </pre>
  )
}
