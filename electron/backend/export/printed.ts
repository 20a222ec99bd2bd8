import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportReport } from './export-library.ts'

/** Which words a report prints where the user corrected its source; empty where nothing was corrected. */
export function printedWords({ corrections }: ExportReport, language: InterfaceLanguage): string {
  if (!corrections) return ''
  return say(words, language, `printed-${corrections.printed}`, { count: corrections.count })
}
