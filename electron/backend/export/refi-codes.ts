/** Themes as codes of REFI-QDA 1.5: in a project, and as a codebook of their own. */
import { HIGHLIGHT_COLORS } from '../../../shared/model/highlight.ts'
import type { ExportLibrary, ExportTheme } from './export-library.ts'
import { element, textElement } from './xml.ts'

export const ORIGIN = 'Pressmark'
/** No byte order mark before it: readers refuse the file. */
export const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>'

/** `<Codes>` with the tree of themes; null where there is none: the schema wants at least one code. */
export function codesXml({ themes }: Pick<ExportLibrary, 'themes'>): string | null {
  const known = new Set(themes.map(({ id }) => id))
  const below = new Map<string | null, ExportTheme[]>()
  for (const theme of themes) {
    const parent = theme.parentId !== null && known.has(theme.parentId) ? theme.parentId : null
    below.set(parent, [...(below.get(parent) ?? []), theme])
  }
  const seen = new Set<string>()
  const codes = (parentId: string | null): string[] =>
    (below.get(parentId) ?? []).flatMap((theme) => (seen.has(theme.id) ? [] : [code(theme)]))
  const code = ({ id, name, definition, color }: ExportTheme): string => {
    seen.add(id)
    return element('Code', { guid: id, name, isCodable: true, color: HIGHLIGHT_COLORS[color] }, [
      textElement('Description', definition),
      ...codes(id),
    ])
  }
  const all = codes(null)
  // Themes whose ancestors form a circle hang on nothing: they stand on top.
  for (const theme of themes) if (!seen.has(theme.id)) all.push(code(theme))
  return all.length === 0 ? null : element('Codes', {}, all)
}
