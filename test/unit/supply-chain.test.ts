/** What we build on: exact versions, none below the releases that mended known holes, no scripts at install but the listed, licences that may be shipped. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLock } from '../../scripts/complete-lock.ts'

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}
interface Locked {
  version?: string
  license?: string
  dev?: boolean
  optional?: boolean
  hasInstallScript?: boolean
}

const root = join(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
const locked = Object.entries(readLock().packages as Record<string, Locked>).filter(([path]) => path !== '')
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** The oldest release of each that we may ship: releases before it have holes that their makers have published. */
const FLOORS: Record<string, string> = {
  'better-sqlite3': '12.8.0',
  electron: '42.0.0',
  'pdfjs-dist': '5.6.205',
  mammoth: '1.12.2',
  yauzl: '3.2.1',
}

/** Licences whose terms an MIT program meets by naming them. CC-BY: data of browsers, used when building only. */
const LICENCES = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Zlib'],
  ...['MIT OR Apache-2.0', 'MIT AND Apache-2.0', '(MIT OR Apache-2.0)', 'Unicode-3.0', 'OFL-1.1', 'PSF-2.0'],
  ...['(MIT AND Zlib)', '(MIT OR GPL-3.0-or-later)', '(MIT AND BSD-3-Clause)', 'Unlicense', 'BSD'],
])

function isBelow(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split('-')[0]!.split('.').map(Number))
  const at = b!.findIndex((part, i) => part !== (a![i] ?? 0))
  return at >= 0 && (a![at] ?? 0) < b![at]!
}

describe('what we build on', () => {
  it('is named by exact versions, and the lock holds these', () => {
    const loose = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    expect(loose).toEqual([])
    const versions = new Map(locked.map(([path, { version }]) => [path, version]))
    for (const [name, version] of Object.entries(wanted))
      expect([name, versions.get(`node_modules/${name}`)]).toEqual([name, version])
  })

  it('is not older than the releases that mended known holes', () => {
    const old = locked.filter(([path, { version }]) => {
      const floor = FLOORS[nameOf(path)]
      return floor !== undefined && version !== undefined && isBelow(version, floor)
    })
    // A floor for what is not there guards nothing: its name is wrong, or the floor is over.
    const names = new Set(locked.map(([path]) => nameOf(path)))
    expect(Object.keys(FLOORS).filter((name) => !names.has(name))).toEqual([])
    expect(old.map(([path, { version }]) => `${path} ${version}`)).toEqual([])
    expect(isBelow('12.7.9', '12.8.0') && isBelow('5.6.204', '5.6.205')).toBe(true)
    expect(isBelow('13.2.0', '12.8.0') || isBelow('5.6.205', '5.6.205')).toBe(false)
  })

  it('runs nothing when it is installed but what we allow', () => {
    const scripts = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path))
    expect(scripts.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([])
    const allowed = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => isAllowed)
    // Node's own package puts the binary of this machine in its place. Whoever adds another says why here.
    expect(allowed.map(([name]) => name)).toEqual(['node'])
  })

  it('has no script to run at install that the lock is silent about', () => {
    // npm runs `node-gyp rebuild` where there is a binding.gyp and no script of that name.
    const silent = locked
      .map(([path]) => path)
      .filter((path) => {
        const file = join(root, path, 'package.json')
        if (!existsSync(file)) return false
        const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
          scripts?: Record<string, string>
        }
        const runs = ['preinstall', 'install', 'postinstall'].some((name) => scripts[name] !== undefined)
        return runs || existsSync(join(root, path, 'binding.gyp'))
      })
      .map(nameOf)
    expect(silent.length).toBeGreaterThan(0)
    expect(silent.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([])
  })

  it('may be shipped: what goes into the app has a licence that asks no more than to be named', () => {
    const shipped = locked.filter(([, { dev, optional }]) => !dev && !optional)
    const strange = shipped.filter(([, { license }]) => !LICENCES.has(license ?? 'none'))
    expect(strange.map(([path, { license }]) => `${path} ${license ?? 'none'}`)).toEqual([])
  })
})
