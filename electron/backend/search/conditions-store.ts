/** What the filters of a query ask of a report, a note or a highlight. */
import { readColorNames } from '../../../shared/model/color-names.ts'
import { HighlightColor } from '../../../shared/model/highlight.ts'
import {
  findColor,
  findPossession,
  nearest,
  nearestValue,
  type Possession,
} from '../../../shared/search/keys.ts'
import { quoted } from '../../../shared/search/print.ts'
import type { FilterNode, QueryProblem } from '../../../shared/search/query.ts'
import { readSpan } from '../../../shared/search/span.ts'
import { fold } from '../../../shared/text/fold.ts'
import { nameKey } from '../../../shared/text/same-name.ts'
import { keptSound, soundsLike, typedSound } from '../database/sound.ts'
import { list, sql, type ReadableDb, type Sql } from '../database/sql.ts'
import { listThemes, readTree } from '../themes/store.ts'
import { belowIn, listPeople, listPublications, listSourceNames, readSettings } from './names-store.ts'

/** What is looked through: each has its own index. */
export type Kind = 'report' | 'note' | 'highlight'

export interface Conditions {
  of(node: FilterNode, kind: Kind): Sql
  /** False for a colour that is none: such a filter must not filter, neither by itself nor left out. */
  isUnderstood: (node: FilterNode) => boolean
  /** Names that nothing in the library has. They filter all the same: nothing carries a theme that is not there. */
  problems: QueryProblem[]
}

const NOTHING = sql`false`
const ALL = sql`true`

