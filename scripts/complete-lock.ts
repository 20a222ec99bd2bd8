/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out. A registry that does
 * not (yet) serve them makes `npm install` drop them silently, and `npm ci` then refuses the lock everywhere.
 * The entries carry no hash: npm takes it from the registry on the platform that needs the package.
 * Run after every `npm install` that changes the lock; test/unit/lock.test.ts says when it is due.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

interface LockedPackage {
  version?: string
  optionalDependencies?: Record<string, string>
  [field: string]: unknown
}
interface Lock {
  packages: Record<string, LockedPackage>
}

const LOCK = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const CPUS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64']

export const readLock = (): Lock => JSON.parse(readFileSync(LOCK, 'utf8')) as Lock

/** `name@version` of every optional dependency that the lock names but does not hold, by the package that wants it. */
export function missingOptionals(lock: Lock): { by: string; name: string; version: string }[] {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
      )
      .map(([name, version]) => ({ by: path, name, version })),
  )
}

/** What a package's name says of the platform it is for: `binding-linux-x64-musl`. */
function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } {
  const parts = name.slice(name.indexOf('/') + 1).split('-')
  const os = parts.find((part) => SYSTEMS.includes(part))
  const cpu = parts.find((part) => CPUS.includes(part))
  // Without a platform npm would try to install it here.
  if (!os || !cpu) throw new Error(`${name} does not say which platform it is for`)
  const libc = parts.some((part) => part.startsWith('musl'))
    ? 'musl'
    : parts.some((part) => part.startsWith('gnu'))
      ? 'glibc'
      : null
  return { os: [os], cpu: [cpu], ...(libc && os === 'linux' ? { libc: [libc] } : {}) }
}

function completeLock(): void {
  const lock = readLock()
  const missing = missingOptionals(lock)
  for (const { by, name, version } of missing) {
    const { os, cpu, libc } = platformOf(name)
    const dev = lock.packages[by]?.dev === true
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      os,
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${missing.length} packages of other platforms added`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) completeLock()
