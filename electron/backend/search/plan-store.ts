/** A query as SQL: what the full-text tables are asked, and what else must hold of a row. */
import { join, sql, type Sql } from '../database/sql.ts'
import { findPlace, type Place } from '../../../shared/search/keys.ts'
import { nodesOf, type FilterNode, type Query, type WordsNode } from '../../../shared/search/query.ts'
import { characterOf, matchTerm } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { Conditions, Kind } from './conditions-store.ts'

export interface Plan {
  /** An FTS5 expression, made of our own tokens only. Null: no word must be there. */
  match: string | null
  /** Which index of reports it is for: `characters` has single ones only, without places, order of fit or titles apart. */
  index: 'words' | 'characters'
  /** What else must hold; null: nothing. Rows are `r` (report), `h` (highlight), `n` (note). */
  where: Sql | null
}

/** Parts of an expression: what must match, what must not, and what only SQL can tell. */
interface Parts {
  match: string[]
  not: string[]
  where: Sql[]
}

/** `in:titles` and `in:text` say of their neighbours where they must stand. */
export function placeIn(node: Query, place: Place | null): Place | null {
  if (node.kind !== 'all') return place
  const own = node.parts.find((part) => part.kind === 'filter' && part.key === 'in')
  return own?.kind === 'filter' ? findPlace(own.value) : place
}

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

/**
 * @param last the word that may go on
 * @param index `characters` where `asksCharacters`, and the table is filled
 */
export function planQuery(
  query: Query,
  kind: Kind,
  last: WordsNode | null,
  filters: Conditions,
  index: Plan['index'] = 'words',
): Plan {
  const words = (node: WordsNode, place: Place | null): string => {
    if (index === 'characters') return `"${characterOf(fold(node.text))!}"`
    const phrase = matchTerm(fold(node.text), !node.open && (node.whole || node !== last))!
    const column = kind === 'report' ? { titles: 'title : ', text: 'body : ' }[place as string] : undefined
    return `${column ?? ''}${phrase}`
  }
  const read = (node: Query, place: Place | null): Parts => {
    switch (node.kind) {
      case 'words':
        return { match: [words(node, place)], not: [], where: [] }
      case 'filter':
        return { match: [], not: [], where: [filter(node)] }
      case 'not': {
        const part = read(node.part, place)
        if (part.where.length === 0 && part.not.length === 0)
          return { match: [], not: [every(part.match)], where: [] }
        return { match: [], not: [], where: [sql`not (${asSql(part)})`] }
      }
      case 'all': {
        const own = placeIn(node, place)
        const parts = node.parts.map((part) => read(part, own))
        return {
          match: parts.flatMap(({ match }) => match),
          not: parts.flatMap(({ not }) => not),
          where: parts.flatMap(({ where }) => where),
        }
      }
      case 'any': {
        const parts = node.parts.map((part) => read(part, place))
        if (parts.every(({ not, where }) => not.length === 0 && where.length === 0))
          return { match: [`(${parts.map(({ match }) => every(match)).join(' OR ')})`], not: [], where: [] }
        return { match: [], not: [], where: [sql`(${join(parts.map(asSql), ' or ')})`] }
      }
    }
  }
  const filter = (node: FilterNode): Sql => filters.of(node, kind)
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

  const { match, not, where } = read(query, null)
  // NOT of FTS5 takes away from something: with nothing to take from, SQL does it.
  const isMatched = match.length > 0
  const conditions = [...where, ...(isMatched ? [] : not.map((expression) => sql`not ${rows(expression)}`))]
  return {
    index,
    match: isMatched ? (not.length > 0 ? `(${every(match)}) NOT (${not.join(' OR ')})` : every(match)) : null,
    where: conditions.length > 0 ? join(conditions, ' and ') : null,
  }
}

const every = (expressions: string[]): string =>
  expressions.length === 1 ? expressions[0]! : `(${expressions.join(' AND ')})`
