/**
 * SQL that can only bind. `sql` turns every interpolation into a parameter, so no text from outside can
 * become SQL. Readers take a `ReadableDb`, writers a `WritableDb`: a function that only reads cannot write,
 * neither by its type nor at run time.
 */
import type Database from 'better-sqlite3'
import type { Clock } from './clock.ts'

export type SqlValue = string | number | bigint | boolean | Uint8Array | null

/** A statement and what it binds. Only `sql`, `identifier` and `join` make one. */
export class Sql {
  readonly text: string
  readonly params: readonly SqlValue[]
  constructor(text: string, params: readonly SqlValue[]) {
    this.text = text
    this.params = params
  }
}

/** Builds a statement; values are bound, other `sql` fragments are put in place. */
export function sql(strings: TemplateStringsArray, ...values: (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? ''
  const params: SqlValue[] = []
  values.forEach((value, at) => {
    if (value instanceof Sql) {
      text += value.text
      params.push(...value.params)
    } else {
      text += '?'
      params.push(value)
    }
    text += strings[at + 1] ?? ''
  })
  return new Sql(text, params)
}

/** The name of a table or column, quoted. Only our own names have this form. */
export function identifier(name: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a name of a table or column: ${name}`)
  return new Sql(`"${name}"`, [])
}

/** Fragments with `separator` (literal SQL of ours) between them. */
export function join(parts: readonly Sql[], separator: ', ' | ' and ' | ' or ' = ', '): Sql {
  return new Sql(
    parts.map((part) => part.text).join(separator),
    parts.flatMap((part) => part.params),
  )
}

/** `value in (list)` for any length of list: bound as one JSON array, so the statement stays the same. */
export const list = (values: readonly (string | number)[]): Sql =>
  sql`(select value from json_each(${JSON.stringify(values)}))`

/**
 * better-sqlite3 binds every JS number as REAL. STRICT columns take 5.0 as 5, but FTS5 configuration,
 * `typeof()` and JSON comparisons do not: whole numbers go as BigInt.
 */
function bound(value: SqlValue): string | number | bigint | Uint8Array | null {
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  return value
}

/** Compiled statements kept per connection; the texts are ours, so they are few. */
const MOST_STATEMENTS = 400
const compiled = new WeakMap<Database.Database, Map<string, Database.Statement>>()

function statement(connection: Database.Database, text: string): Database.Statement {
  let cache = compiled.get(connection)
  if (!cache) compiled.set(connection, (cache = new Map()))
  const known = cache.get(text)
  // A statement that is being iterated cannot be used a second time.
  if (known && !known.busy) return known
  const made = connection.prepare(text)
  if (cache.size >= MOST_STATEMENTS) cache.clear()
  cache.set(text, made)
  return made
}

class Reader {
  protected readonly connection: Database.Database
  constructor(connection: Database.Database) {
    this.connection = connection
  }

  /** Every row. Whole numbers come back as JS numbers. */
  all<Row>(query: Sql): Row[] {
    return this.#reading(query).all(...query.params.map(bound)) as Row[]
  }

  /** The first row, or undefined. */
  get<Row>(query: Sql): Row | undefined {
    return this.#reading(query).get(...query.params.map(bound)) as Row | undefined
  }

  /** Rows one at a time, for what is too big to hold. No write may happen until the loop has ended. */
  each<Row>(query: Sql): IterableIterator<Row> {
    return this.#reading(query).iterate(...query.params.map(bound)) as IterableIterator<Row>
  }

  #reading(query: Sql): Database.Statement {
    const found = statement(this.connection, query.text)
    if (!found.readonly || !found.reader) throw new Error(`this statement does not only read: ${query.text}`)
    return found
  }
}

class Writer extends Reader {
  /** The present and the order of writes. */
  readonly clock: Clock
  constructor(connection: Database.Database, clock: Clock) {
    super(connection)
    this.clock = clock
  }

  /**
   * Runs a statement that writes. Rows that users see are written through `change.ts`, which keeps the
   * history; this is for what is derived (search index, blocks) and for the machinery itself.
   */
  run(query: Sql): { changes: number; rowid: number } {
    if (!this.connection.inTransaction) throw new Error(`a write outside a transaction: ${query.text}`)
    const { changes, lastInsertRowid } = statement(this.connection, query.text).run(
      ...query.params.map(bound),
    )
    return { changes, rowid: Number(lastInsertRowid) }
  }

  /** The present as an instant, ISO 8601 UTC. */
  now(): string {
    return this.clock.now().toISOString()
  }
}

/** A library that can be asked. */
export type ReadableDb = Pick<Reader, 'all' | 'get' | 'each'>
/** A library inside a write transaction. */
export type WritableDb = Writer

export const readable = (connection: Database.Database): ReadableDb => new Reader(connection)
export const writable = (connection: Database.Database, clock: Clock): WritableDb =>
  new Writer(connection, clock)
