/** Windows: what the program file says of itself, and the script of the installer. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { headHash } from './archive.ts'
import type { Checks } from './checks.ts'

/** @param record what the tools were given */
export function lookAtWindows(checks: Checks, root: string, packed: string, record: string): void {
  const program = NtExecutable.from(readFileSync(join(packed, 'Pressmark.exe')), { ignoreCert: true })
  const { entries } = NtExecutableResource.from(program)
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
  checks.check(
    'the program knows the hash of the archive’s head',
    integrity !== undefined &&
      Buffer.from(integrity.bin).toString() ===
        JSON.stringify([
          { file: 'resources\\app.asar', alg: 'SHA256', value: headHash(join(packed, 'resources/app.asar')) },
        ]),
  )
  const ico = readFileSync(join(root, 'build/icon.ico'))
  const wanted = Data.IconFile.from(ico).icons.map(({ data }) =>
    Buffer.from(data.isRaw() ? data.bin : data.generate()),
  )
  const [group] = Resource.IconGroupEntry.fromEntries(entries)
  const icons = (group?.getIconItemsFromEntries(entries) ?? []).map((item) =>
    Buffer.from(item.isRaw() ? item.bin : item.generate()),
  )
  checks.check(
    'it has our icon in every size',
    icons.length === wanted.length && wanted.every((bytes) => icons.some((icon) => icon.equals(bytes))),
    `${icons.length} sizes`,
  )
  const [version] = Resource.VersionInfo.fromEntries(entries)
  const strings = version?.getStringValues(
    version.getAllLanguagesForStringValues()[0] ?? { lang: 0, codepage: 0 },
  )
  checks.check('it is called Pressmark', strings?.['ProductName'] === 'Pressmark')

  const installer = readFileSync(join(record, 'nsis/installer.nsi'), 'utf8')
  checks.check(
    'the installer opens .pressmark files with it, under an icon of their own',
    /APP_ASSOCIATE "pressmark" "Pressmark package" .*\\resources\\document\.ico" .*"\$appExe \$\\"%1\$\\""/.test(
      installer,
    ) && installer.includes(join(root, 'build/document.ico')),
  )
  checks.check(
    'the uninstaller takes that back, and leaves libraries alone',
    readFileSync(join(record, 'nsis/uninstaller.nsi'), 'utf8').includes('APP_UNASSOCIATE "pressmark"') &&
      !readFileSync(join(record, 'makensis.jsonl'), 'utf8').includes('DELETE_APP_DATA_ON_UNINSTALL'),
  )
}
