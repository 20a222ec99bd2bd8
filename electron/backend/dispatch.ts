/**
 * One call in, one answer out. What every feature would otherwise have to remember happens here once:
 * arguments are checked, a mutation runs in one transaction with its history and its way back, and what
 * changed is announced after the commit.
 */
import { z } from 'zod'
import { contract, type CallName, type LibraryChanged, type Table } from '../../shared/contract.ts'
import { CallError } from '../../shared/errors.ts'
import { nameFailure } from './database/failures.ts'
import { requireWritable } from './database/require-writable.ts'
import type { Library } from './database/open.ts'
import type { ReadableDb, WritableDb } from './database/sql.ts'
import type { Change, Inverse, Job, Mutations, Queries, Rights, TaskContext, Tasks } from './handlers.ts'
import type { Reader } from './reader/run-reader.ts'
import { checkFuse } from './removals/fuse.ts'
import { dropStep, pushChange, readState, takeStep, type Side } from './undo.ts'

export interface Features {
  queries: Queries
  mutations: Mutations
  tasks: Tasks
}

/** What tasks get beside the library, from whoever made the backend; and who answers what is asked apart. */
export type TaskSurroundings = Pick<
  TaskContext,
  | 'now'
  | 'seeds'
  | 'createImporter'
  | 'makeExport'
  | 'previewExport'
  | 'cancelPreview'
  | 'previewTemplate'
  | 'printPdf'
  | 'chooseFolder'
  | 'log'
  | 'signal'
  | 'background'
  | 'backups'
  | 'freeze'
  | 'repair'
> & { reader: Reader | null; makeReader: (() => Reader) | null }

export interface Dispatcher {
  /** Answers a call. @throws CallError; anything else is a fault of ours. */
  answer(call: string, args: unknown, rights: Rights): Promise<unknown>
  /** For work that no call begins, but the opening of the library. */
  context: TaskContext
}

/** An event names at most this many rows; beyond it, `ids` is empty: much changed. */
const MOST_IDS = 500

type Handler<First, Result> = (first: First, args: unknown) => Result
/** A feature's handlers are typed by call; here all calls look alike. Only own keys count: `constructor` is no call. */
function find<First, Result>(handlers: object, call: string): Handler<First, Result> | undefined {
  return Object.hasOwn(handlers, call)
    ? (handlers as Record<string, Handler<First, Result>>)[call]
    : undefined
}

