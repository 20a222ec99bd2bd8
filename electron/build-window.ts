/** Builds `out/` where it is missing or older than what it is made of. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BUILT = [
  'out/renderer/index.html',
  'out/main/index.js',
  'out/main/worker.js',
  'out/preload/preload.cjs',
]
const SOURCES = ['renderer', 'electron', 'shared', 'build', 'electron.vite.config.ts', 'package-lock.json']

const changed = (path: string): number => statSync(path).mtimeMs

/** Milliseconds since 1970 of the newest file below. */
function newest(path: string): number {
  if (!statSync(path).isDirectory()) return changed(path)
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Math.max(0, ...files.map((entry) => changed(join(entry.parentPath, entry.name))))
}

/** True where a build is needed. */
export function isOutdated(root = ROOT): boolean {
  try {
    const oldest = Math.min(...BUILT.map((path) => changed(join(root, path))))
    return SOURCES.some((path) => newest(join(root, path)) > oldest)
  } catch {
    return true // something is not there at all
  }
}

/** Builds; the output is shown only if it fails. Returns whether it worked. */
export function buildWindow(): boolean {
  const tool = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
  const run = spawnSync(process.execPath, [tool, 'build'], { cwd: ROOT, encoding: 'utf8' })
  if (run.status !== 0) process.stderr.write(`${run.stdout}${run.stderr}`)
  return run.status === 0
}
