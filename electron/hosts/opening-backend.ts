/**
 * A backend for a library that does not open: it says why and does what the user chooses, until one is open. Every
 * other call fails as the opening did. Nothing in the folder changes before the user has chosen.
 */
import type { CallResult } from '../../shared/contract.ts'
import { contract } from '../../shared/contract.ts'
import type { OpeningAct } from '../../shared/contract/opening.ts'
import { CallError } from '../../shared/errors.ts'
import { serve } from '../../shared/rpc.ts'
import type { Backend } from '../backend/backend.ts'
import type { holders } from '../backend/database/call-holder.ts'
import type { BackupEntry } from '../backend/database/backups-list.ts'
import type { Repair } from '../backend/database/repair.ts'
import { startSteadyBackend } from './steady-backend.ts'

/** How a library is to be opened. */
export interface Choice {
  folder: string
  /** Done first, once. */
  repair?: Repair | undefined
  forReading?: 'copy' | 'if-needed' | undefined
  /** The lock of another machine that is silent is taken, once. */
  takesLock?: boolean | undefined
}

export interface OpeningOptions {
  folder: string
  /** How it is tried at first; not given: for writing, or on a read-only medium for reading. */
  first?: Omit<Choice, 'folder'> | undefined
  /** Opens a library. @throws what opening throws */
  start: (choice: Choice) => Promise<Backend>
  /** The backups of a library's folder, newest first. */
  listBackups: (folder: string) => Pick<BackupEntry, 'name' | 'path' | 'madeAt' | 'counts'>[]
  /** Who has a library open, and how to ask them to show their window. */
  holders: typeof holders
  /** Asks the user for another folder, where the host can; null: they changed their mind. */
  chooseFolder?: (() => Promise<string | null>) | undefined
  /** What somebody who helps needs to know of a library that did not open. */
  diagnose: (folder: string, failure: unknown) => string
  log: (error: unknown) => void
  /** Hears which folder the library that is open lies in: another than the first, where the user chose one. */
  opened?: ((folder: string) => void) | undefined
  /** Hears that a new thread answers: after a death, or because a backup was put back. */
  restarted?: ((isAfterDeath: boolean) => void) | undefined
}

/** What fits each way in which opening fails; the first is what most will want. */
const ACTS: Record<string, OpeningAct[]> = {
  'library-locked': ['forward', 'again', 'reading', 'take', 'folder'],
  'library-newer': ['reading', 'backup', 'again', 'folder'],
  'library-damaged': ['backup', 'salvage', 'again', 'folder'],
  'library-header': ['backup', 'salvage', 'again', 'folder'],
  'library-empty': ['backup', 'again', 'folder'],
  'library-gone': ['again', 'backup', 'folder'],
  'library-behind': ['again', 'backup', 'accept', 'reading', 'folder'],
  'library-other': ['again', 'backup', 'accept', 'reading', 'folder'],
  // Reading makes its copy in the folder for what is temporary, which may lie on another disk.
  'disk-full': ['again', 'reading', 'folder'],
  'disk-failing': ['again', 'reading', 'backup', 'folder'],
  // A fault of ours: what was saved must be within reach all the same.
  internal: ['again', 'reading', 'backup', 'folder'],
  'library-migration': ['again', 'reading', 'backup', 'folder'],
  'library-migration-uncopied': ['again', 'reading', 'backup', 'folder'],
  'library-unreadable': ['backup', 'again', 'folder'],
}
const OTHERS: OpeningAct[] = ['again', 'folder']

/** Opens the library, or a backend that tells why it could not. Never rejects. */
export async function startOrExplain(options: OpeningOptions): Promise<Backend> {
  const { folder, first = { forReading: 'if-needed' }, start, log, restarted, opened } = options
  const steady = (choice: Choice): Promise<Backend> => {
    let { repair, takesLock } = choice
    return startSteadyBackend(
      () => {
        const once = { ...choice, repair, takesLock }
        // A backend that is started anew after a crash must not repair again.
        repair = undefined
        takesLock = undefined
        return start(once)
      },
      log,
      restarted,
    )
  }
  try {
    const backend = await steady({ folder, ...first })
    opened?.(folder)
    return backend
  } catch (error) {
    log(error)
    return explain(inWords(error, folder), steady, options)
  }
}

