/**
 * Writes `out/licences.txt`: name, version, licence and licence text of every package that goes into the app, those of
 * the window's bundle among them (the build lists them in `out/<part>.packages.json`).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readLock } from './complete-lock.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Packages name the file of their licence in as many ways as there are packages. */
const NAMED = /^(?:licen[cs]e|copying|notice|ofl)(?:[.\-_].*)?$/i

export interface Licence {
  name: string
  version: string
  licence: string
  /** Its words, of one or more files. Empty where the package has none beside its `package.json`. */
  text: string
}

/** Every package that goes into the app. @throws where the window has not been built */
export function collectLicences(): Licence[] {
  const lock = readLock()
  const shipped = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.optional !== true)
    .map(([path]) => path)
  for (const part of ['renderer', 'preload', 'main']) {
    const list = join(ROOT, `out/${part}.packages.json`)
    if (!existsSync(list)) throw new Error('the licences of what was built: npm run build comes first')
    shipped.push(...(JSON.parse(readFileSync(list, 'utf8')) as string[]))
  }
  return [...new Set(shipped)]
    .sort()
    .filter((path) => existsSync(join(ROOT, path, 'package.json')))
    .map((path) => licenceOf(path))
}

function licenceOf(path: string): Licence {
  const folder = join(ROOT, path)
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string | { type?: string }
  }
  const text = readdirSync(folder)
    .filter((file) => NAMED.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .join('\n\n')
  const licence = typeof license === 'string' ? license : (license?.type ?? '')
  return { name, version, licence, text }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const all = collectLicences()
  const line = '='.repeat(80)
  writeFileSync(
    join(ROOT, 'out/licences.txt'),
    all
      .map(
        ({ name, version, licence, text }) => `${line}\n${name} ${version}: ${licence}\n${line}\n\n${text}\n`,
      )
      .join('\n'),
  )
  console.log(`licences of ${all.length} packages: out/licences.txt`)
}
