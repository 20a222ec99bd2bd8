import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { HighlightColor } from '../../shared/model/highlight.ts'
import { Button } from '../ui/button.tsx'
import { ColorDot } from '../ui/color-dot.tsx'
import { ownColorName } from '../ui/color-names.ts'
import { setPreference, usePreferences } from '../ui/preferences.ts'
import { TextField } from '../ui/text-field.tsx'
import styles from './settings.module.css'

/** What each of the eight colours is called; an empty field is the language's own word. */
export function ColorSettings(): ReactElement {
  const { t } = useTranslation(['settings', 'common'])
  const names = usePreferences()['highlight.names']
  const rename = (color: HighlightColor, name: string): void => {
    const { [color]: _, ...rest } = names
    const word = name.trim().slice(0, 40)
    setPreference('highlight.names', word ? { ...rest, [color]: word } : rest)
  }
  return (
    <div className={styles.fields}>
      <p className={styles.words}>{t('settings:colorsWords')}</p>
      <ol className={styles.colors}>
        {HighlightColor.options.map((color, index) => (
          <li key={color}>
            <kbd>{index + 1}</kbd>
            <ColorDot color={color} />
            <NameField
              label={ownColorName(color)}
              name={names[color] ?? ''}
              onRename={(name) => rename(color, name)}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          isDisabled={Object.keys(names).length === 0}
          onPress={() => setPreference('highlight.names', {})}
        >
          {t('settings:colorsReset')}
        </Button>
      </div>
    </div>
  )
}

/** Kept on leaving the field and by Enter: half a word is nobody's name for a colour. */
function NameField({
  label,
  name,
  onRename,
}: {
  label: string
  name: string
  onRename: (name: string) => void
}): ReactElement {
  const [draft, setDraft] = useState<string | null>(null)
  const keep = (): void => {
    if (draft !== null && draft.trim() !== name) onRename(draft)
    setDraft(null)
  }
  return (
    <TextField
      label={label}
      placeholder={label}
      maxLength={40}
      value={draft ?? name}
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
