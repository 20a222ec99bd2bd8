/**
 * `npm run package:check`: packs the app with a stand-in for Electron's binary and looks at what was packed: the
 * archive's list, the native module outside it, the fuses, the licences, the size. Needs no network and no display; what
 * it cannot show is that the packed app runs (`--smoke` on a machine with Electron does).
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build, Platform } from 'electron-builder'
import { packageConfig } from './package-config.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MEGABYTE = 1_048_576
/** The app without Electron, packed. Fonts are 19 MB of it; half as much again is a mistake. */
const MOST_MEGABYTES = 80
/** Where Electron's fuses lie in its binary: this text, a version, their number, then a byte each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

const place = mkdtempSync(join(tmpdir(), 'pressmark-package-'))
const failures: string[] = []
const check = (what: string, isTrue: boolean, detail = ''): void => {
  console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${what}${detail === '' ? '' : `: ${detail}`}`)
  if (!isTrue) failures.push(what)
}

try {
  const packed = await pack()
  await look(packed)
} finally {
  rmSync(place, { recursive: true, force: true })
}
console.log(
  failures.length === 0 ? 'The package is as it should be.' : `${failures.length} not as they should be.`,
)
process.exitCode = failures.length === 0 ? 0 : 1

/** @returns the folder of the packed app */
async function pack(): Promise<string> {
  const run = (args: string[]): void => {
    const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  }
  if (!existsSync(join(ROOT, 'out/main/index.js')))
    run(['node_modules/electron-vite/bin/electron-vite.js', 'build'])
  run(['scripts/licences.ts'])
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
  await build({
    targets: Platform.LINUX.createTarget('dir'),
    projectDir: ROOT,
    config: {
      ...packageConfig,
      electronDist: standIn(version),
      electronVersion: version,
      directories: { output: join(place, 'dist') },
    },
  })
  return join(place, 'dist/linux-unpacked')
}

/** A folder like Electron's: its binary is a text file with fuses in it, all as Electron delivers them. */
function standIn(version: string): string {
  const folder = join(place, 'electron')
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  const fuses = Buffer.from(`${FUSE_SENTINEL}\u0001\u0009${'1'.repeat(9)}`, 'latin1')
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('#!/bin/false\n'), fuses, Buffer.from('\n')]),
  )
  chmodSync(join(folder, 'electron'), 0o755)
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox'])
    writeFileSync(join(folder, file), '')
  writeFileSync(join(folder, 'version'), version)
  return folder
}

async function look(packed: string): Promise<void> {
  const archive = join(packed, 'resources/app.asar')
  const list = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))
  const has = (path: string): boolean => list.includes(path)

  for (const path of [
    'package.json',
    'out/main/index.js',
    'out/main/worker.js',
    'out/main/reader.js',
    'out/main/exporter.js',
    'out/main/import-child.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'seeds/annotations.json',
    'node_modules/better-sqlite3/lib/index.js',
    'node_modules/zod/package.json',
  ])
    check(`holds ${path}`, has(path))
  const migrations = list.filter((path) => /^out\/main\/migrations\/\d{4}-.*\.sql$/.test(path))
  const all = readdirSync(join(ROOT, 'electron/backend/database/migrations')).length
  check('holds every migration', migrations.length === all, String(migrations.length))

  const own = /^(?:electron|renderer|shared|test|scripts|docs|\.ci|\.cache)\//
  const foreign = list.filter((path) => own.test(path) || /\.(?:ts|tsx|map)$/.test(path))
  check('holds no sources, tests or maps', foreign.length === 0, foreign.slice(0, 5).join(' '))
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const idle = Object.keys(devDependencies).filter((name) => has(`node_modules/${name}/package.json`))
  check('holds nothing that only building needs', idle.length === 0, idle.join(' '))

  const natives = list.filter((path) => path.endsWith('.node'))
  const wanted = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`
  check('holds one native library, of this system', natives.join() === wanted, natives.join(' '))
  const unpacked = statFile(archive, wanted)
  check('keeps it outside the archive', 'unpacked' in unpacked && unpacked.unpacked === true)
  const library = join(packed, 'resources/app.asar.unpacked', wanted)
  check('which loads and answers', process.platform === 'linux' && answers(library))

  const wire = await getCurrentFuseWire(join(packed, 'pressmark'))
  for (const [fuse, state] of [
    ['RunAsNode', FuseState.DISABLE],
    ['EnableNodeOptionsEnvironmentVariable', FuseState.DISABLE],
    ['EnableNodeCliInspectArguments', FuseState.DISABLE],
    ['GrantFileProtocolExtraPrivileges', FuseState.DISABLE],
    ['EnableEmbeddedAsarIntegrityValidation', FuseState.ENABLE],
    ['OnlyLoadAppFromAsar', FuseState.ENABLE],
    ['EnableCookieEncryption', FuseState.ENABLE],
  ] as const)
    check(`fuse ${fuse} is ${state === FuseState.ENABLE ? 'on' : 'off'}`, wire[FuseV1Options[fuse]] === state)

  const licences = readFileSync(join(packed, 'LICENCES.txt'), 'utf8')
  for (const name of ['better-sqlite3', 'react', 'lexical', '@fontsource-variable/noto-serif-tc', 'zod'])
    check(`names the licence of ${name}`, new RegExp(`^${name} \\d`, 'm').test(licences))

  const size = sizeOf(archive) + sizeOf(library)
  const megabytes = Math.round(size / MEGABYTE)
  check(`is at most ${MOST_MEGABYTES} MB beside Electron`, megabytes <= MOST_MEGABYTES, `${megabytes} MB`)
}

function sizeOf(path: string): number {
  return statSync(path).size
}

/** In a process of its own: a library that does not fit ends it. */
function answers(library: string): boolean {
  const script = `
    const Database = require('better-sqlite3')
    const db = new Database(':memory:', { nativeBinding: process.argv[1] })
    const { text } = db.prepare("select '渡口' || sqlite_version() as text").get()
    process.exit(text.startsWith('渡口3.') ? 0 : 1)`
  return spawnSync(process.execPath, ['-e', script, library], { cwd: ROOT }).status === 0
}
