/** What reading a codebook does to a tree of themes, worked out before anything is written. Pure. */
import type { HighlightColor } from '../../../shared/model/highlight.ts'
import type { CodebookOutcome, Theme } from '../../../shared/model/theme.ts'
import { nameKey } from '../../../shared/text/same-name.ts'
import { joinPath, readCodebook, type CodebookRow } from './codebook.ts'

export interface PlannedTheme {
  /** null: to be made. */
  known: Theme | null
  name: string
  parent: PlannedTheme | null
  definition: string
  color: HighlightColor
  /** The row that names it; themes the table does not name have none. */
  row: number | null
}

export interface CodebookPlan {
  /** The whole tree as it will be; parents stand before their children, siblings in their order. */
  themes: PlannedTheme[]
  outcome: CodebookOutcome
}

/**
 * A row finds its theme by id, else by path (in either script); what is not there is made, with the themes above it.
 * Themes that the table does not name stay as they are, after those that it names.
 */
export function planCodebook(themes: readonly Theme[], csv: string): CodebookPlan {
  const { rows, bad } = readCodebook(csv)
  const byId = new Map<string, PlannedTheme>(
    themes.map((theme) => [theme.id, { known: theme, ...theme, parent: null, row: null }]),
  )
  for (const planned of byId.values()) planned.parent = byId.get(planned.known?.parentId ?? '') ?? null
  const all = new Set<PlannedTheme>(byId.values())
  const byPath = new Map<string, PlannedTheme>()
  for (const planned of all) byPath.set(keyOf(pathOf(planned)), planned)

  const named = new Map<string, PlannedTheme>()
  const refuse = (row: CodebookRow, problem: CodebookOutcome['bad'][number]['problem']): void =>
    void bad.push({ row: row.row, problem, text: joinPath(row.path) })
  /** First who is who, then where each stands: a row may stand before the one that names its parent. */
  const found: { row: CodebookRow; planned: PlannedTheme }[] = []
  for (const row of rows.toSorted((a, b) => Number(b.id !== null) - Number(a.id !== null))) {
    const key = keyOf(row.path)
    const own = byId.get(row.id ?? '')
    const there = byPath.get(key)
    const planned = own && own.row === null ? own : there && there.row === null ? there : newTheme(row.path)
    if (named.has(key)) {
      refuse(row, 'twice')
      continue
    }
    named.set(key, planned)
    all.add(planned)
    planned.row = row.row
    found.push({ row, planned })
  }
  for (const { row, planned } of found.toSorted((a, b) => a.row.row - b.row.row)) {
    const parent = parentFor(row.path.slice(0, -1))
    const name = row.path.at(-1) ?? planned.name
    const isCircle = chain(parent).includes(planned)
    const isTaken = [...all].some(
      (one) =>
        one !== planned && one.row === null && one.parent === parent && nameKey(one.name) === nameKey(name),
    )
    if (isCircle || isTaken) {
      refuse(row, isCircle ? 'inside-itself' : 'twice')
      planned.row = null
      if (!planned.known) all.delete(planned)
      continue
    }
    Object.assign(planned, { name, parent })
    if (row.definition !== undefined) planned.definition = row.definition
    if (row.color !== undefined) planned.color = row.color
  }

  function parentFor(path: string[]): PlannedTheme | null {
    if (path.length === 0) return null
    const key = keyOf(path)
    const known = named.get(key) ?? byPath.get(key)
    if (known) return known
    const made = newTheme(path)
    made.parent = parentFor(path.slice(0, -1))
    all.add(made)
    named.set(key, made)
    return made
  }

  const ordered = inOrder(all)
  const moved = reordered(ordered)
  const isChanged = (one: PlannedTheme): boolean =>
    one.known !== null &&
    (one.name !== one.known.name ||
      (one.parent?.known?.id ?? null) !== one.known.parentId ||
      one.parent?.known === null ||
      one.definition !== one.known.definition ||
      one.color !== one.known.color ||
      moved.has(one))
  const created = ordered.filter((one) => one.known === null).length
  const changed = ordered.filter(isChanged).length
  return {
    themes: ordered,
    outcome: {
      created,
      changed,
      same: ordered.filter((one) => one.row !== null && one.known && !isChanged(one)).length,
      bad: bad.toSorted((a, b) => a.row - b.row),
    },
  }
}

const newTheme = (path: readonly string[]): PlannedTheme => ({
  known: null,
  name: path.at(-1) ?? '',
  parent: null,
  definition: '',
  color: 'gray',
  row: null,
})

function chain(from: PlannedTheme | null): PlannedTheme[] {
  const found: PlannedTheme[] = []
  for (let at = from; at && !found.includes(at); at = at.parent) found.push(at)
  return found
}

const pathOf = (theme: PlannedTheme): string[] =>
  chain(theme)
    .map(({ name }) => name)
    .toReversed()
const keyOf = (path: readonly string[]): string => path.map(nameKey).join('\u0000')

function inOrder(all: ReadonlySet<PlannedTheme>): PlannedTheme[] {
  const below = Map.groupBy(all, ({ parent }) => parent)
  const place = (one: PlannedTheme): number => one.row ?? 1e9 + (one.known?.position ?? 1e8)
  const walk = (parent: PlannedTheme | null): PlannedTheme[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => firstRow(a, below, place) - firstRow(b, below, place))
      .flatMap((one) => [one, ...walk(one)])
  return walk(null)
}

/** A theme that only stands above named ones stands where the first of them does. */
function firstRow(
  one: PlannedTheme,
  below: ReadonlyMap<PlannedTheme | null, PlannedTheme[]>,
  place: (one: PlannedTheme) => number,
): number {
  if (one.row !== null || one.known) return place(one)
  return Math.min(place(one), ...(below.get(one) ?? []).map((child) => firstRow(child, below, place)))
}

/** Themes that had the same siblings before, in another order. */
function reordered(ordered: readonly PlannedTheme[]): Set<PlannedTheme> {
  const moved = new Set<PlannedTheme>()
  for (const siblings of Map.groupBy(ordered, ({ parent }) => parent).values()) {
    const stayed = siblings.filter(
      (one) => one.known && (one.parent?.known?.id ?? null) === one.known.parentId,
    )
    const before = stayed.toSorted((a, b) => a.known!.position - b.known!.position)
    stayed.forEach((one, at) => before[at] !== one && moved.add(one))
  }
  return moved
}
