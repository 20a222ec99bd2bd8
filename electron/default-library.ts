/** The library's folder where none is named. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

const Remembered = z.object({ library: z.string().min(1) })

/** Where this user's choice is kept: beside the settings of other programs, not in any library. */
function choiceFile(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  if (process.platform === 'win32')
    return join(APPDATA || join(homedir(), 'AppData', 'Roaming'), 'Pressmark', 'library.json')
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Pressmark', 'library.json')
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'pressmark', 'library.json')
}

function remembered(): string | null {
  try {
    return Remembered.parse(JSON.parse(readFileSync(choiceFile(), 'utf8'))).library
  } catch {
    return null
  }
}

const standing = (): string => remembered() ?? join(homedir(), 'Pressmark')

/** `PRESSMARK_LIBRARY`, else the one chosen last in the window that opens one, else `Pressmark` in the home folder. */
export const defaultLibrary = (): string => process.env.PRESSMARK_LIBRARY || standing()

/**
 * May one be made there? Not where one was chosen before: its disk is not plugged in, and an empty library in its place
 * would look as if everything was lost.
 */
export const mayBeMade = (folder: string): boolean => resolve(folder) !== remembered()

/**
 * Keeps the choice of another library, if it stands in for the one that is opened without being named: whoever names one
 * for this once has not changed their mind about the others.
 */
export function rememberLibrary(chosen: string, insteadOf: string): void {
  if (resolve(insteadOf) !== resolve(standing())) return
  const file = choiceFile()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify({ library: resolve(chosen) }), { flush: true })
  renameSync(`${file}.new`, file)
}
