/** That what was left out of the archive was not needed: everything the packed code names is loaded from what was packed. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import type { Checks } from './checks.ts'

const NAMED = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'./][^"']*)["']/g

/** @param place an empty folder for the archive's files */
export function lookAtWhatItLoads(checks: Checks, archive: string, place: string): void {
  extractAll(archive, place)
  const main = join(place, 'out/main')
  const { dependencies } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  // All else that looks like a name is a word in a text: what is no dependency is in the bundle itself.
  const isPackage = (name: string): boolean =>
    Object.keys(dependencies).some((known) => name === known || name.startsWith(`${known}/`))
  const names = new Set<string>()
  for (const file of readdirSync(main, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.js'))
      for (const [, name = ''] of readFileSync(join(main, file), 'utf8').matchAll(NAMED))
        if (isPackage(name)) names.add(name)
  const script = `
    import { writeFileSync } from 'node:fs'
    import { registerHooks } from 'node:module'
    // Electron's own module is not here.
    registerHooks({ resolve: (name, context, next) => name === 'electron' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context) })
    const wrong = []
    for (const name of ${JSON.stringify([...names])}) await import(name).catch((error) => wrong.push(name + ': ' + error.message))
    const { default: Database } = await import('better-sqlite3')
    const { text } = new Database(':memory:').prepare("select '渡口' || sqlite_version() as text").get()
    if (!text.startsWith('渡口3.')) wrong.push('better-sqlite3 answers ' + text)
    process.stdout.write(JSON.stringify(wrong))
    process.exit(0)`
  // As a file of the packed app's own, so that names are looked up from there.
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: main,
    encoding: 'utf8',
  })
  checks.check('more than ten packages are named by the code', names.size > 10, String(names.size))
  checks.none(
    `each of these ${names.size} loads from what was packed, and the native library answers`,
    run.status === 0
      ? (JSON.parse(run.stdout) as string[])
      : [`ended with ${run.status ?? run.signal}: ${run.stderr}`],
  )
}
