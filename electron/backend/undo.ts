/**
 * Undo as a stack of inverse calls, kept in the library: it survives a restart, works the same from every
 * window and the command line, and needs nothing from a feature but the call that takes a change back.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { CallName } from '../../shared/contract.ts'
import { CallError } from '../../shared/errors.ts'
import type { UndoLabel } from '../../shared/i18n/undo.ts'
import { sql, type ReadableDb, type WritableDb } from './database/sql.ts'
import type { Inverse } from './handlers.ts'

const MOST_STEPS = 500
/** Saves of one thing are one step for this long; after it, undo takes back only what came later. */
const MERGE_MILLISECONDS = 60_000

/** `undo` rows take changes back, `redo` rows (`undone = 1`) do them again. */
export type Side = 'undo' | 'redo'
const undone = (side: Side): number => (side === 'redo' ? 1 : 0)

interface StepRow {
  step: number
  label: UndoLabel
  merge_key: string | null
  made_at: string
}
interface CallRow {
  inverse_call: string
  inverse_args: string
}

const topStep = (db: ReadableDb, side: Side): StepRow | undefined =>
  db.get<StepRow>(
    sql`select step, label, merge_key, made_at from undo where undone = ${undone(side)} order by seq desc limit 1`,
  )

/** The labels of what undo and redo would do next. */
export function readState(db: ReadableDb): { undo: UndoLabel | null; redo: UndoLabel | null } {
  return { undo: topStep(db, 'undo')?.label ?? null, redo: topStep(db, 'redo')?.label ?? null }
}

/** Remembers how a change just made is taken back. What had been undone can no longer be redone. */
export function pushChange(db: WritableDb, inverses: readonly Inverse[]): void {
  const [first] = inverses
  if (!first) return
  const couldRedo = topStep(db, 'redo') !== undefined
  if (couldRedo) db.run(sql`delete from undo where undone = 1`)
  const top = couldRedo ? undefined : topStep(db, 'undo')
  if (first.mergeKey === undefined || top?.merge_key !== first.mergeKey) {
    writeStep(db, 'undo', nextStep(db), inverses)
    forgetOldest(db)
  } else if (!holdsSameThing(db, top.step, first)) {
    writeStep(db, 'undo', top.step, inverses)
  } else if (db.clock.now().getTime() - Date.parse(top.made_at) > MERGE_MILLISECONDS) {
    writeStep(db, 'undo', nextStep(db), inverses)
    forgetOldest(db)
  }
  // Else the step's own inverse already leads back to before the first of these saves.
}

/**
 * Takes the newest step off one side, runs its calls and puts their inverses on the other.
 * @param run runs a mutation inside the same transaction and returns its inverses, in the order to run them
 * @returns the step's label. @throws nothing-to-undo, nothing-to-redo, or what a call throws.
 */
export function takeStep(
  db: WritableDb,
  side: Side,
  run: (call: CallName, args: unknown) => readonly Inverse[],
): UndoLabel {
  const top = topStep(db, side)
  if (!top) throw new CallError(side === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo', `no step to ${side}`)
  const calls = db.all<CallRow>(
    sql`select inverse_call, inverse_args from undo where step = ${top.step} order by seq desc`,
  )
  db.run(sql`delete from undo where step = ${top.step}`)
  const back: Inverse[] = []
  for (const { inverse_call, inverse_args } of calls)
    back.unshift(...run(inverse_call as CallName, unpack(inverse_args)))
  // The step keeps its name on its way back and forth: "Redo Highlight", not "Redo Remove highlight".
  // It takes no more saves in: what is typed after an undo is a step of its own.
  const named = back.map((inverse) => ({ ...inverse, label: top.label, mergeKey: undefined }))
  writeStep(db, side === 'undo' ? 'redo' : 'undo', nextStep(db), named)
  return top.label
}

/** Drops the newest step of a side, because its calls no longer apply. Returns its label. */
export function dropStep(db: WritableDb, side: Side): UndoLabel | null {
  const top = topStep(db, side)
  if (top) db.run(sql`delete from undo where step = ${top.step}`)
  return top?.label ?? null
}

const nextStep = (db: ReadableDb): number =>
  (db.get<{ last: number }>(sql`select coalesce(max(step), 0) as last from undo`)?.last ?? 0) + 1

/** Rows run from the greatest seq down, so the first to run is written last. */
function writeStep(
  db: WritableDb,
  side: Side,
  step: number,
  inverses: readonly Pick<Inverse, 'label' | 'call' | 'args' | 'mergeKey'>[],
): void {
  for (const { label, call, args, mergeKey } of inverses.toReversed())
    db.run(
      sql`insert into undo (step, label, merge_key, inverse_call, inverse_args, undone, made_at)
          values (${step}, ${label}, ${mergeKey ?? null}, ${call}, ${pack(args)}, ${undone(side)}, ${db.now()})`,
    )
}

/** Shorter arguments are kept as they are, so that they can be read with any tool; UTF-16 units. */
const PACKED_FROM = 16_384

/**
 * Arguments as text for the table. Long ones (a page's decisions as they were before an act of the desk: 5 MB for a
 * page of 5 MB, at each act) are packed to a tenth; what is kept is JSON in either case.
 */
function pack(args: unknown): string {
  const json = JSON.stringify(args)
  if (json.length < PACKED_FROM) return json
  return JSON.stringify({ deflated: deflateRawSync(json, { level: 1 }).toString('base64') })
}

function unpack(kept: string): unknown {
  const args = JSON.parse(kept) as { deflated?: unknown }
  return typeof args.deflated === 'string'
    ? JSON.parse(inflateRawSync(Buffer.from(args.deflated, 'base64')).toString('utf8'))
    : args
}

/** Does the step already hold the way back of the same row? */
function holdsSameThing(db: ReadableDb, step: number, inverse: Inverse): boolean {
  const id = 'id' in inverse.args ? inverse.args.id : null
  return (
    db.get(
      sql`select 1 from undo where step = ${step} and json_extract(inverse_args, '$.id') = ${id} limit 1`,
    ) !== undefined
  )
}

function forgetOldest(db: WritableDb): void {
  db.run(
    sql`delete from undo where step <= (
          select step from (select distinct step from undo order by step desc limit ${MOST_STEPS + 1})
          order by step limit 1)
        and (select count(distinct step) from undo) > ${MOST_STEPS}`,
  )
}
