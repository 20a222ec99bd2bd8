/** A query as SQL: what the full-text tables are asked, and what else must hold of a row. */
import { join, sql, type Sql } from '../database/sql.ts'
import type { Place } from '../../../shared/search/keys.ts'
import { nodesOf, type Query, type WordsNode } from '../../../shared/search/query.ts'
import { characterOf, matchTerm } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { Conditions, Kind } from './conditions-store.ts'
import { placeQuery, type Placed, type PlacedWords } from './places.ts'

export interface Plan {
  /** An FTS5 expression, made of our own tokens only. Null: no word must be there. */
  match: string | null
  /** Which index of reports it is for: `characters` has single ones only, without places, order of fit or titles apart. */
  index: 'words' | 'characters'
  /** What else must hold; null: nothing. Rows are `r` (report), `h` (highlight), `n` (note). */
  where: Sql | null
}

/** Parts of an expression that must all hold: what must match, what must not, and what only SQL can tell. None: all do. */
interface Parts {
  match: string[]
  not: string[]
  where: Sql[]
}
const ALL: Parts = { match: [], not: [], where: [] }
/** What no row answers. */
const NONE = null

/** Are reports asked only for single Han or kana characters, wherever they stand? */
export function asksCharacters(query: Query): boolean {
  let words = 0
  for (const node of nodesOf(query)) {
    if (node.kind === 'words') {
      if (characterOf(fold(node.text)) === null) return false
      words++
    }
    if (node.kind === 'filter' && node.key === 'in') return false
  }
  return words > 0
}

const PLACES_OF: Record<Kind, readonly Place[]> = {
  report: ['titles', 'text'],
  note: ['notes'],
  highlight: ['highlights'],
}
const COLUMNS: Partial<Record<Place, string>> = { titles: 'title : ', text: 'body : ' }

/**
 * @param last the word that may go on
 * @param index `characters` where `asksCharacters`, and the table is filled
 */
export const planQuery = (
  query: Query,
  kind: Kind,
  last: WordsNode | null,
  filters: Conditions,
  index: Plan['index'] = 'words',
): Plan => planPlaced(placeQuery(query), kind, last, filters, index)

/** The same for a query whose words have their places. */
export function planPlaced(
  placed: Placed,
  kind: Kind,
  last: WordsNode | null,
  filters: Conditions,
  index: Plan['index'] = 'words',
): Plan {
  const words = ({ node, in: places }: PlacedWords): Parts | null => {
    if (index === 'characters') return { ...ALL, match: [`"${characterOf(fold(node.text))!}"`] }
    const own = PLACES_OF[kind].filter((place) => places.includes(place))
    if (own.length === 0) return NONE
    const phrase = matchTerm(fold(node.text), !node.open && (node.whole || node !== last))!
    // A place that is one of two is a column of its index.
    const column = own.length < PLACES_OF[kind].length ? COLUMNS[own[0]!] : undefined
    return { ...ALL, match: [`${column ?? ''}${phrase}`] }
  }
  const read = (placed: Placed): Parts | null => {
    switch (placed.kind) {
      case 'words':
        return words(placed)
      case 'places':
        return PLACES_OF[kind].some((place) => placed.in.includes(place)) ? ALL : NONE
      case 'filter':
        return { ...ALL, where: [filters.of(placed.node, kind)] }
      case 'not': {
        const part = read(placed.part)
        if (part === NONE) return ALL
        if (isAll(part)) return NONE
        if (part.where.length === 0 && part.not.length === 0) return { ...ALL, not: [every(part.match)] }
        return { ...ALL, where: [sql`not (${asSql(part)})`] }
      }
      case 'all': {
        const parts = placed.parts.map(read)
        if (parts.includes(NONE)) return NONE
        const held = parts.filter((part) => part !== NONE)
        return {
          match: held.flatMap(({ match }) => match),
          not: held.flatMap(({ not }) => not),
          where: held.flatMap(({ where }) => where),
        }
      }
      case 'any': {
        const parts = placed.parts.map(read).filter((part) => part !== NONE)
        if (parts.length < 2) return parts[0] ?? NONE
        if (parts.some(isAll)) return ALL
        if (parts.every(({ not, where }) => not.length === 0 && where.length === 0))
          return { ...ALL, match: [`(${parts.map(({ match }) => every(match)).join(' OR ')})`] }
        return { ...ALL, where: [sql`(${join(parts.map(asSql), ' or ')})`] }
      }
    }
  }
  const rows = {
    report: (match: string): Sql =>
      index === 'characters'
        ? sql`r.num in (select rowid from character_fts where character_fts match ${match})`
        : sql`r.num in (select rowid from report_fts where report_fts match ${match})`,
    note: (match: string): Sql => sql`n.num in (select rowid from note_fts where note_fts match ${match})`,
    highlight: (match: string): Sql =>
      sql`h.num in (select rowid from highlight_fts where highlight_fts match ${match})`,
  }[kind]
  const asSql = ({ match, not, where }: Parts): Sql =>
    sql`(${join(
      [
        ...(match.length > 0 ? [rows(every(match))] : []),
        ...not.map((expression) => sql`not ${rows(expression)}`),
        ...where,
        sql`true`,
      ],
      ' and ',
    )})`

  const { match, not, where } = read(placed) ?? { ...ALL, where: [sql`false`] }
  // NOT of FTS5 takes away from something: with nothing to take from, SQL does it.
  const isMatched = match.length > 0
  const conditions = [...where, ...(isMatched ? [] : not.map((expression) => sql`not ${rows(expression)}`))]
  return {
    index,
    match: isMatched ? (not.length > 0 ? `(${every(match)}) NOT (${not.join(' OR ')})` : every(match)) : null,
    where: conditions.length > 0 ? join(conditions, ' and ') : null,
  }
}

const isAll = ({ match, not, where }: Parts): boolean => match.length + not.length + where.length === 0

const every = (expressions: string[]): string =>
  expressions.length === 1 ? expressions[0]! : `(${expressions.join(' AND ')})`
