/**
 * `npm run package:check`: packs the app for Linux, Windows and macOS with stand-ins for Electron's binaries and for the
 * tools that make installers, and looks at what was packed: the archive's list, the native library outside it, fuses, the
 * archive's hash, icons, links and files that open with it, licences, size. Needs no network and no display. What it
 * cannot show is that the packed app runs (`--smoke` on a machine with Electron does), signatures, and a .dmg.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lookAtArchive, lookAtFuses } from './package/archive.ts'
import { Checks } from './package/checks.ts'
import { lookAtLicences } from './package/licence-file.ts'
import { lookAtLinux } from './package/linux.ts'
import { lookAtMac } from './package/mac.ts'
import { packAll } from './package/pack.ts'
import { lookAtWhatItLoads } from './package/runs.ts'
import { lookAtWindows } from './package/windows.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const started = Date.now()
const place = mkdtempSync(join(tmpdir(), 'pressmark-package-'))
const checks = new Checks()

function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
}

try {
  if (!existsSync(join(ROOT, 'out/main/index.js')))
    run('node_modules/electron-vite/bin/electron-vite.js', 'build')
  run('scripts/licences.ts')
  const packed = await packAll(ROOT, place)
  const contents = join(packed.mac, 'Pressmark.app/Contents')
  const systems = [
    [
      'Linux',
      `linux-${process.arch}`,
      join(packed.linux, 'resources'),
      packed.linux,
      join(packed.linux, 'pressmark'),
    ],
    [
      'Windows',
      'win32-x64',
      join(packed.windows, 'resources'),
      packed.windows,
      join(packed.windows, 'Pressmark.exe'),
    ],
    ['macOS', 'darwin-arm64', join(contents, 'Resources'), join(contents, 'Resources'), join(contents, '..')],
  ] as const
  for (const [name, system, resources, licences, program] of systems) {
    checks.title(`${name} (${system})`)
    lookAtArchive(checks, ROOT, join(resources, 'app.asar'), system)
    await lookAtFuses(checks, program)
    lookAtLicences(checks, ROOT, join(resources, 'app.asar'), licences)
    if (name === 'Linux') {
      lookAtLinux(checks, ROOT, packed.record)
      // Of the three the one whose native library this machine can load.
      if (process.platform === 'linux')
        lookAtWhatItLoads(checks, join(resources, 'app.asar'), join(place, 'unpacked'))
    }
    if (name === 'Windows') lookAtWindows(checks, ROOT, packed.windows, packed.record)
    if (name === 'macOS') lookAtMac(checks, ROOT, contents)
  }
} finally {
  rmSync(place, { recursive: true, force: true })
}
const seconds = ((Date.now() - started) / 1000).toFixed(1)
const verdict =
  checks.failed === 0 ? 'All packages are as they should be' : `${checks.failed} not as they should be`
console.log(`\n${verdict} (${seconds} s).`)
process.exitCode = checks.failed === 0 ? 0 : 1
