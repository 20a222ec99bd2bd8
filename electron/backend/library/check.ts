/**
 * "Check library": does the disk still hold what was put there? It runs in a thread of its own and holds up nothing;
 * how far it is can be asked, and it can be called off. One check at a time: who asks while one runs gets its outcome.
 */
import { setImmediate } from 'node:timers/promises'
import type { CallResult } from '../../../shared/contract.ts'
import { CallError } from '../../../shared/errors.ts'
import type { CheckCode } from '../../../shared/i18n/errors-check.ts'
import type { LostRow } from '../database/salvage-losses.ts'
import type { ReadableDb } from '../database/sql.ts'
import { SEALED, type SealedTable } from '../database/seals.ts'
import type { TaskContext } from '../handlers.ts'
import { partJob, planJob, type CheckPart, type Finding, type PartDone } from './check-parts.ts'
import { nameOfRow } from './names-store.ts'
import { hasAllSeals, sealNext } from './seal-store.ts'

type Result = CallResult<'library.check'>
type State = CallResult<'library.checkState'>

/** What can be wrong, in English for logs and the command line; shared/i18n/errors-check.ts says it in three languages. */
const SENTENCES: Record<CheckCode, string> = {
  'not-salvaged': 'entries of the damaged library could not be read',
  integrity: 'the database file is damaged',
  'changes-missing': 'the last saved changes are missing',
  'row-changed': 'entries are not what was saved',
  'row-lost': 'entries are gone that were never removed',
  'broken-keys': 'rows point at rows that are gone',
  'original-missing': 'original files are missing from blobs/',
  'original-changed': 'original files are no longer what was imported',
  'text-damaged': 'texts of sources are missing or not what was imported',
  'block-outside': 'pieces of reports reach past their text',
  'text-twice': 'pieces of reports hold the same text',
  'quote-moved': 'highlights no longer stand on their words',
  'correction-moved': 'corrections no longer stand on the words they correct',
  stray: 'notes, themes or links sit on something that is gone',
  'index-damaged': 'the search index is damaged',
  'index-incomplete': 'the search index does not match the library',
}

/**
 * Found through an index: where one is damaged, whole rows seem gone or changed. What is really wrong with them is found
 * once it was made anew.
 */
const READ_THROUGH_INDEXES: readonly CheckCode[] = [
  'row-changed',
  'row-lost',
  'broken-keys',
  'stray',
  'index-incomplete',
]

/** Names told of one kind of problem. */
const MOST_NAMES = 50
/** Windows ask how far it is at most this often, in milliseconds. */
const TELL_EVERY = 200
/** Milliseconds of sealing in one transaction. */
const SLICE = 20

interface Running {
  promise: Promise<Result>
  cancel: AbortController
  done: number
  total: number
}
interface Known {
  running: Running | null
  /** The outcome of one that began by itself and found something. */
  unasked: Result | null
  unclean: boolean
}
const states = new WeakMap<object, Known>()
function knownOf(library: object): Known {
  const known = states.get(library) ?? { running: null, unasked: null, unclean: false }
  states.set(library, known)
  return known
}

/** How far a check is, and what one that began by itself has found. */
export function readCheckState(library: object): State {
  const { running, unasked, unclean } = knownOf(library)
  return { progress: running && { done: running.done, total: running.total }, unasked, unclean }
}

export function cancelCheck({ library, announce }: TaskContext): void {
  const known = knownOf(library)
  known.running?.cancel.abort()
  known.unasked = null
  announce(['check'])
}

/** Checks everything. @throws cancelled */
export function checkLibrary(context: TaskContext): Promise<Result> {
  const known = knownOf(context.library)
  if (!known.running) {
    const running: Running = {
      promise: Promise.resolve() as never,
      cancel: new AbortController(),
      done: 0,
      total: 0,
    }
    known.running = running
    known.unasked = null
    running.promise = runParts(context, running).finally(() => {
      known.running = null
      context.announce(['check'])
    })
  }
  return known.running.promise
}

/**
 * After an end that was no clean one, or where another database took the library's place: in the background, heard of
 * only where something is wrong.
 * @param crashed windows say so
 */