function explain(
  first: CallError,
  open: (choice: Choice) => Promise<Backend>,
  {
    folder: chosen,
    listBackups,
    holders: { who, call },
    chooseFolder,
    diagnose,
    log,
    opened: tellOpened,
  }: OpeningOptions,
): Backend {
  let failure = first
  let folder = chosen
  let live: Backend | null = null
  let isActing = false
  const waiting: ((opened: Backend) => void)[] = []
  const ended = Promise.withResolvers<Error | null>()

  /** Can the holder be asked? Only a window on this machine helps. Told as it was when opening failed. */
  let holder = who(folder)

  const state = (): CallResult<'opening.state'> => {
    if (live) return null
    const backups = listBackups(folder).map(({ name, madeAt, counts: { reports, highlights, notes } }) => ({
      ...{ name, madeAt, counts: { reports, highlights, notes } },
    }))
    const acts = (ACTS[failure.code] ?? OTHERS).filter(
      (act) =>
        (act !== 'backup' || backups.length > 0) &&
        (act !== 'folder' || chooseFolder !== undefined) &&
        (act !== 'forward' || holder === 'this-machine') &&
        (act !== 'take' || holder === 'silent'),
    )
    return { code: failure.code, data: failure.data, path: folder, acts, backups }
  }

  /** Of one that was listed: a window names no paths. */
  const pathOf = (backup = ''): string =>
    listBackups(folder).find(({ name }) => name === backup)?.path ?? backup

  async function act({
    act: wanted,
    backup,
  }: {
    act: OpeningAct
    backup?: string | undefined
  }): Promise<void> {
    if (live || isActing) return
    if (!state()?.acts.includes(wanted)) throw new CallError('not-allowed', `${wanted} does not fit here`)
    isActing = true
    try {
      // Where the holder has ended meanwhile, the library can simply be opened.
      if (wanted === 'forward' && who(folder) !== null) return await bringForward()
      const other = wanted === 'folder' ? await chooseFolder?.() : folder
      // They changed their mind: as it was.
      if (!other) throw failure
      folder = other
      const opened = await open({ folder, ...choiceFor(wanted, pathOf(backup)) })
      live = opened
      tellOpened?.(folder)
      void opened.ended.then(ended.resolve)
      for (const takeOver of waiting.splice(0)) takeOver(opened)
    } catch (error) {
      if (wanted !== 'salvage' && wanted !== 'backup' && wanted !== 'forward') {
        failure = inWords(error, folder)
        holder = who(folder)
      }
      throw error
    } finally {
      isActing = false
    }
  }

  /** @throws holder-silent */
  async function bringForward(): Promise<void> {
    if (await call(folder)) return
    const { pid, host } = failure.data
    throw new CallError('holder-silent', `process ${pid} on ${host} did not show itself`, failure.data)
  }

  async function answer(call: string, args: unknown): Promise<unknown> {
    if (call === 'opening.state') return state()
    if (call === 'opening.act') {
      await act(contract['opening.act'].args.parse(args))
      return {}
    }
    if (call === 'log.diagnostics') return { text: diagnose(folder, failure) }
    throw failure
  }

  return {
    attach(wire, options) {
      if (live) return live.attach(wire, options)
      // Who asks us now asks the library once it is open.
      let hear: (frame: unknown) => void = () => undefined
      let isClosed = false
      wire.onFrame((frame) => hear(frame))
      wire.onClose(() => (isClosed = true))
      const relayed = { ...wire, onFrame: (listener: (frame: unknown) => void) => void (hear = listener) }
      const tell = serve(relayed, answer, log)
      waiting.push((opened) => {
        if (isClosed) return
        opened.attach(relayed, options)
        tell({ tables: ['setting'], ids: [] })
      })
    },
    content: (request) =>
      live?.content(request) ??
      Promise.resolve(Response.json({ code: failure.code, data: failure.data }, { status: 503 })),
    async close() {
      await live?.close()
      ended.resolve(null)
    },
    ended: ended.promise,
  }
}

/** What is no `CallError` is a fault of ours: the log has its text. */
const inWords = (error: unknown, path: string): CallError =>
  error instanceof CallError ? error : new CallError('internal', String(error), { path }, error)

function choiceFor(act: OpeningAct, backup: string): Omit<Choice, 'folder'> {
  if (act === 'reading') return { forReading: 'copy' }
  if (act === 'take') return { forReading: 'if-needed', takesLock: true }
  if (act === 'accept' || act === 'salvage') return { repair: { kind: act }, forReading: 'if-needed' }
  if (act === 'backup') return { repair: { kind: 'backup', path: backup } }
  return { forReading: 'if-needed' }
}
