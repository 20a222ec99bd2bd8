/** What `pressmark import` is given: paths, a list of them, or bytes on standard input. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { CommandContext } from './command.ts'
import { NotHereError, UsageError, words } from './words.ts'

/** Stands for standard input. */
const STDIN = '-'

export interface GivenPaths {
  paths: string[]
  /** Removes what was written down of standard input. */
  forget: () => Promise<void>
}

/** @throws usage where nothing is named, or standard input twice; what the list's file says */
export async function givenPaths(context: CommandContext): Promise<GivenPaths> {
  const { args, option, language, usage } = context
  const from = option('from')
  const usesInput = [...args, from ?? ''].filter((one) => one === STDIN).length
  if (usesInput > 1) throw new UsageError(words(language, 'oneInput'))
  const listed = from === undefined ? [] : await listIn(from, context)
  const named = [...args, ...listed]
  if (named.length === 0) throw new UsageError(words(language, 'missingArguments', { usage }))
  if (!args.includes(STDIN)) return { paths: named, forget: () => Promise.resolve() }
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-input-'))
  const forget = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const bytes = await inputBytes()
    // Bytes have no name; it says what they are, as a file's does.
    const path = join(folder, basename(option('name') ?? 'input.txt'))
    await writeFile(path, bytes)
    return { paths: named.map((one) => (one === STDIN ? path : one)), forget }
  } catch (error) {
    await forget()
    throw error
  }
}

/** One path a line, from the list's own folder on; empty lines are none. */
async function listIn(from: string, { language }: CommandContext): Promise<string[]> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(
      from === STDIN ? await inputBytes() : await readFile(from),
    )
  } catch {
    throw new NotHereError(words(language, 'unreadable', { path: from }))
  }
  const base = from === STDIN ? process.cwd() : dirname(resolve(from))
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => resolve(base, line))
}

async function inputBytes(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}
