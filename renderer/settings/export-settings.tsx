import { FilePen } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CITATION_STYLE, CitationStyle, CREATOR, LONGEST_CREATOR } from '../../shared/citation/cited.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { setPreference, usePreferences } from '../ui/preferences.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './settings.module.css'

/** How reports are cited, and who signs what is exported. */
export function ExportSettings(): ReactElement {
  const { t } = useTranslation(['settings', 'export', 'templates'])
  const preferences = usePreferences()
  const style = preferences[CITATION_STYLE]
  return (
    <div className={styles.fields}>
      <Select
        label={t('settings:citationStyle')}
        value={style}
        onChange={(value) => setPreference(CITATION_STYLE, value)}
        options={CitationStyle.options.map((id) => ({ id, label: t(`export:style.${id}`) }))}
      />
      <p className={styles.specimen}>{t(`settings:citationSpecimen.${style}`)}</p>
      <p className={styles.words}>{t('settings:citationWords')}</p>
      <CreatorField
        key={preferences[CREATOR]}
        name={preferences[CREATOR]}
        onRename={(name) => setPreference(CREATOR, name)}
      />
      <div>
        <Button icon={<FilePen aria-hidden />} onPress={() => openDialog({ kind: 'templates' })}>
          {t('templates:edit')}
        </Button>
      </div>
    </div>
  )
}

/** Kept on leaving the field and by Enter. */
function CreatorField({ name, onRename }: { name: string; onRename: (name: string) => void }): ReactElement {
  const { t } = useTranslation('settings')
  const [draft, setDraft] = useState(name)
  const keep = (): void => {
    if (draft.trim() !== name) onRename(draft.trim())
  }
  return (
    <TextField
      label={t('creator')}
      description={t('creatorWords')}
      maxLength={LONGEST_CREATOR}
      value={draft}
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        // Escape is the dialog's.
        event.continuePropagation()
      }}
    />
  )
}