export function createDispatcher(
  library: Library,
  features: Features,
  surroundings: TaskSurroundings,
  announce: (change: LibraryChanged) => void,
): Dispatcher {
  const mutation = (call: string) => find<WritableDb, Change<unknown>>(features.mutations, call)

  const tell = (tables: readonly Table[], ids: readonly string[]): void => {
    if (tables.length === 0) return
    const change = { tables: [...new Set(tables)], ids: ids.length > MOST_IDS ? [] : [...new Set(ids)] }
    // Right before the answer, and no earlier: a window that hears of its own save while it waits takes it for another's
    // and lays the saved words over those typed since.
    const send = (): void => announce(change)
    void library.marked().then(send, send)
  }

  function change<R>(mutate: (db: WritableDb) => Change<R>): R {
    if (surroundings.signal.aborted) throw closing()
    const { result, tables, ids, isStep } = library.transact((db) => {
      const made = mutate(db)
      const inverses = inversesOf(made)
      for (const { call } of inverses)
        if (!mutation(call)) throw new Error(`only a mutation can be an inverse: ${call}`)
      pushChange(db, inverses)
      return { ...made, isStep: inverses.length > 0 }
    })
    tell(isStep && tables.length > 0 ? [...tables, 'undo'] : tables, ids)
    return result
  }

  function step(side: Side): { label: string } {
    const tables: Table[] = ['undo']
    const ids: string[] = []
    try {
      const label = library.transact((db) =>
        takeStep(db, side, (call, args) => {
          const made = mutation(call)?.(db, parse(call, args))
          if (!made) throw new CallError('unknown-call', `undo names a call that is gone: ${call}`)
          tables.push(...made.tables)
          ids.push(...made.ids)
          return inversesOf(made)
        }),
      )
      tell(tables, ids)
      return { label }
    } catch (error) {
      if (!(error instanceof CallError) || !OUTDATED.has(error.code)) throw error
      const label = library.transact((db) => dropStep(db, side))
      tell(['undo'], [])
      throw new CallError('undo-outdated', error.message, { label: label ?? '' }, error)
    }
  }

  const { reader: _, makeReader, ...forTasks } = surroundings

  async function alone<T>(
    act: (ask: <Args, Answer>(job: Job<Args, Answer>, args: Args) => Promise<Answer>) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const own = makeReader?.() ?? null
    const calledOff = Promise.withResolvers<never>()
    calledOff.promise.catch(() => undefined)
    const stop = (): void => calledOff.reject(new CallError('cancelled', 'it was called off'))
    signal.addEventListener('abort', stop, { once: true })
    const close = (): void => calledOff.reject(closing())
    surroundings.signal.addEventListener('abort', close, { once: true })
    try {
      return await act((job, args) =>
        own
          ? (Promise.race([own.ask(job.name, args, { background: true }), calledOff.promise]) as Promise<
              ReturnType<typeof job.run>
            >)
          : Promise.resolve(job.run(library.db, args)),
      )
    } finally {
      surroundings.signal.removeEventListener('abort', close)
      // Closing the library waits for it: an open connection would keep the log from being folded in.
      if (own) surroundings.background(own.close())
    }
  }

  /** What a call may do to a library that is only read: keep where its window stands. */
  const refuseWriting = (call: string): void => {
    if (call !== 'settings.set') requireWritable(library)
  }

  const contextFor = (rights: Rights): TaskContext => ({
    ...forTasks,
    library,
    folder: library.folder,
    db: library.db,
    readOnly: library.readOnly,
    change: (mutate) => {
      refuseWriting('')
      return change(mutate)
    },
    alone,
    apart: async (job, args) =>
      surroundings.reader
        ? ((await surroundings.reader.ask(job.name, args, { background: true })) as ReturnType<
            typeof job.run
          >)
        : job.run(library.db, args),
    announce: (tables, ids = []) => tell(tables, ids),
    ...rights,
  })

  async function run(call: CallName, args: unknown, rights: Rights): Promise<unknown> {
    if (call === 'undo.state') return readState(library.db)
    if (call === 'undo.undo' || call === 'undo.redo' || mutation(call)) refuseWriting(call)
    if (call === 'undo.undo') return step('undo')
    if (call === 'undo.redo') return step('redo')
    if (call === 'search.cancel') surroundings.reader?.cancel((args as { session: string }).session)
    if (surroundings.reader?.answers(call)) return surroundings.reader.ask(call, args)
    const query = find<ReadableDb, unknown>(features.queries, call)
    if (query) return query(library.db, args)
    const mutate = mutation(call)
    if (mutate) {
      if (checkFuse(library.db, call, args)) await surroundings.backups.before('act')
      return change((db) => {
        // Again, in the transaction: something may have come while the copy was made.
        checkFuse(db, call, args)
        return mutate(db, args)
      })
    }
    const task = find<TaskContext, Promise<unknown>>(features.tasks, call)
    if (task) return task(contextFor(rights), args)
    throw new CallError('unknown-call', `no handler for ${call}`, { call })
  }

  return {
    // What is derived (search index, seals) may be made in a copy, too.
    context: { ...contextFor({ mayUsePaths: false }), change },
    async answer(call, args, rights) {
      if (surroundings.signal.aborted) throw closing()
      if (!Object.hasOwn(contract, call))
        throw new CallError('unknown-call', `there is no call ${call.slice(0, 100)}`, {
          call: call.slice(0, 100),
        })
      const name = call as CallName
      const parsed = parse(name, args ?? {})
      try {
        const result = await run(name, parsed, rights)
        if (!find(features.queries, name)) await library.marked()
        return result
      } catch (error) {
        throw nameFailure(error, library.folder)
      }
    },
  }
}

/** What a step may meet when the library has moved on since; anything else is no reason to drop it. */
const OUTDATED: ReadonlySet<string> = new Set([
  'bad-arguments',
  'unknown-call',
  'not-found',
  'range-outside',
  'source-annotated',
  'theme-name-taken',
  'theme-inside-itself',
  'link-to-itself',
  'page-changed',
  'correction-overlap',
  'version-of-itself',
  // The same file has come in again: the step cannot apply, and must not bar the way to those below it.
  'undo-outdated',
])

function inversesOf({ inverse }: Change<unknown>): readonly Inverse[] {
  if (inverse === null) return []
  return 'call' in inverse ? [inverse] : inverse
}

/** @throws bad-arguments naming the call and the first thing wrong. */
function parse(call: CallName, args: unknown): unknown {
  const parsed = contract[call].args.safeParse(args)
  if (parsed.success) return parsed.data
  throw new CallError('bad-arguments', z.prettifyError(parsed.error), {
    call,
    detail: z.prettifyError(parsed.error).split('\n')[0] ?? '',
  })
}

const closing = (): CallError => new CallError('connection-lost', 'the library is being closed')
