/** The licences of every package that goes into the app: what it loads from node_modules, and what its bundles are made of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fallback, FALLBACKS, fallbackText } from './fallbacks.ts'

/** Files that hold a licence are named in as many ways as there are packages. */
const NAMED = /^(?:licen[cs]es?|copying|notice|ofl|third[-_]party[-_]licen[cs]es)(?:[.\-_].*)?$/i
const FOLDER = /^licen[cs]es$/i
/** The shortest text of a licence that is one (Zlib's is 800 characters, 0BSD's 500): less is a pointer elsewhere. */
export const LEAST_TEXT = 300
/** The parts that are built; each lists the packages it was made of. */
const PARTS = ['main', 'preload', 'renderer']
/** Its helpers are in every bundle, and it does not list itself. */
const BUNDLER = 'node_modules/rolldown'

export interface Licence {
  name: string
  version: string
  licence: string
  /** Its words, of one or more files. */
  text: string
}

interface LockedPackage {
  dev?: boolean
  optional?: boolean
}

/**
 * Every package that goes into the app, as paths from the project's root.
 * @throws where a part has not been built, or a package that must be there is not
 */
export function shippedPackages(root: string): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  const paths = new Set([BUNDLER])
  for (const part of PARTS) {
    const list = join(root, `out/${part}.packages.json`)
    if (!existsSync(list)) throw new Error('the licences of what was built: npm run build comes first')
    for (const path of JSON.parse(readFileSync(list, 'utf8')) as string[]) paths.add(path)
  }
  for (const [path, { dev, optional }] of Object.entries(lock.packages)) {
    if (path === '' || dev === true) continue
    // What is optional and not here is not packed here either.
    if (optional !== true || existsSync(join(root, path, 'package.json'))) paths.add(path)
  }
  const lost = [...paths].filter((path) => !existsSync(join(root, path, 'package.json')))
  if (lost.length > 0) throw new Error(`not installed: ${lost.join(', ')}`)
  return [...paths].sort()
}

/** @throws naming every package that has neither a text nor a fallback, and every fallback that is not needed */
export function collectLicences(root: string, fallbacks: readonly Fallback[] = FALLBACKS): Licence[] {
  const idle = new Set(fallbacks.map(({ id }) => id))
  const licences = shippedPackages(root).map((path) => {
    const found = licenceOf(join(root, path))
    if (found.text.length >= LEAST_TEXT) return found
    const fallback = fallbacks.find(({ id }) => id === `${found.name}@${found.version}`)
    if (fallback === undefined || fallback.licence !== found.licence) return { ...found, text: '' }
    idle.delete(fallback.id)
    return { ...found, text: fallbackText(fallback) }
  })
  const silent = licences.filter(({ text }) => text === '').map(({ name, version }) => `${name}@${version}`)
  if (silent.length > 0)
    throw new Error(`without the text of a licence (scripts/licences/fallbacks.ts): ${silent.join(', ')}`)
  if (idle.size > 0) throw new Error(`fallbacks that nothing needs: ${[...idle].join(', ')}`)
  return licences
}

function licenceOf(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string | { type?: string }
  }
  const text = textsBelow(folder, '', false)
    .map(({ file, words }) => (file.includes('/') ? `${file}:\n\n${words}` : words))
    .join('\n\n')
  const licence = typeof license === 'string' ? license : (license?.type ?? '')
  return { name, version, licence, text }
}

/** Also of parts by others that a package has in folders of its own (fonts, decoders, dictionaries), each text once. */
function textsBelow(folder: string, below: string, isAll: boolean): { file: string; words: string }[] {
  const seen = new Set<string>()
  return readdirSync(join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory())
        return entry.name === 'node_modules' ? [] : textsBelow(folder, file, isAll || FOLDER.test(entry.name))
      if (!entry.isFile() || !(isAll || NAMED.test(entry.name)) || /\.(?:[cm]?[jt]sx?|json)$/.test(file))
        return []
      return [{ file, words: readFileSync(join(folder, file), 'utf8').trim() }]
    })
    .filter(({ words }) => words !== '' && seen.size !== seen.add(words).size)
}
