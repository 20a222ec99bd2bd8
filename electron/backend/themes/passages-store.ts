/** What carries themes, as the page of a theme shows it. */
import type { PassageContext, ThemePassage, ThemeRemoval } from '../../../shared/model/theme.ts'
import { toShown } from '../../../shared/text/text-map.ts'
import { shownWords } from '../corrections/shown-words.ts'
import { readText } from '../database/source-text.ts'
import { list, sql, type ReadableDb } from '../database/sql.ts'
import { findHighlight, listHighlights } from '../highlights/store.ts'
import { readShownBlocks, requireReport } from '../reports/store.ts'
import { listThemes } from './store.ts'

/** Highlights that carry one of these themes, in the order of their sources' text. */
export function listPassages(db: ReadableDb, themeIds: readonly string[]): ThemePassage[] {
  const rows = db.all<{ target_id: string; theme_id: string; created_at: string }>(
    sql`select target_id, theme_id, created_at from theme_assignment
        where theme_id in ${list(themeIds)} and target_kind = 'highlight' and deleted_at is null
        order by created_at, num`,
  )
  const of = new Map<string, { addedAt: string; themeIds: string[] }>()
  for (const { target_id, theme_id, created_at } of rows) {
    const known = of.get(target_id)
    if (known) known.themeIds.push(theme_id)
    else of.set(target_id, { addedAt: created_at, themeIds: [theme_id] })
  }
  const highlights = listHighlights(db, { themeIds })
  const shown = shownWords(db, highlights)
  return highlights.flatMap((highlight) => {
    const carried = of.get(highlight.id)
    return carried ? [{ ...highlight, ...carried, shown: shown.get(highlight.id) ?? null }] : []
  })
}

/** What deleting a theme touches. */
export function describeRemoval(db: ReadableDb, id: string): ThemeRemoval {
  const themes = listThemes(db)
  const below: string[] = []
  for (const theme of themes) if (theme.parentId === id) below.push(theme.id)
  const children = below.length
  // Grows while it is walked: each level finds the next.
  for (const parent of below) for (const theme of themes) if (theme.parentId === parent) below.push(theme.id)
  const count = (where: ReturnType<typeof sql>): number =>
    db.get<{ n: number }>(
      sql`select count(*) as n from (select distinct target_kind, target_id from theme_assignment
          where deleted_at is null and ${where})`,
    )?.n ?? 0
  return {
    highlights: count(sql`theme_id = ${id} and target_kind = 'highlight'`),
    reports: count(sql`theme_id = ${id} and target_kind = 'report'`),
    only: count(
      sql`theme_id = ${id} and not exists (select 1 from theme_assignment o where o.deleted_at is null
          and o.theme_id <> ${id} and o.target_kind = theme_assignment.target_kind
          and o.target_id = theme_assignment.target_id)`,
    ),
    children,
    below: below.length,
    belowCarried: count(sql`theme_id in ${list(below)}`),
  }
}

/**
 * The shown text around highlights. A passage at the end of its paragraph goes on in the next one; paragraphs are
 * parted by a line break.
 * @param length UTF-16 units each side, at most; no character is cut in two
 */
export function readContext(db: ReadableDb, ids: readonly string[], length: number): PassageContext[] {
  const blocksOf = new Map<string, ReturnType<typeof readShownBlocks>>()
  let held = { sourceId: '', text: '' }
  return ids.flatMap((id) => {
    const found = findHighlight(db, id)
    const reportId = found?.highlight.reportId
    if (!found || found.deletedAt || !reportId) return []
    let blocks = blocksOf.get(reportId)
    if (!blocks) {
      const { sourceId } = requireReport(db, reportId)
      if (held.sourceId !== sourceId) held = { sourceId, text: readText(db, sourceId) }
      blocks = readShownBlocks(db, reportId, held.text)
      blocksOf.set(reportId, blocks)
    }
    const parts = toShown(blocks, found.highlight.ranges)
    const first = parts[0]
    const last = parts.at(-1)
    if (!first || !last) return []
    let before = blocks[first.block]?.text.slice(0, first.start) ?? ''
    for (let at = first.block - 1; at >= 0 && before.length < length; at--)
      before = `${blocks[at]?.text ?? ''}\n${before}`
    let after = blocks[last.block]?.text.slice(last.end) ?? ''
    for (let at = last.block + 1; at < blocks.length && after.length < length; at++)
      after = `${after}\n${blocks[at]?.text ?? ''}`
    return [
      {
        id,
        before: before.slice(-length).replace(/^[\udc00-\udfff]/, ''),
        after: after.slice(0, length).replace(/[\ud800-\udbff]$/, ''),
      },
    ]
  })
}
