import { common } from './common.ts'
import { errors } from './errors.ts'
import { undo } from './undo.ts'
import { versions } from './versions.ts'
import { library } from './library.ts'
import { importing } from './import.ts'
import { reader } from './reader.ts'
import { highlights } from './highlights.ts'
import { corrections } from './corrections.ts'
import { notes } from './notes.ts'
import { themes } from './themes.ts'
import { links } from './links.ts'
import { panel } from './panel.ts'
import { search } from './search.ts'
import { exporting } from './export.ts'
import { settings } from './settings.ts'
import { commands } from './commands.ts'
import { cli } from './cli.ts'
import { shell } from './shell.ts'
import { hosts } from './hosts.ts'
import { desk } from './desk.ts'
import { details } from './details.ts'
import { rail } from './rail.ts'
import { evidence } from './evidence.ts'
import { tray } from './tray.ts'
import { parallels } from './parallels.ts'
import { related } from './related.ts'
import { stories } from './stories.ts'
import { beside } from './beside.ts'
import { original } from './original.ts'
import { backups } from './backups.ts'
import { packages } from './packages.ts'
import { opening } from './opening.ts'
import { vault } from './vault.ts'
import { templateFields } from './fields.ts'
import { exportTemplates } from './templates.ts'
import { watching } from './watch.ts'
import { notices } from './notices.ts'
import { LANGUAGES, type InterfaceLanguage } from './messages.ts'

/** Every area of the interface's words; an area is an i18next namespace. */
export const areas = {
  common,
  backups,
  errors,
  undo,
  versions,
  library,
  import: importing,
  reader,
  highlights,
  corrections,
  notes,
  themes,
  links,
  panel,
  search,
  export: exporting,
  settings,
  commands,
  cli,
  shell,
  hosts,
  desk,
  details,
  rail,
  evidence,
  tray,
  parallels,
  related,
  original,
  stories,
  beside,
  packages,
  opening,
  vault,
  templates: exportTemplates,
  fields: templateFields,
  watch: watching,
  notices,
}
export type Area = keyof typeof areas

/** The resources i18next takes: language → namespace → key → text. */
export function resources(): Record<InterfaceLanguage, Record<Area, Record<string, string>>> {
  const byLanguage = LANGUAGES.map((language) => [
    language,
    Object.fromEntries(Object.entries(areas).map(([area, texts]) => [area, texts[language]])),
  ])
  return Object.fromEntries(byLanguage) as ReturnType<typeof resources>
}
