/**
 * Stand-ins for the tools that electron-builder fetches to make installers (fpm, mksquashfs, 7-Zip, NSIS, Wine). Each
 * writes down what it was given and leaves a file where the installer would be: what they would have packed is looked at,
 * that the real ones work is not.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What each tool does, in JavaScript: `args`, `input` (a function), `keep(from, to)` and `fs` are there. */
const ACTS: Readonly<Record<string, string>> = {
  // -s dir … --package FILE … source=/place …
  fpm: `
    for (const arg of args) {
      const [, from, to] = /^(.+?)=(\\/.*)$/.exec(arg) ?? []
      if (to !== undefined && !from.endsWith('/')) keep(from, 'deb' + to)
    }
    for (const name of ['--after-install', '--after-remove']) keep(args[args.indexOf(name) + 1], 'deb/' + name.slice(2))
    fs.writeFileSync(args[args.indexOf('--package') + 1], 'deb')`,
  // folder image …
  mksquashfs: `
    for (const file of fs.readdirSync(args[0])) if (/^AppRun$|\\.desktop$|^\\.DirIcon$/.test(file)) keep(args[0] + '/' + file, 'appimage/' + file)
    keep(args[0] + '/usr/share', 'appimage/usr/share')
    fs.writeFileSync(args[1], 'squashfs')`,
  // a … archive files
  '7za': `
    const archive = args.find((arg) => arg.endsWith('.7z'))
    fs.writeFileSync(archive, '7z')`,
  // The script comes by standard input.
  makensis: `
    const isUninstaller = args.includes('-DBUILD_UNINSTALLER')
    fs.mkdirSync(record + '/nsis', { recursive: true })
    fs.writeFileSync(record + '/nsis/' + (isUninstaller ? 'uninstaller' : 'installer') + '.nsi', input())
    const [, file] = /^-XOutFile "(.*)"$/.exec(args.find((arg) => arg.startsWith('-XOutFile')))
    fs.writeFileSync(file, 'installer')`,
  // Runs an installer that does nothing but write the uninstaller beside itself.
  wine: `
    fs.writeFileSync(args[0].replace(/\\.exe$/, '.__uninstaller.exe'), 'uninstaller')`,
}

function program(name: string, record: string): string {
  return `#!${process.execPath}
const fs = require('node:fs')
const args = process.argv.slice(2)
const record = ${JSON.stringify(record)}
const input = () => fs.readFileSync(0, 'utf8')
const keep = (from, to) => fs.cpSync(from, record + '/' + to, { recursive: true, verbatimSymlinks: true })
fs.mkdirSync(record, { recursive: true })
fs.appendFileSync(record + '/${name}.jsonl', JSON.stringify(args) + '\\n')
${ACTS[name] ?? ''}
`
}

/** Makes them below `folder` and tells electron-builder of them, by the environment of this process. */
export function makeTools(folder: string, record: string): void {
  const put = (path: string, words: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), words)
    chmodSync(join(folder, path), 0o755)
  }
  put('fpm', program('fpm', record))
  put('7za', program('7za', record))
  put('appimage/mksquashfs', program('mksquashfs', record))
  put('appimage/desktop-file-validate', '')
  for (const arch of ['x64', 'arm64']) {
    put(`appimage/runtimes/runtime-${arch}`, 'runtime')
    put(`appimage/lib/${arch}/libnothing.so`, '')
  }
  // Where NSIS lies in its bundle depends on the system that it runs on.
  for (const place of ['makensis', 'linux/makensis', 'mac/makensis'])
    put(`nsis/${place}`, program('makensis', record))
  put('nsis/elevate.exe', '')
  put('nsis/plugins/x86-unicode/none.dll', '')
  put('wine/bin/wine', program('wine', record))
  for (const folder of ['lib', 'wine-home']) put(`wine/${folder}/none`, '')
  Object.assign(process.env, {
    CUSTOM_FPM_PATH: join(folder, 'fpm'),
    APPIMAGE_TOOLS_PATH: join(folder, 'appimage'),
    ELECTRON_BUILDER_7ZIP_PATH: join(folder, '7za'),
    ELECTRON_BUILDER_NSIS_DIR: join(folder, 'nsis'),
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'nsis'),
    ELECTRON_BUILDER_WINE_TOOLSET_DIR: join(folder, 'wine'),
  })
}