/** Conditions for one library; names are looked up once a filter. */
export function readFilters(db: ReadableDb): Conditions {
  const problems: QueryProblem[] = []
  const known = new Map<FilterNode, Record<Kind, Sql> | null>()
  const tell = (code: QueryProblem['code'], { at, key, value }: FilterNode, meant: string | null): void => {
    problems.push({ code, at, given: value, suggestion: meant === null ? null : `${key}:${quoted(meant)}` })
  }

  const theme = (node: FilterNode): Record<Kind, Sql> => {
    const themes = listThemes(db)
    const tree = readTree(db)
    const wanted = nameKey(node.value)
    const pathOf = (id: string | null): string => {
      const one = themes.find((each) => each.id === id)
      return one ? `${one.parentId === null ? '' : `${pathOf(one.parentId)}/`}${nameKey(one.name)}` : ''
    }
    const exact = themes.filter(({ id, name }) => nameKey(name) === wanted || pathOf(id) === wanted)
    const found = exact.length > 0 ? exact : themes.filter(({ name }) => nameKey(name).includes(wanted))
    if (found.length === 0) {
      tell(
        'no-theme',
        node,
        nearest(
          node.value,
          themes.map(({ name }) => name),
        ),
      )
      return all(NOTHING)
    }
    const ids = list(found.flatMap(({ id }) => [id, ...belowIn(tree, id)]))
    const carriers = (kind: 'report' | 'highlight'): Sql =>
      sql`select target_id from theme_assignment
          where theme_id in ${ids} and target_kind = ${kind} and deleted_at is null`
    return {
      report: sql`(r.id in (${carriers('report')}) or r.id in (
        select report_id from highlight where deleted_at is null and id in (${carriers('highlight')})))`,
      highlight: sql`(h.id in (${carriers('highlight')}) or h.report_id in (${carriers('report')}))`,
      note: sql`(n.target_id in (${carriers('highlight')}) or n.target_id in (${carriers('report')}))`,
    }
  }

  const source = (node: FilterNode): Record<Kind, Sql> => {
    const wanted = nameKey(node.value)
    const publications = listPublications(db)
    const found = publications.filter((name) => nameKey(name).includes(wanted))
    if (found.length > 0) return ofReport(sql`r.publication in ${list(found)}`)
    // cqrb is 重慶日報, and maybe what its files are called by.
    const sound = typedSound(node.value)
    const heard = publications.filter((name) => sound !== null && isHeard(name, sound))
    const files = listSourceNames(db).filter(({ fileName }) => nameKey(fileName).includes(wanted))
    if (heard.length + files.length > 0)
      return ofReport(
        sql`(coalesce(r.publication in ${list(heard)}, false) or r.source_id in ${list(files.map(({ id }) => id))})`,
      )
    tell('no-source', node, nearest(node.value, publications))
    return all(NOTHING)
  }

  const by = (node: FilterNode): Record<Kind, Sql> => {
    const wanted = nameKey(node.value)
    const people = listPeople(db)
    const nums = people
      .filter(({ text }) => fold(text.normalize('NFC')).includes(wanted))
      .map(({ num }) => num)
    if (nums.length > 0) return ofReport(sql`r.num in ${list(nums)}`)
    tell(
      'no-person',
      node,
      nearest(
        node.value,
        people.flatMap(({ names }) => names),
      ),
    )
    return all(NOTHING)
  }

  const color = (node: FilterNode): Record<Kind, Sql> | null => {
    const names = readColorNames(readSettings(db))
    const wanted = nameKey(node.value)
    const own = HighlightColor.options.find(
      (each) => names[each] !== undefined && nameKey(names[each]) === wanted,
    )
    const found = own ?? findColor(node.value)
    if (!found) {
      tell('unknown-value', node, nearestValue('color', node.value))
      return null
    }
    return {
      report: sql`r.id in (select report_id from highlight where color = ${found} and deleted_at is null)`,
      highlight: sql`h.color = ${found}`,
      note: sql`coalesce(h.color = ${found}, false)`,
    }
  }

  const read = (node: FilterNode): Record<Kind, Sql> | null => {
    if (node.key === 'theme') return theme(node)
    if (node.key === 'source') return source(node)
    if (node.key === 'by') return by(node)
    if (node.key === 'color') return color(node)
    if (node.key === 'date') {
      const span = readSpan(node.value)
      return ofReport(
        sql`(r.published >= ${span?.from ?? '0'} and substr(r.published, 1, 10) <= ${span?.to ?? '9'})`,
      )
    }
    if (node.key === 'has') return has(findPossession(node.value) ?? 'note')
    // `in:` is no condition: `placeQuery` takes it to the words.
    return all(ALL)
  }

  const lookUp = (node: FilterNode): Record<Kind, Sql> | null => {
    if (!known.has(node)) known.set(node, read(node))
    return known.get(node) ?? null
  }
  return {
    problems,
    of: (node, kind) => lookUp(node)?.[kind] ?? ALL,
    isUnderstood: (node) => lookUp(node) !== null,
  }
}

const all = (condition: Sql): Record<Kind, Sql> => ({
  report: condition,
  note: condition,
  highlight: condition,
})
function isHeard(name: string, sound: string): boolean {
  const own = keptSound(name)
  return own !== null && soundsLike(own, sound)
}

/** What is asked of the report, also of the one a note or highlight is on. Never null, so that it can be negated. */
const ofReport = (condition: Sql): Record<Kind, Sql> => all(sql`coalesce(${condition}, false)`)

/** Rows of what reports and their highlights have. */
function has(what: Possession): Record<Kind, Sql> {
  const passages = sql`select report_id from highlight where deleted_at is null`
  if (what === 'highlight')
    return {
      report: sql`r.id in (${passages})`,
      highlight: ALL,
      note: sql`coalesce(n.target_kind = 'highlight', false)`,
    }
  const targets = {
    note: sql`select target_id from note where deleted_at is null and target_id is not null`,
    theme: sql`select target_id from theme_assignment where deleted_at is null`,
    link: sql`select from_id from link where deleted_at is null union select to_id from link where deleted_at is null`,
  }[what]
  return {
    report: sql`(r.id in (${targets}) or r.id in (${passages} and id in (${targets})))`,
    highlight: sql`h.id in (${targets})`,
    note: what === 'note' ? ALL : sql`coalesce(n.target_id in (${targets}), false)`,
  }
}
