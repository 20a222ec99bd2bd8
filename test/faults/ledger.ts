/**
 * What the application promised, as its user saw it. The actor says what it is about to do and, once the call has
 * answered, that it was acknowledged; the harness keeps the account, not the application.
 */
export type Kind = 'highlight' | 'note' | 'theme' | 'link' | 'source' | 'backup' | 'library' | 'row'

/** What an entity must look like: its fields, or null for one that was removed. */
export type Expected = Record<string, string> | null

export type Line =
  /** The library is opened from here; `ready` when it is open. */
  | { say: 'opening' }
  | { say: 'ready' }
  | { say: 'try'; kind: Kind; id: string; state: Expected }
  | { say: 'ack'; kind: Kind; id: string; state: Expected }
  /** From here on anything may become of it. */
  | { say: 'free'; id: string }
  /** The actor has done all it was asked. */
  | { say: 'done' }

export interface Entry {
  kind: Kind
  /** The last state that was acknowledged; undefined where none was. */
  acked: Expected | undefined
  /** A later one that was begun: the kill may have come before or after its commit. */
  tried: Expected | undefined
}

export class Ledger {
  readonly entries = new Map<string, Entry>()
  acknowledged = 0

  take(line: Line): void {
    if (line.say === 'free') this.entries.delete(line.id)
    if (line.say !== 'try' && line.say !== 'ack') return
    const entry = this.entries.get(line.id) ?? { kind: line.kind, acked: undefined, tried: undefined }
    this.entries.set(line.id, entry)
    if (line.say === 'try') entry.tried = line.state
    else {
      entry.acked = line.state
      entry.tried = undefined
      this.acknowledged++
    }
  }

  /** What a library says from the start is promised, too. */
  begin(rows: ReadonlyMap<string, Record<string, string>>): void {
    for (const [id, state] of rows) this.entries.set(id, { kind: 'row', acked: state, tried: undefined })
  }

  /** The last acknowledged state of each. */
  states(): Map<string, { kind: Kind; state: Expected }> {
    return new Map(
      [...this.entries].flatMap(([id, { kind, acked }]) =>
        acked === undefined ? [] : [[id, { kind, state: acked }] as const],
      ),
    )
  }

  /** Holds the account against what the library says now. @returns a line for each broken promise */
  missing(found: ReadonlyMap<string, Record<string, string>>): string[] {
    const broken: string[] = []
    for (const [id, { kind, acked, tried }] of this.entries) {
      const state = found.get(id) ?? null
      const allowed = [acked, tried].filter((one) => one !== undefined)
      // Of a first attempt that was not acknowledged nothing need be there.
      if (acked === undefined) allowed.push(null)
      if (!allowed.some((one) => same(one, state)))
        broken.push(`${kind} ${id}: promised ${JSON.stringify(acked)}, found ${JSON.stringify(state)}`)
    }
    return broken
  }

  /** What was begun and not acknowledged may be there or not: from here on it is what was found. */
  settle(found: ReadonlyMap<string, Record<string, string>>): void {
    for (const [id, entry] of this.entries) {
      entry.acked = found.get(id) ?? null
      entry.tried = undefined
    }
  }
}

function same(one: Expected, other: Expected): boolean {
  if (one === null || other === null) return one === other
  return Object.entries(one).every(([field, value]) => other[field] === value)
}
