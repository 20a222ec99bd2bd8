import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportLibrary } from './export-library.ts'

/** What an export of several reports is headed with; a single report bears its own title. */
export function scopeTitle({ scope }: Pick<ExportLibrary, 'scope'>, language: InterfaceLanguage): string {
  const name = (scope.name ?? '').replaceAll(/\s+/g, ' ').trim()
  switch (scope.kind) {
    case 'theme':
      return say(words, language, 'themeTitle', { name })
    case 'story':
      return say(words, language, 'storyTitle', { name })
    case 'search':
      return say(words, language, 'searchTitle', { name })
    case 'reports':
      return say(words, language, 'reports')
    case 'highlights':
      return say(words, language, 'highlights')
    default:
      return say(words, language, 'libraryTitle')
  }
}
