/** What we build on: exact versions, none below the releases that mended known holes, no scripts at install but the listed, licences that may be shipped. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedPackages } from '../../scripts/licences/collect.ts'
import {
  isBelow,
  type Lock,
  loose,
  type Manifest,
  strangers,
  tooOld,
  unhashed,
  unlisted,
} from './supply-chain-rules.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'))
const manifest = (): Manifest => read('package.json') as Manifest
const lock = (): Lock => read('package-lock.json') as Lock

const isHere = (path: string): boolean => existsSync(join(root, path, 'package.json'))

describe('what we build on', () => {
  it('is named by exact versions, and the lock holds these', () => {
    expect(loose(manifest(), lock())).toEqual([])
  })

  it('is what its makers published, by its hash', () => {
    expect(unhashed(lock(), isHere)).toEqual([])
  })

  it('is not older than the releases that mended known holes', () => {
    expect(tooOld(lock())).toEqual([])
    expect(isBelow('12.7.9', '12.8.0') && isBelow('5.6.204', '5.6.205')).toBe(true)
    expect(isBelow('13.2.0', '12.8.0') || isBelow('5.6.205', '5.6.205')).toBe(false)
    expect(isBelow('42.0.0-beta.3', '42.0.0') && !isBelow('43.0.0-beta.3', '42.0.0')).toBe(true)
  })

  it('runs nothing when it is installed but what we allow', () => {
    expect(unlisted(manifest(), lock())).toEqual([])
  })

  it('has no script to run at install that the lock is silent about', () => {
    // npm runs `node-gyp rebuild` where there is a binding.gyp and no script of that name.
    const silent = Object.keys(lock().packages)
      .filter((path) => {
        const file = join(root, path, 'package.json')
        if (path === '' || !existsSync(file)) return false
        const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
        const runs = ['preinstall', 'install', 'postinstall'].some((name) => scripts[name] !== undefined)
        return runs || existsSync(join(root, path, 'binding.gyp'))
      })
      .map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    const { allowScripts = {} } = manifest()
    expect(silent.length).toBeGreaterThan(0)
    expect(silent.filter((name) => allowScripts[name] === undefined)).toEqual([])
  })

  it('may be shipped: what goes into the app has a licence that asks no more than to be named', () => {
    const shipped = shippedPackages(root)
    expect(shipped).toEqual(expect.arrayContaining(['node_modules/zod', 'node_modules/react']))
    expect(strangers(lock(), shipped)).toEqual([])
  })

  it('is looked up among known holes by CI, which installs what the lock says', () => {
    const steps = readFileSync(join(root, '.ci/run'), 'utf8').split('\n')
    expect(steps).toContain('npm ci')
    // A report: what is found tonight stops no change of today.
    expect(steps.filter((step) => step.startsWith('npm audit || echo '))).toHaveLength(1)
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('save-exact=true')
  })
})

describe('a change that must not pass', () => {
  type Change = (manifest: Manifest, lock: Lock) => void
  const faults = (change: Change): string[] => {
    const [ours, theirs] = [manifest(), lock()]
    change(ours, theirs)
    return [
      ...loose(ours, theirs),
      ...unhashed(theirs, isHere),
      ...tooOld(theirs),
      ...unlisted(ours, theirs),
      ...strangers(theirs, shippedPackages(root)),
    ]
  }
  const entry = (theirs: Lock, name: string) => theirs.packages[`node_modules/${name}`]!
  const changes: [what: string, change: Change][] = [
    ['a range', (ours) => (ours.dependencies!['zod'] = '^4.6.7')],
    ['a tag', (ours) => (ours.devDependencies!['vite'] = 'latest')],
    ['a range in an override, also inside another', (ours) => (ours.overrides = { a: { b: '~1.0.0' } })],
    ['an optional dependency by range', (ours) => (ours.optionalDependencies = { a: '1.x' })],
    ['a dependency that the lock does not know', (ours) => (ours.dependencies!['left-pad'] = '1.3.0')],
    ['one that only the lock knows', (ours) => delete ours.devDependencies!['knip']],
    ['another version in the lock', (_, theirs) => (entry(theirs, 'zod').version = '4.6.6')],
    ['a folder in place of a release', (_, theirs) => (entry(theirs, 'zod').link = true)],
    [
      'a repository in place of a release',
      (_, theirs) => (entry(theirs, 'entities').version = 'git+ssh://x'),
    ],
    ['a package without hash', (_, theirs) => delete entry(theirs, 'zod').integrity],
    ['a weak hash', (_, theirs) => (entry(theirs, 'zod').integrity = 'sha1-abc=')],
    [
      'a copy below its floor inside another package',
      (_, theirs) => {
        theirs.packages['node_modules/a/node_modules/yauzl'] = {
          ...entry(theirs, 'yauzl'),
          version: '2.10.0',
        }
      },
    ],
    [
      'the same under another name',
      (_, theirs) => {
        theirs.packages['node_modules/other'] = {
          ...entry(theirs, 'yauzl'),
          name: 'yauzl',
          version: '2.10.0',
        }
      },
    ],
    ['a test release of the floor', (_, theirs) => (entry(theirs, 'electron').version = '42.0.0-alpha.1')],
    ['a floor for what is gone', (_, theirs) => delete theirs.packages['node_modules/mammoth']],
    ['a script at install', (_, theirs) => (entry(theirs, 'zod').hasInstallScript = true)],
    ['one more that may run', (ours) => (ours.allowScripts!['better-sqlite3'] = true)],
    ['a script of our own', (ours) => (ours.scripts!['postinstall'] = 'node x.js')],
    ['another licence of what is loaded', (_, theirs) => (entry(theirs, 'zod').license = 'GPL-3.0-only')],
    ['another licence of what is bundled', (_, theirs) => (entry(theirs, 'react').license = 'SSPL-1.0')],
    ['no licence', (_, theirs) => delete entry(theirs, 'lexical').license],
  ]
  it.each(changes)('%s', (_, change) => {
    expect(faults(() => undefined)).toEqual([])
    expect(faults(change)).not.toEqual([])
  })
})
