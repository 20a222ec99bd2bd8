/** The command line as a test runs it, and whether it left a folder as it was. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COMMANDS } from '../../electron/cli/commands.ts'
import { runCli } from '../../electron/cli/run.ts'

/** In English. @returns the exit code and every line of either output */
export async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const hear = (text: string): void => void said.push(text)
  const code = await runCli(argv, COMMANDS, { out: hear, error: hear, env: { LANG: 'en_US.UTF-8' } })
  return { code, said: said.join('\n') }
}

/** Every file of a folder with its SHA-256, but those called `left`. */
export const hashes = (folder: string, left?: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== left)
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
