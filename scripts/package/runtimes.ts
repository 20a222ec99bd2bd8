/**
 * Stand-ins for what Electron delivers for each system, as zips of the names that electron-builder asks for: the same files
 * in the same places, with nothing in them but what packing reads or changes. Fuses are as Electron has them.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** Where Electron's fuses lie in its binary: this text, a version, their number, then a byte each. */
const FUSES = Buffer.from(`dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009${'1'.repeat(9)}`, 'latin1')
const ENGLISH = { lang: 1033, codepage: 1200 }
const PROGRAM = { os: 3, attrs: (0o100755 << 16) >>> 0 }
const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`)

const text = (words: string): Buffer => Buffer.from(words)
const OWN: Zippable = {
  LICENSE: text('Copyright (c) Electron contributors (stand-in)\n'),
  'LICENSES.chromium.html': text('<!doctype html><title>Credits (stand-in)</title>\n'),
}

/** Puts them into `folder`, which electron-builder takes as its `electronDist`. */
export function makeRuntimes(folder: string, version: string, linuxArch: string): void {
  mkdirSync(folder, { recursive: true })
  const zips = {
    [`linux-${linuxArch}`]: linux(),
    'win32-x64': windows(),
    'darwin-arm64': mac(),
  }
  for (const [name, files] of Object.entries(zips)) {
    const zip = zipSync({ ...OWN, version: text(version), ...files }, { level: 0 })
    writeFileSync(join(folder, `electron-v${version}-${name}.zip`), zip)
  }
}

const linux = (): Zippable => ({
  electron: [Buffer.concat([text('#!/bin/false\n'), FUSES, text('\n')]), PROGRAM],
  'chrome-sandbox': [text(''), PROGRAM],
  'locales/en-US.pak': text(''),
})

/** A program file without code: headers, what is said of it, and the fuses. */
function windows(): Zippable {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues(ENGLISH, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.entries.push({ type: 'FUSES', id: 1, ...ENGLISH, bin: new Uint8Array(FUSES).buffer })
  resources.outputResource(program)
  return { 'electron.exe': Buffer.from(program.generate()), 'locales/en-US.pak': text('') }
}

function mac(): Zippable {
  const list = (name: string, more: Record<string, string>): Buffer => {
    const values = {
      CFBundleExecutable: name,
      CFBundleIdentifier: 'com.github.Electron',
      CFBundleName: name,
      ...more,
    }
    const lines = Object.entries(values).map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
    return text(
      `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${lines.join('')}</dict></plist>`,
    )
  }
  const app = 'Electron.app/Contents'
  const files: Zippable = {
    [`${app}/Info.plist`]: list('Electron', { CFBundleIconFile: 'electron.icns' }),
    [`${app}/MacOS/Electron`]: [text('#!/bin/false\n'), PROGRAM],
    [`${app}/Resources/electron.icns`]: text(''),
    [`${app}/Frameworks/Electron Framework.framework/Electron Framework`]: [FUSES, PROGRAM],
  }
  for (const name of HELPERS) {
    files[`${app}/Frameworks/${name}.app/Contents/Info.plist`] = list(name, {})
    files[`${app}/Frameworks/${name}.app/Contents/MacOS/${name}`] = [text(''), PROGRAM]
  }
  return files
}