export async function checkUnasked(context: TaskContext, crashed: boolean): Promise<void> {
  knownOf(context.library).unclean = crashed
  try {
    const result = await checkLibrary(context)
    if (result.ok) return
    knownOf(context.library).unasked = result
    context.announce(['check'])
    context.log(new Error(`the library has problems: ${JSON.stringify(result.problems)}`))
  } catch (error) {
    if (!(error instanceof CallError && ['cancelled', 'connection-lost'].includes(error.code))) throw error
  }
}

async function runParts(context: TaskContext, running: Running): Promise<Result> {
  const { folder, signal, announce } = context
  const found = new Map<CheckCode, Finding[]>()
  const checked: Record<string, number> = { sources: 0, highlights: 0, blocks: 0 }
  await context.alone(async (ask) => {
    const { parts, total } = await ask(planJob, {})
    running.total = total
    let told = 0
    for (const first of parts) {
      for (let part: CheckPart | null = first; part; ) {
        if (signal.aborted) throw new CallError('connection-lost', 'the library is being closed')
        if (running.cancel.signal.aborted) throw new CallError('cancelled', 'the check was called off')
        const answer: PartDone = await ask(partJob, { folder, part })
        for (const one of answer.findings) found.set(one.code, [...(found.get(one.code) ?? []), one])
        for (const [name, count] of Object.entries(answer.checked))
          checked[name] = (checked[name] ?? 0) + count
        running.done += answer.done
        if (performance.now() - told > TELL_EVERY) {
          told = performance.now()
          announce(['check'])
        }
        part = answer.next
        // Without a thread of its own (the command line), what else waits has its turn.
        await setImmediate()
      }
    }
  }, running.cancel.signal)
  const details = [...found.values()].flat().flatMap(({ detail }) => detail ?? [])
  if (details.length > 0)
    context.log(new Error(`SQLite says: ${[...new Set(details)].slice(0, MOST_NAMES).join('; ')}`))
  if (found.has('integrity')) for (const code of READ_THROUGH_INDEXES) found.delete(code)
  const problems = [...found].map(([code, findings]) => ({
    code,
    message: SENTENCES[code],
    count: findings.length,
    ...told(findings),
  }))
  return { ok: problems.length === 0, checked, problems }
}

/** After a repair: what could not be brought over, by name, until the user has taken note. */
export function tellLost({ library, db }: TaskContext, lost: readonly LostRow[]): void {
  knownOf(library).unasked = {
    ok: false,
    checked: {},
    problems: [
      {
        code: 'not-salvaged',
        message: SENTENCES['not-salvaged'],
        count: lost.length,
        ...nameLost(db, lost),
      },
    ],
  }
}

/** What lost rows are called, as far as the library can say; some of them. */
export function nameLost(db: ReadableDb, lost: readonly LostRow[]): { names: string[]; kinds: string[] } {
  const name = ({ table, id, name: known }: LostRow): string => {
    if (known !== undefined) return known
    try {
      return SEALED.some((sealed) => sealed === table) ? nameOfRow(db, table as SealedTable, id) : ''
    } catch {
      // In the damaged library itself: the row cannot be read.
      return ''
    }
  }
  return told(lost.map((row) => ({ name: name(row), kind: row.table })))
}

/** Each name once, and the tables of what has none. */
const told = (list: readonly { name: string; kind?: string }[]): { names: string[]; kinds: string[] } => ({
  names: [...new Set(list.map(({ name }) => name))].filter((name) => name !== '').slice(0, MOST_NAMES),
  kinds: [...new Set(list.flatMap(({ name, kind }) => (name === '' ? (kind ?? []) : [])))],
})

/** Seals what has no seal yet (after an upgrade), a little at a time. */
export async function goOnSealing({ db, change, signal }: TaskContext): Promise<void> {
  while (!signal.aborted && !hasAllSeals(db)) {
    const end = performance.now() + SLICE
    change((writable) => ({
      result: sealNext(writable, () => performance.now() >= end),
      inverse: null,
      tables: [],
      ids: [],
    }))
    await setImmediate()
  }
}
