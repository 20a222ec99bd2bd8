/** What the files of a vault are called. Links go by these names alone, so no two are alike. */
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportLibrary, KnownVault } from './export-library.ts'
import { safeName, shortId } from './file-names.ts'
import type { Tags } from './tags.ts'

export interface VaultNames {
  reports: Record<string, string>
  themes: Record<string, string>
  stories: Record<string, string>
  index: string
}

/**
 * A file that is in the folder already keeps the name it has there. Reports that are not in this export have a name only
 * where their file is there, save in an export of one report: its neighbours may come later.
 */
export function vaultNames(
  library: ExportLibrary,
  tags: Tags,
  language: InterfaceLanguage,
  files: { themes: boolean; stories: boolean },
  known?: KnownVault,
): VaultNames {
  const isAlone = library.scope.kind === 'report'
  const missing = new Set(known?.missing)
  const taken = new Set([...(known?.taken ?? []), ...Object.values(known?.names ?? {}).map(fold)])
  const name = (id: string, plain: string, other: string): string => {
    const there = known?.names[id]
    if (there !== undefined) return there
    let free = notAFile(plain)
    for (let n = 1; taken.has(fold(free)); n++)
      free = `${notAFile(plain)} ${n === 1 ? other : `${other} ${n}`}`
    taken.add(fold(free))
    return free
  }
  const reports: Record<string, string> = {}
  for (const { id } of library.reports)
    if (!missing.has(`report-${id}`))
      reports[id] = name(`report-${id}`, library.baseNames[id] ?? shortId(id), shortId(id))
  for (const [id, base] of Object.entries(library.baseNames)) {
    if (reports[id] !== undefined || missing.has(`report-${id}`)) continue
    const there = known?.names[`report-${id}`]
    if (there !== undefined) reports[id] = there
    else if (isAlone && !known) reports[id] = notAFile(base)
  }
  const others = (
    isOn: boolean,
    kind: 'theme' | 'story',
    things: readonly { id: string; name: string }[],
  ): Record<string, string> =>
    Object.fromEntries(
      isOn
        ? things
            .filter(({ id }) => !missing.has(`${kind}-${id}`))
            .map((one) => [
              one.id,
              name(`${kind}-${one.id}`, safeName(one.name, shortId(one.id)), shortId(one.id)),
            ])
        : [],
    )
  const index = name(
    `index-${library.scope.id ?? 'library'}`,
    safeName(library.scope.name ?? '', say(words, language, 'libraryTitle')),
    'index',
  )
  return {
    reports,
    index,
    themes: others(
      files.themes,
      'theme',
      library.themes.map(({ id }) => ({ id, name: tags.path(id).replaceAll(' / ', ' - ') })),
    ),
    stories: others(
      files.stories,
      'story',
      library.stories.map(({ id, title }) => ({ id, name: title })),
    ),
  }
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase()

/** `[[plan.md]]` leads to a file of that whole name. */
const notAFile = (name: string): string => name.replace(/\.(?=md$|canvas$|base$)/i, ' ')
