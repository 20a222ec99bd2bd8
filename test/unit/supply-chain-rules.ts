/** What must hold of package.json and its lock, as lists of what does not: so that each rule can be seen to fail. */

export interface Manifest {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  overrides?: Record<string, unknown>
  allowScripts?: Record<string, boolean>
  scripts?: Record<string, string>
}

export interface Locked {
  /** Where the folder's name is another: an alias. */
  name?: string
  version?: string
  integrity?: string
  resolved?: string
  link?: boolean
  license?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  hasInstallScript?: boolean
}

export interface Lock {
  packages: Record<string, Locked>
}

const EXACT = /^\d+\.\d+\.\d+$/
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

/** The oldest release of each that we may ship: releases before it have holes that their makers have published. */
export const FLOORS: Readonly<Record<string, string>> = {
  'better-sqlite3': '12.8.0',
  electron: '42.0.0',
  'pdfjs-dist': '5.6.205',
  mammoth: '1.12.2',
  yauzl: '3.2.1',
}

/** Licences whose terms an MIT program meets by naming them. */
const LICENCES = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Zlib'],
  ...['MIT OR Apache-2.0', 'MIT AND Apache-2.0', '(MIT OR Apache-2.0)', 'Unicode-3.0', 'OFL-1.1', 'PSF-2.0'],
  ...['(MIT AND Zlib)', '(MIT OR GPL-3.0-or-later)', '(MIT AND BSD-3-Clause)', 'Unlicense', 'BSD'],
])

/** What npm runs of the project's own when it installs. */
const OWN_SCRIPTS = [
  'preinstall',
  'install',
  'postinstall',
  'preprepare',
  'prepare',
  'postprepare',
  'dependencies',
]

const entriesOf = (lock: Lock): [path: string, entry: Locked][] =>
  Object.entries(lock.packages).filter(([path]) => path !== '')

/** A package's own name, whatever its folder is called. */
const nameOf = (path: string, { name }: Locked): string =>
  name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Versions that are named loosely, by us or in the lock, and names on which the two differ. */
export function loose(manifest: Manifest, lock: Lock): string[] {
  const named = KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}))
  const forced = (overrides: Record<string, unknown>): [string, string][] =>
    Object.entries(overrides).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? forced(value as Record<string, unknown>)
        : [[name, String(value)] as [string, string]],
    )
  // `$name`: the version that we name ourselves.
  const overridden = forced(manifest.overrides ?? {}).filter(([, version]) => !version.startsWith('$'))
  const root = (lock.packages[''] ?? {}) as Manifest
  return [
    ...[...named, ...overridden]
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name} ${version}`),
    ...KINDS.filter((kind) => JSON.stringify(sorted(manifest[kind])) !== JSON.stringify(sorted(root[kind]))),
    ...named
      .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)
      .map(([name]) => `${name}: not so in the lock`),
    ...entriesOf(lock)
      .filter(([, { version, link }]) => link === true || !/^\d+\.\d+\.\d+(?:[-+].+)?$/.test(version ?? ''))
      .map(([path, { version }]) => `${path} ${version ?? 'without version'}`),
  ]
}

const sorted = (names: Record<string, string> = {}): [string, string][] =>
  Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1))

/**
 * Packages whose bytes npm would take on trust. Tools for other systems have no hash in the lock (scripts/complete-lock.ts).
 * @param isHere whether a path is installed on this machine
 */
export const unhashed = (lock: Lock, isHere: (path: string) => boolean): string[] =>
  entriesOf(lock)
    .filter(([path, { integrity, dev, optional, os }]) => {
      if (integrity !== undefined) return !/^sha512-[\w+/]{86}==$/.test(integrity)
      return !(dev === true && optional === true && os !== undefined && !isHere(path))
    })
    .map(([path]) => path)

/** What is older than its floor, and floors for what is not there: these guard nothing. */
export function tooOld(lock: Lock, floors: Readonly<Record<string, string>> = FLOORS): string[] {
  const entries = entriesOf(lock)
  const names = new Set(entries.map(([path, entry]) => nameOf(path, entry)))
  return [
    ...Object.keys(floors).filter((name) => !names.has(name)),
    ...entries.flatMap(([path, entry]) => {
      const floor = floors[nameOf(path, entry)]
      return floor !== undefined && isBelow(entry.version ?? '0.0.0', floor)
        ? [`${path} ${entry.version ?? 'without version'}`]
        : []
    }),
  ]
}

/** A version with something after a `-` comes before the same without. */
export function isBelow(version: string, floor: string): boolean {
  const parts = (text: string): number[] => (text.split('-')[0] ?? '').split('.').map(Number)
  const [a, b] = [parts(version), parts(floor)]
  const at = b.findIndex((part, i) => part !== (a[i] ?? 0))
  if (at < 0) return version.includes('-') && !floor.includes('-')
  return (a[at] ?? 0) < (b[at] ?? 0)
}

/** Scripts that would run at install without our having said so. */
export function unlisted(manifest: Manifest, lock: Lock): string[] {
  const allow = manifest.allowScripts ?? {}
  return [
    ...entriesOf(lock)
      .filter(([path, entry]) => entry.hasInstallScript === true && allow[nameOf(path, entry)] === undefined)
      .map(([path]) => path),
    // Node's own package puts the binary of this machine in its place. Whoever adds another says why here.
    ...Object.keys(allow).filter((name) => allow[name] !== false && name !== 'node'),
    ...OWN_SCRIPTS.filter((name) => manifest.scripts?.[name] !== undefined),
  ]
}

/** @param shipped paths of packages; what of them has a licence that asks more than to be named */
export const strangers = (lock: Lock, shipped: readonly string[]): string[] =>
  shipped.flatMap((path) => {
    const licence = lock.packages[path]?.license ?? 'none'
    return LICENCES.has(licence) ? [] : [`${path} ${licence}`]
  })
