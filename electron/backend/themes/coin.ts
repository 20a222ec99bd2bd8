/** "In vivo": the selected words become a theme, and their passage carries it. */
import { readText } from '../database/source-text.ts'
import type { Inverse, Mutations } from '../handlers.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { insertHighlight } from '../highlights/store.ts'
import { highlightOn } from '../links/connect.ts'
import { requireReport } from '../reports/store.ts'
import { requireTheme } from './require.ts'
import { findAssignment, insertAssignment, insertTheme, listThemes } from './store.ts'
import { sameName } from '../../../shared/text/same-name.ts'
import { nextColor } from '../../../shared/theme-color.ts'

/** Names are at most 200 units long: of a longer passage, its beginning. */
const LONGEST = 200

export const coinMutations = {
  'themes.coin'(db, { reportId, ranges, color, highlightColor = 'yellow' }) {
    const { sourceId } = requireReport(db, reportId)
    const anchor = anchorRanges(readText(db, sourceId), ranges)
    const standing = highlightOn(db, reportId, anchor.ranges)
    const highlightId =
      standing ??
      insertHighlight(db, { ...anchor, sourceId, reportId, color: highlightColor, style: 'fill' }).id
    const target = { kind: 'highlight', id: highlightId } as const
    const name = nameFrom(anchor.exact)
    const themes = listThemes(db)
    const known = themes.find((theme) => sameName(theme.name, name))
    const themeId =
      known?.id ??
      insertTheme(db, { name, parentId: null, color: color ?? nextColor(themes), definition: '' })
    const isCarried = known !== undefined && findAssignment(db, themeId, target) !== null
    if (!isCarried) insertAssignment(db, themeId, target)
    const back: Inverse[] = []
    if (!known) back.push({ label: 'coin-theme', call: 'themes.remove', args: { id: themeId } })
    else if (!isCarried)
      back.push({ label: 'coin-theme', call: 'themes.unassign', args: { themeId, target } })
    if (!standing) back.push({ label: 'coin-theme', call: 'highlights.remove', args: { id: highlightId } })
    return {
      result: { theme: requireTheme(db, themeId), highlightId, isNew: !known },
      inverse: back.length > 0 ? back : null,
      tables: back.length > 0 ? ['highlight', 'theme'] : [],
      ids: [themeId, highlightId],
    }
  },
} satisfies Mutations

/** The words on one line, without white space and punctuation at the ends; never a half character. */
function nameFrom(exact: string): string {
  const line = exact.replaceAll(/\s+/gu, ' ').trim()
  const bare = line.replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
  const name = (bare === '' ? line : bare).slice(0, LONGEST)
  return name.replace(/[\ud800-\udbff]$/, '').trim()
}
