/** The list of licences that goes into the app: whole, or not made at all. On project folders made here. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectLicences, LEAST_TEXT } from '../../scripts/licences/collect.ts'
import { type Fallback, FALLBACKS, fallbackText } from '../../scripts/licences/fallbacks.ts'

const MIT = `Copyright (c) Somebody\n\n${'Permission is hereby granted. '.repeat(20)}`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pressmark-licences-'))
  made('node_modules/rolldown', {}, { LICENSE: MIT })
  for (const part of ['main', 'preload', 'renderer']) put(`out/${part}.packages.json`, '[]')
  lock({})
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function made(path: string, manifest: object, files: Record<string, string>): void {
  const name = path.slice(path.lastIndexOf('node_modules/') + 13)
  put(`${path}/package.json`, JSON.stringify({ name, version: '1.0.0', license: 'MIT', ...manifest }))
  for (const [file, text] of Object.entries(files)) put(`${path}/${file}`, text)
}

const lock = (packages: Record<string, object>): void =>
  put('package-lock.json', JSON.stringify({ packages: { '': {}, ...packages } }))

const names = (fallbacks: Fallback[] = []): string[] =>
  collectLicences(root, fallbacks).map(({ name, version }) => `${name}@${version}`)

describe('the licences of what is shipped', () => {
  it('are those of what the app loads and of what its bundles are made of, one inside another among them', () => {
    made('node_modules/a', {}, { 'LICENSE.md': MIT })
    made('node_modules/a/node_modules/b', { version: '2.0.0' }, { 'licence.txt': MIT })
    made('node_modules/@x/window', {}, { COPYING: MIT })
    made('node_modules/tool', {}, {})
    lock({
      'node_modules/a': {},
      'node_modules/a/node_modules/b': {},
      'node_modules/tool': { dev: true },
      'node_modules/other-system': { optional: true },
    })
    put('out/renderer.packages.json', '["node_modules/@x/window"]')
    expect(names()).toEqual(['@x/window@1.0.0', 'a@1.0.0', 'b@2.0.0', 'rolldown@1.0.0'])
  })

  it('include those of parts by others in folders of a package', () => {
    made(
      'node_modules/a',
      {},
      {
        LICENSE: MIT,
        'fonts/LICENSE_FONT': 'Words of the font.',
        'LICENSES/Apache-2.0.txt': 'Words of the dictionary.',
        'THIRD_PARTY_LICENSES.md': 'Who else.',
        'lib/license.js': 'code()',
        'node_modules/b/LICENSE': 'Of another package.',
      },
    )
    lock({ 'node_modules/a': {} })
    const { text } = collectLicences(root, []).find(({ name }) => name === 'a')!
    for (const words of ['Words of the font.', 'Words of the dictionary.', 'Who else.', 'Somebody'])
      expect(text).toContain(words)
    expect(text).not.toContain('code()')
    expect(text).not.toContain('Of another package.')
  })

  it.each([
    ['no file', {}],
    ['an empty file', { LICENSE: ' \n' }],
    ['a file that only points elsewhere', { LICENSE: 'MIT, see https://example.org/licence' }],
  ])('are refused where a package has %s', (_, files) => {
    made('node_modules/a', {}, files)
    lock({ 'node_modules/a': {} })
    expect(() => names()).toThrow('a@1.0.0')
  })

  it('are the standard words with the notices of the package where these were looked up, for that version and licence only', () => {
    made('node_modules/a', {}, {})
    lock({ 'node_modules/a': {} })
    const fallback: Fallback = { id: 'a@1.0.0', licence: 'MIT', notices: ['Copyright (c) A'], source: 'here' }
    const { text } = collectLicences(root, [fallback]).find(({ name }) => name === 'a')!
    expect(text).toContain('Copyright (c) A')
    expect(text).toContain('Permission is hereby granted')
    expect(() => names([{ ...fallback, id: 'a@1.0.1' }])).toThrow('a@1.0.0')
    expect(() => names([{ ...fallback, licence: 'ISC' }])).toThrow('a@1.0.0')
    // It has its own words by now.
    made('node_modules/a', {}, { LICENSE: MIT })
    expect(() => names([fallback])).toThrow('nothing needs: a@1.0.0')
  })

  it('are not made of half: what the lock or a bundle names must be there', () => {
    lock({ 'node_modules/lost': {} })
    expect(() => names()).toThrow('not installed: node_modules/lost')
    lock({})
    rmSync(join(root, 'out/main.packages.json'))
    expect(() => names()).toThrow('npm run build')
  })
})

it('every fallback says whose words it stands for', () => {
  for (const fallback of FALLBACKS) {
    expect(fallback.id).toMatch(/^.+@\d+\.\d+\.\d+$/)
    expect(fallback.notices.join()).toMatch(/^Copyright /)
    expect(fallback.source).not.toBe('')
    expect(fallbackText(fallback).length).toBeGreaterThan(LEAST_TEXT)
  }
})
