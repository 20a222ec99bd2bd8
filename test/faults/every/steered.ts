/**
 * `node steered.ts WORKLOAD FOLDER SEED ACTS CONTROL WORLD FROM STEP MOST WRONG`, started with shim.c in front of libc: the act over
 * and over on the same library, the FROMth call failing, then the FROM + STEPth, and so on until an act is over before
 * its call comes, or until call MOST. A process of its own for each would spend nine tenths of its time on starting.
 * Prints a line of JSON each: `call`, what it was (`what`), and what was `broken`.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { outsideOf, read } from '../copies.ts'
import { CallError } from '../../../shared/errors.ts'
import { Ledger } from '../ledger.ts'
import { restart } from '../library-state.ts'
import { begin, type Played } from '../play.ts'
import type { Act } from '../run-actor.ts'
import { afterwards, inShort } from './afterwards.ts'
import { keptImporter } from './kept-importer.ts'
import { Control, type Wrong } from './shim.ts'

const [workload, folder = '', seed = '1', acts = '1', steer = '', ...others] = process.argv.slice(2)
const [world = '', from = '1', step = '1', most = 'Infinity', wrong] = others
const act = { workload: workload as Act['workload'], acts: Number(acts) }
const control = new Control(steer)
const library = join(world, 'library')
const AGAIN = 100
/** An act takes less than a second; one that is not over after a minute hangs. */
const HANGS = 60_000
const importer = keptImporter()

/** What nobody waits for fails without anybody to tell. */
let strays: string[] = []
process.on('uncaughtException', (error) => void strays.push(`nobody heard: ${inShort(error)}`))
process.on('unhandledRejection', (error) => void strays.push(`nobody heard: ${inShort(error)}`))

const before = new Set((await restart(freshCopy())).problems)
const rows = read(join(folder, 'library.db')).rows
for (let call = Number(from), idle = 0; idle < 2 && call <= Number(most); call += Number(step)) {
  const watch = setTimeout(() => {
    console.log(JSON.stringify({ call, what: `${control.fired} → hangs`, broken: ['it does not end'] }))
    process.exit(0)
  }, HANGS)
  const told = await disturb(call)
  clearTimeout(watch)
  if (told === null) idle++
  else console.log(JSON.stringify({ call, ...told }))
}
control.close()
await importer.close()

function freshCopy(): string {
  for (const path of [library, outsideOf(library)]) rmSync(path, { recursive: true, force: true })
  cpSync(folder, library, { recursive: true })
  mkdirSync(outsideOf(library))
  return library
}

/** @returns null where the act was over before its `call`th */
async function disturb(call: number): Promise<{ what: string; broken: string[] } | null> {
  freshCopy()
  strays = []
  const ledger = new Ledger()
  ledger.begin(rows)
  const broken: string[] = []
  /** Half of them go on in the library that is open, as somebody does who reads what went wrong and makes room. */
  const stays = Math.floor(call / Number(step)) % 2 === 0
  control.arm(call, wrong as Wrong)
  const failure = await once(ledger, stays, broken)
  control.disarm()
  const what = control.fired
  if (what === null) return null
  const again = { ...act, folder: library, seed: Number(seed) + 2 * AGAIN }
  broken.push(...unsaid(failure), ...strays, ...(await afterwards(again, ledger, importer.parts)))
  const way = failure instanceof CallError ? failure.code : failure === undefined ? 'done' : 'internal'
  return { what: `${what.replace(world, '')} → ${way}`, broken: broken.filter((line) => !before.has(line)) }
}

/** @returns what the act or its end failed with, undefined where it did not */
async function once(ledger: Ledger, stays: boolean, broken: string[]): Promise<unknown> {
  let played: Played | undefined
  let failure: unknown
  try {
    played = await begin({ ...act, folder: library }, (line) => ledger.take(line), quiet, importer.parts)
    await played.play(Number(seed))
  } catch (error) {
    failure = error
  }
  if (stays && played && failure !== undefined) {
    control.disarm()
    try {
      await played.play(Number(seed) + AGAIN)
    } catch (error) {
      broken.push(`at once again: ${inShort(error)}`)
    }
  }
  try {
    await played?.close()
  } catch (error) {
    failure ??= error
  }
  return failure
}

/** An act that fails says what happened, by a code there are words for; nobody can do anything with a stack trace. */
function unsaid(failure: unknown): string[] {
  if (failure === undefined || (failure instanceof CallError && failure.code !== 'internal')) return []
  return [`it failed without saying why: ${inShort(failure)}`]
}

function quiet(): void {
  // What is logged is for whoever asks; here the answers count.
}
