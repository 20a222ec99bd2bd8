/** Copies made while annotating goes on, and copies put back: the acts of workloads.ts that replace a whole library. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../../electron/backend/ids.ts'
import { plainTextToState } from '../../electron/backend/notes/lexical-state.ts'
import { CallError, type ErrorCode } from '../../shared/errors.ts'
import { outsideOf, read } from './copies.ts'
import { type Expected, type Kind, Ledger } from './ledger.ts'
import { annotate, type Stage } from './workloads.ts'

/** So many of the latest copies made by hand are promised; the application keeps 20. */
const PROMISED = 15

/** What was acknowledged before a copy was asked for is in it, inside and outside, whatever is written meanwhile. */
export const backUp = (stage: Stage): Promise<void> => makeCopies(stage, true)

/** The same with nothing else going on: what is written is the copies' own. */
export const backUpAlone = (stage: Stage): Promise<void> => makeCopies(stage, false)

async function makeCopies(stage: Stage, isBusy: boolean): Promise<void> {
  const { client, folder, say, acts } = stage
  const outside = outsideOf(folder)
  // Its user's own folder: that it cannot be made is none of the application's failures.
  if (!existsSync(outside)) mkdirSync(outside)
  const list = async (): Promise<string[]> =>
    (await client.send('backups.list', {})).backups.map(({ place, name }) => `${place}/${name}`)
  let names = (await list()).toReversed()
  const forget = (): void => {
    for (const place of ['library/', 'outside/'])
      for (const id of names.filter((name) => name.startsWith(place)).slice(0, -PROMISED))
        say({ say: 'free', id })
  }
  forget()
  await client.send('backups.setFolder', { path: outside })

  let isOver = false
  const annotating = isBusy ? annotate({ ...stage, acts: Infinity, isOver: () => isOver }) : undefined
  const notes: Record<string, string> = {}
  try {
    for (let n = 0; n < acts; n++) {
      const id = newId()
      const text = `第${n}份之前`
      await client.send('notes.save', { id, target: null, state: plainTextToState(text), text })
      say({ say: 'ack', kind: 'note', id, state: { text } })
      notes[id] = JSON.stringify({ text })
      forget()
      const { backup } = await client.send('backups.make', {})
      const troubles = await client.send('backups.troubles', {})
      const [trouble] = troubles
      if (!backup || trouble)
        throw new CallError(
          (trouble?.code ?? 'internal') as ErrorCode,
          `no copy was made: ${JSON.stringify(troubles)}`,
        )
      for (const place of ['library', 'outside'])
        say({
          ...{ say: 'ack', kind: 'backup', id: `${place}/${backup.name}` },
          state: { whole: 'ok', ...notes },
        })
      names = (await list()).toReversed()
    }
  } finally {
    isOver = true
    await annotating
  }
}

/**
 * A copy is put back over a library that has gone on since: by the open library, and every second time by the opening
 * of one that does not open. The library is as before or as the copy, and what was there is then in a copy of its own.
 */
export async function restore(stage: Stage): Promise<void> {
  const { folder, say, acts, seed } = stage
  const database = join(folder, 'library.db')
  let { client } = stage
  for (let n = 0; n < acts; n++) {
    const account = new Ledger()
    const goOn = (part: number): Promise<void> =>
      annotate({
        ...{ ...stage, client, acts: 4, seed: seed * 1000 + n * 2 + part },
        say(line) {
          account.take(line)
          say(line)
        },
      })
    // What the last round promised of the whole library no longer holds.
    say({ say: 'free', id: 'library' })
    await goOn(0)
    const { backup } = await client.send('backups.make', {})
    if (!backup) {
      const [trouble] = await client.send('backups.troubles', {})
      throw new CallError((trouble?.code ?? 'internal') as ErrorCode, 'no copy was made')
    }
    const then = account.states()
    const copied = read(database).digest
    await goOn(1)
    const { digest } = read(database)
    const now = account.states()
    const changed = [...now].filter(([id, { state }]) => then.get(id)?.state !== state)
    const tell = (verb: 'try' | 'ack', states: ReadonlyMap<string, Told>): void => {
      for (const [id, { kind }] of changed) say({ say: verb, kind, id, state: states.get(id)?.state ?? null })
    }
    const whole = { kind: 'library', id: 'library' } as const
    const restored = { digest: copied, [`kept ${digest}`]: 'yes' }
    say({ say: 'ack', ...whole, state: { digest } })
    tell('try', then)
    say({ say: 'try', ...whole, state: restored })
    if (n % 2 === 0) {
      const { goes } = await client.send('backups.compare', { id: backup.id })
      try {
        await client.send('backups.restore', { id: backup.id, confirmed: goes.count })
      } catch (error) {
        // What says that it failed has changed nothing.
        say({ say: 'ack', ...whole, state: { digest } })
        tell('ack', now)
        await stage.reopen()
        throw error
      }
      say({ say: 'ack', ...whole, state: restored })
      tell('ack', then)
      client = await stage.reopen()
    } else {
      client = await stage.reopen({ kind: 'backup', path: join(folder, 'backups', backup.name) })
      say({ say: 'ack', ...whole, state: restored })
      tell('ack', then)
    }
  }
}

interface Told {
  kind: Kind
  state: Expected
}
