/** The list of licences as it is packed, held against what is packed. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { extractFile } from '@electron/asar'
import { LEAST_TEXT, shippedPackages } from '../licences/collect.ts'
import { dataLicences } from '../licences/data.ts'
import { listOf } from './archive.ts'
import type { Checks } from './checks.ts'

const LINE = '='.repeat(80)

/** What stands under each heading of the list. */
function readList(file: string): Map<string, string> {
  const [, ...parts] = readFileSync(file, 'utf8').split(`${LINE}\n`)
  return new Map(
    parts.flatMap((title, i) => (i % 2 === 0 ? [[title.trim(), (parts[i + 1] ?? '').trim()] as const] : [])),
  )
}

/** @param folder where Electron's and Chromium's own files and our list must lie */
export function lookAtLicences(checks: Checks, root: string, archive: string, folder: string): void {
  const list = readList(join(folder, 'LICENCES.txt'))
  const lacks = (head: string): boolean =>
    ![...list].some(([title, text]) => title.startsWith(`${head}: `) && text.length >= LEAST_TEXT)
  const idOf = (manifest: string): string => {
    const { name, version } = JSON.parse(manifest) as { name: string; version: string }
    return `${name} ${version}`
  }
  const inside = listOf(archive)
    .filter((path) => /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    .map((path) => idOf(extractFile(archive, path).toString()))
  checks.none(
    `has the words of the licence of each of ${inside.length} packages inside`,
    inside.filter(lacks),
  )
  const shipped = shippedPackages(root).map((path) =>
    idOf(readFileSync(join(root, path, 'package.json'), 'utf8')),
  )
  checks.none(`and of each of ${shipped.length} in the lock and the bundles`, shipped.filter(lacks))
  const fonts = shipped.filter((name) => name.startsWith('@fontsource'))
  checks.none(
    `and the font licence of ${fonts.length} fonts`,
    fonts.filter((name) => !/SIL OPEN FONT LICENSE/i.test(list.get(`${name}: OFL-1.1`) ?? '')),
  )
  const words = [...list.values()].join('\n')
  checks.none(
    'and of the parts inside of pdf.js and OpenCC',
    [
      'standard_fonts/LICENSE_FOXIT',
      'cmaps/LICENSE',
      'wasm/LICENSE_OPENJPEG',
      'LICENSES/Apache-2.0.txt',
    ].filter((file) => !words.includes(`${file}:`)),
  )
  checks.none(
    'and of data made into files of ours',
    dataLicences(root).flatMap(({ name, file }) => (lacks(`${name} (${file})`) ? [name] : [])),
  )
  checks.check('and our own', !lacks('Pressmark'))
  checks.none(
    'Electron’s and Chromium’s own lie beside it',
    ['LICENSE.electron.txt', 'LICENSES.chromium.html'].filter(
      (file) => !existsSync(join(folder, file)) || statSync(join(folder, file)).size === 0,
    ),
  )
}
