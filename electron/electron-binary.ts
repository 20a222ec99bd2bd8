/** Electron 45's package brings no binary: it is fetched when first needed. Here: found, or fetched within a limit. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How long fetching may hold up the start, in milliseconds; `npx install-electron` has no limit. */
const FETCH_WITHIN = 20_000

const PACKAGE = fileURLToPath(new URL('../node_modules/electron', import.meta.url))

/** The executable's path, or null where it is not installed. Asks no network. */
export function findElectron(): string | null {
  const pathFile = join(PACKAGE, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(PACKAGE, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** As `findElectron`, after trying to fetch it. Quiet: the caller says what happens instead. */
export function fetchElectron(): string | null {
  const found = findElectron()
  if (found !== null) return found
  spawnSync(process.execPath, [join(PACKAGE, 'install.js')], { stdio: 'ignore', timeout: FETCH_WITHIN })
  return findElectron()
}
