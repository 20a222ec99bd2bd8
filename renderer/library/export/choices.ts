/** What was chosen for each format when it was last exported: kept with the library, and where a dialog begins. */
import type { CallArgs } from '../../../shared/contract.ts'
import type { ExportChoices } from '../../ui/preference-values.ts'
import { preferencesNow, setPreference } from '../../ui/preferences.ts'

/** Goes out as rows with their history, by calls of its own. */
export const PACKAGE = 'package'

type Asked = Omit<CallArgs<'export.preview'>, 'format' | 'scope' | 'session' | 'language'>

const DEFAULT: ExportChoices = {
  citation: 'none',
  excel: true,
  text: true,
  notes: true,
  order: 'printed',
  words: 'corrected',
  themeFiles: true,
  storyFiles: true,
}

/** The format last exported, and what was chosen with each. */
export const lastFormat = (): string => preferencesNow()['export.format']
export const lastChoices = (format: string): ExportChoices =>
  preferencesNow()['export.choices'][format] ?? DEFAULT

export function rememberChoices(format: string, choices: ExportChoices): void {
  if (lastFormat() !== format) setPreference('export.format', format)
  const all = preferencesNow()['export.choices']
  if (JSON.stringify(all[format]) !== JSON.stringify(choices))
    setPreference('export.choices', { ...all, [format]: choices })
}

/** As calls take it. */
export const askedOf = ({ citation, ...choices }: ExportChoices): Asked => ({
  ...choices,
  citation: citation === 'none' ? null : citation,
})
