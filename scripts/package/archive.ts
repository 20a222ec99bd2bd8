/** What every system's archive must hold and must not. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type { Checks } from './checks.ts'

const MEGABYTE = 1_048_576
/** The app without Electron. Fonts are 19 MB of it; a fifth more is a mistake. */
const MOST_MEGABYTES = 65

const PARTS = [
  'package.json',
  'out/main/index.js',
  'out/main/worker.js',
  'out/main/reader.js',
  'out/main/copier.js',
  'out/main/exporter.js',
  'out/main/import-child.js',
  'out/main/icon.png',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'seeds/annotations.json',
  'node_modules/better-sqlite3/lib/index.js',
  'node_modules/pdfjs-dist/cmaps/UniGB-UTF16-H.bcmap',
  'node_modules/pdfjs-dist/standard_fonts/FoxitSymbol.pfb',
  'node_modules/zod/package.json',
]

/** Paths in the archive, with `/`. */
export const listOf = (archive: string): string[] =>
  listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))

/** @param system as better-sqlite3 names its libraries: `win32-x64` */
export function lookAtArchive(checks: Checks, root: string, archive: string, system: string): void {
  const list = listOf(archive)
  const has = new Set(list)
  checks.none(
    'holds every part',
    PARTS.filter((path) => !has.has(path)),
  )
  const migrations = readdirSync(join(root, 'electron/backend/database/migrations'))
  checks.none(
    `holds ${migrations.length} migrations`,
    migrations.filter((file) => !has.has(`out/main/migrations/${file}`)),
  )

  const own = /^(?:electron|renderer|shared|test|scripts|docs|build|\.ci|\.cache)\//
  checks.none(
    'holds no sources, tests, types or maps',
    list.filter((path) => own.test(path) || /\.(?:[cm]?ts|tsx|map)$/.test(path)),
  )
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  checks.none(
    'holds nothing that only building needs',
    Object.keys(devDependencies).filter((name) => has.has(`node_modules/${name}/package.json`)),
  )

  const library = `node_modules/better-sqlite3/prebuilds/${system}.node`
  const natives = list.filter((path) => /\.(?:node|dll|dylib|so|exe)$/.test(path))
  checks.check('holds one native library, of its system', natives.join() === library, natives.join(' '))
  const outside = list.filter((path) => 'unpacked' in statFile(archive, path) && !isFolder(archive, path))
  checks.check('keeps it outside the archive', outside.includes(library))
  checks.none(
    'and nothing else, since nothing checks what lies there',
    outside.filter((path) => path !== library),
  )
  checks.none('has the hash of every file inside', withoutHash(archive, list))

  const bytes = statSync(archive).size + statSync(join(`${archive}.unpacked`, library)).size
  const megabytes = Math.round(bytes / MEGABYTE)
  checks.check(
    `is at most ${MOST_MEGABYTES} MB beside Electron`,
    megabytes <= MOST_MEGABYTES,
    `${megabytes} MB`,
  )
}

const isFolder = (archive: string, path: string): boolean => 'files' in statFile(archive, path)

/** Files whose hash in the archive's head is not theirs. Of the code all are counted anew, of the rest its being there. */
function withoutHash(archive: string, list: readonly string[]): string[] {
  return list.filter((path) => {
    const entry = statFile(archive, path)
    if ('files' in entry || 'link' in entry) return false
    if (entry.integrity === undefined) return true
    return /^out\/.*\.c?js$/.test(path) && entry.integrity.hash !== sha256(extractFile(archive, path))
  })
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

/** What Electron compares the archive's head with, before it reads anything else. */
export const headHash = (archive: string): string => sha256(getRawHeader(archive).headerString)

/** @param program what holds the fuses: a program file, or the .app */
export async function lookAtFuses(checks: Checks, program: string): Promise<void> {
  const wire = await getCurrentFuseWire(program)
  const wrong = (
    [
      ['RunAsNode', FuseState.DISABLE],
      ['EnableNodeOptionsEnvironmentVariable', FuseState.DISABLE],
      ['EnableNodeCliInspectArguments', FuseState.DISABLE],
      ['GrantFileProtocolExtraPrivileges', FuseState.DISABLE],
      ['EnableEmbeddedAsarIntegrityValidation', FuseState.ENABLE],
      ['OnlyLoadAppFromAsar', FuseState.ENABLE],
      ['EnableCookieEncryption', FuseState.ENABLE],
    ] as const
  ).filter(([fuse, state]) => wire[FuseV1Options[fuse]] !== state)
  checks.none(
    'has its fuses: no Node, no options, no inspector, only the checked archive',
    wrong.map(([fuse]) => fuse),
  )
}
