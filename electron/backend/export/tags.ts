import type { ExportTheme } from './export-library.ts'

/** Themes by id, with the tag each becomes: `parent/child`, in the characters Obsidian allows in tags. */
export interface Tags {
  /** `#parent/child` */
  tag: (themeId: string) => string
  /** `Parent / Child`, as the user wrote it. */
  path: (themeId: string) => string
  /** Tags that stand for more than one theme, with the themes' names. */
  shared: { tag: string; names: string[] }[]
}

/** Works out the tags of all themes. A theme whose ancestors form a circle is cut where the circle closes. */
export function makeTags(themes: ExportTheme[]): Tags {
  const byId = new Map(themes.map((theme) => [theme.id, theme]))
  const lineage = (id: string): string[] => {
    const names: string[] = []
    const seen = new Set<string>()
    for (let theme = byId.get(id); theme && !seen.has(theme.id); theme = byId.get(theme.parentId ?? '')) {
      seen.add(theme.id)
      names.unshift(theme.name)
    }
    return names
  }
  const tag = (id: string): string => `#${lineage(id).map(tagPart).join('/')}`
  const owners = new Map<string, string[]>()
  for (const theme of themes) {
    const key = tag(theme.id).toLowerCase()
    owners.set(key, [...(owners.get(key) ?? []), theme.name])
  }
  const shared = [...owners].filter(([, names]) => names.length > 1).map(([tag, names]) => ({ tag, names }))
  return { tag, path: (id) => lineage(id).join(' / '), shared }
}

/** Letters, marks, digits, `_` and `-`; a tag of digits alone is none, so it gets a leading `_`. */
function tagPart(name: string): string {
  const part = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  if (part === '') return '_'
  return /^\p{N}+$/u.test(part) ? `_${part}` : part
}
