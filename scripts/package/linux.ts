/** Linux: the folder, and what a .deb and an AppImage are made of. */
import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Checks } from './checks.ts'

const MIME = 'application/vnd.pressmark+zip'

/** @param record what the tools were given */
export function lookAtLinux(checks: Checks, root: string, record: string): void {
  const share = join(record, 'deb/usr/share')
  const icon = (size: number, kind: string): string => `icons/hicolor/${size}x${size}/${kind}`
  checks.none(
    '.deb: puts our icons where desktops look',
    [
      ...[16, 24, 32, 48, 64, 128, 256, 512].map((size) => icon(size, 'apps/pressmark.png')),
      ...[16, 24, 32, 48, 64, 128, 256].map((size) =>
        icon(size, 'mimetypes/application-vnd.pressmark+zip.png'),
      ),
    ].filter((path) => !isPngOfItsSize(join(share, path))),
  )
  const ours = readFileSync(join(share, 'mime/packages/pressmark_icon.xml'), 'utf8')
  checks.check(
    '.deb: says what a .pressmark file is, and which icon it has',
    ours.includes(`type="${MIME}"`) && ours.includes('<icon name="application-vnd.pressmark+zip"/>'),
  )
  for (const [what, file] of [
    ['.deb', join(share, 'applications/pressmark.desktop')],
    ['AppImage', join(record, 'appimage/pressmark.desktop')],
  ] as const) {
    const entry = readFileSync(file, 'utf8')
    checks.check(
      `${what}: opens .pressmark files and our links, with our name and icon`,
      entry.includes(`\nMimeType=${MIME};x-scheme-handler/pressmark;\n`) &&
        /^Icon=pressmark$/m.test(entry) &&
        /^StartupWMClass=pressmark$/m.test(entry) &&
        /^Exec=.* %U$/m.test(entry),
    )
    checks.check(`${what}: starts with the sandbox`, !entry.includes('--no-sandbox'))
  }
  const args = lastArgs(record, 'fpm')
  checks.check(
    '.deb: goes to /opt/Pressmark, and recommends nothing',
    args.some((arg) => arg.endsWith('/=/opt/Pressmark')) && !args.includes('--deb-recommends'),
  )
  checks.check(
    'AppImage: has our icon as its own',
    isPngOfItsSize(join(record, 'appimage/usr/share', icon(512, 'apps/pressmark.png'))) &&
      readlinkSync(join(record, 'appimage/.DirIcon')).endsWith('512x512/apps/pressmark.png'),
  )
  checks.check(
    'the window’s icon is the packed one',
    same(root, 'build/icons/256x256.png', 'out/main/icon.png'),
  )
}

/** Its size stands in its path. */
function isPngOfItsSize(file: string): boolean {
  const [, size] = /(\d+)x\d+/.exec(file.slice(file.lastIndexOf('hicolor'))) ?? []
  if (!existsSync(file) || lstatSync(file).isSymbolicLink()) return false
  const bytes = readFileSync(file)
  return bytes.subarray(1, 4).toString('latin1') === 'PNG' && bytes.readUInt32BE(16) === Number(size)
}

const same = (root: string, a: string, b: string): boolean =>
  readFileSync(join(root, a)).equals(readFileSync(join(root, b)))

function lastArgs(record: string, tool: string): string[] {
  const lines = readFileSync(join(record, `${tool}.jsonl`), 'utf8')
    .trim()
    .split('\n')
  return JSON.parse(lines.at(-1) ?? '[]') as string[]
}
