/** Packs for three systems at once, with stand-ins for Electron and for the tools that make installers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { packageConfig } from '../package-config.ts'
import { makeRuntimes } from './runtimes.ts'
import { makeTools } from './tools.ts'

export interface Packed {
  linux: string
  windows: string
  mac: string
  /** What the tools were given. */
  record: string
}

/** @param place an empty folder, which all of it goes into */
export async function packAll(root: string, place: string): Promise<Packed> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
  const [dist, record] = [join(place, 'dist'), join(place, 'record')]
  makeRuntimes(join(place, 'electron'), version, process.arch)
  makeTools(join(place, 'tools'), record)
  // Signing is for whoever releases: no certificate is looked for here.
  process.env.CSC_IDENTITY_AUTO_DISCOVERY = 'false'
  const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64
  await build({
    targets: new Map([
      ...Platform.LINUX.createTarget(['deb', 'AppImage'], arch),
      ...Platform.WINDOWS.createTarget('nsis', Arch.x64),
      ...Platform.MAC.createTarget('dir', Arch.arm64),
    ]),
    projectDir: root,
    config: {
      ...packageConfig,
      electronDist: join(place, 'electron'),
      electronVersion: version,
      directories: { ...packageConfig.directories, output: dist },
    },
  })
  return {
    linux: join(dist, arch === Arch.arm64 ? 'linux-arm64-unpacked' : 'linux-unpacked'),
    windows: join(dist, 'win-unpacked'),
    mac: join(dist, 'mac-arm64'),
    record,
  }
}
