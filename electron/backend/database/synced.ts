/**
 * Does a cloud service sync this folder? By what the services name their folders and leave in them. A guess, and used
 * for a warning only: a database that is synced while it is open may be copied half-written, or come back older.
 */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

interface Service {
  name: string
  /** A folder of the path. */
  folder: RegExp
  /** What lies in the root of a synced folder. */
  markers: readonly string[]
}

const SERVICES: readonly Service[] = [
  { name: 'Dropbox', folder: /^Dropbox( \(.*\))?$/i, markers: ['.dropbox', '.dropbox.cache'] },
  {
    name: 'OneDrive',
    folder: /^(OneDrive( ?- ?.*)?|SkyDrive)$/i,
    markers: ['.849C9593-D756-4E56-8D6E-42412F2A707B'],
  },
  {
    name: 'iCloud Drive',
    folder: /^(Mobile Documents|com~apple~CloudDocs|iCloud ?Drive)$/i,
    markers: ['.icloud'],
  },
  {
    name: 'Google Drive',
    folder: /^(Google ?Drive|GoogleDrive-.*|My Drive|我的云端硬盘|我的雲端硬碟)$/i,
    markers: ['.tmp.drivedownload', '.tmp.driveupload'],
  },
  {
    name: '坚果云 (Nutstore)',
    folder: /^(我的坚果云|坚果云|Nutstore( Files)?)$/i,
    markers: ['.nutstore', '.nutsync'],
  },
  {
    name: '百度网盘同步空间',
    folder: /^(BaiduSyncdisk|百度网盘同步空间|BaiduNetdiskWorkspace)$/i,
    markers: ['.BaiduSyncdisk'],
  },
]

/** The service's name, or null. */
export function syncedBy(path: string): string | null {
  for (let at = resolve(path); ; at = dirname(at)) {
    const name = at.split(/[\\/]/).at(-1) ?? ''
    for (const { name: service, folder, markers } of SERVICES)
      if (folder.test(name) || markers.some((marker) => existsSync(join(at, marker)))) return service
    if (at === dirname(at)) return null
  }
}
