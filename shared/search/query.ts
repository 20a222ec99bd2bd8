/** What a query means, as a tree. Each node knows where it stands in what was typed, in UTF-16 units. */
import type { Range } from '../model/range.ts'
import type { FilterKey } from './keys.ts'

/** A word, or words that stand together (`whole`: they were quoted, and the last of them does not go on). */
export interface WordsNode {
  kind: 'words'
  text: string
  whole: boolean
  /** `trad*`: any word that begins so. */
  open: boolean
  at: Range
}
/** `theme:贸易`. The value is as typed, without its quotation marks. */
export interface FilterNode {
  kind: 'filter'
  key: FilterKey
  value: string
  at: Range
}
export type Query =
  | WordsNode
  | FilterNode
  | { kind: 'all' | 'any'; parts: Query[]; at: Range }
  | { kind: 'not'; part: Query; at: Range }

/** Something in a query that is not understood, or cannot be what was meant. */
export const QUERY_PROBLEMS = [
  'unknown-filter',
  'unknown-value',
  'bad-date',
  'turned-dates',
  'empty-value',
  'open-quote',
  'open-parenthesis',
  'lone-operator',
  'too-deep',
  'no-theme',
  'no-source',
  'no-person',
] as const
export type QueryProblemCode = (typeof QUERY_PROBLEMS)[number]

export interface QueryProblem {
  code: QueryProblemCode
  at: Range
  /** What was typed there. */
  given: string
  /** What was probably meant, ready to take its place. */
  suggestion: string | null
}

export interface Parsed {
  /** Null where nothing is asked for. */
  query: Query | null
  problems: QueryProblem[]
}

/** Every node below and with this one, in the order of the query. */
export function* nodesOf(query: Query): Generator<Query> {
  yield query
  if (query.kind === 'not') yield* nodesOf(query.part)
  else if ('parts' in query) for (const part of query.parts) yield* nodesOf(part)
}

/** The parts that must all hold: what the chips show. */
export const partsOf = (query: Query | null): Query[] =>
  query === null ? [] : query.kind === 'all' ? query.parts : [query]

/** A query without the filters that do not hold; null where nothing else is asked for. */
export function keepingFilters(query: Query, holds: (filter: FilterNode) => boolean): Query | null {
  if (query.kind === 'words') return query
  if (query.kind === 'filter') return holds(query) ? query : null
  if (query.kind === 'not') {
    const part = keepingFilters(query.part, holds)
    return part && { ...query, part }
  }
  const parts = query.parts.flatMap((part) => keepingFilters(part, holds) ?? [])
  return parts.length > 1 ? { ...query, parts } : (parts[0] ?? null)
}
