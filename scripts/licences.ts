/**
 * Writes `out/licences.txt`: our own licence, then name, version, licence and its text of every package that goes into the
 * app, and of data that tables of ours were made of. Ends with 1 where one of them has no text. Electron and Chromium bring
 * files of their own, which electron-builder leaves beside the app (`package:check` looks).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { collectLicences } from './licences/collect.ts'
import { dataLicences } from './licences/data.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LINE = '='.repeat(80)
const section = (title: string, text: string): string => `${LINE}\n${title}\n${LINE}\n\n${text}\n`

const packages = collectLicences(ROOT)
const data = dataLicences(ROOT)
writeFileSync(
  join(ROOT, 'out/licences.txt'),
  [
    section('Pressmark: MIT', readFileSync(join(ROOT, 'LICENSE'), 'utf8').trim()),
    ...packages.map(({ name, version, licence, text }) => section(`${name} ${version}: ${licence}`, text)),
    ...data.map(({ name, file, licence, text }) => section(`${name} (${file}): ${licence}`, text)),
  ].join('\n'),
)
console.log(`licences of ${packages.length} packages and ${data.length} sets of data: out/licences.txt`)
