/** Ways by which files come: a picker, a drop (folders too), the clipboard. */
import { FILE_EXTENSIONS, type RefusedFile } from '../../../shared/model/import.ts'
import { notify } from '../../ui/notify.tsx'
import { bringIn } from '../packages/bring-in.ts'
import { importFiles } from './import-store.ts'

/** What the picker offers, and what is taken out of dropped folders. */
const IMPORTABLE = new RegExp(`(?:${FILE_EXTENSIONS.map((one) => `\\${one}`).join('|')})$`, 'i')

/** Beside reports: packages, and annotations of other programs. */
const ALSO = ['.pressmark', '.json', '.jsonld', '.csv', '.qdpx', '.qdc']

/** Opens the system's file picker; imports what is chosen. */
export const chooseFiles = (): void => pick(true, bringIn)

/** Opens the picker for one file, the new version of a page: what sits on that page goes over. */
export const chooseNewVersion = (sourceId: string): void =>
  pick(false, (files) => importFiles(files, { replaces: sourceId }))

/** Opens the picker for one file that is not at hand any more. */
export const chooseAgain = (done: (file: File) => void): void =>
  pick(false, ([file]) => {
    if (file) done(file)
    return Promise.resolve()
  })

function pick(isMany: boolean, done: (files: File[]) => Promise<void>): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = isMany
  input.accept = [...FILE_EXTENSIONS, ...(isMany ? ALSO : [])].join(',')
  input.addEventListener('change', () => void done([...(input.files ?? [])]))
  input.click()
}

const readAll = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => {
    const all: FileSystemEntry[] = []
    // readEntries gives at most 100 entries a call, and none at the end.
    const next = (): void =>
      reader.readEntries((entries) => {
        all.push(...entries)
        if (entries.length === 0) resolve(all)
        else next()
      }, reject)
    next()
  })

/** @param lost gets what cannot be read: it stops none of the others */
async function filesOf(entry: FileSystemEntry, inFolder: boolean, lost: RefusedFile[]): Promise<File[]> {
  try {
    if (entry.isFile) {
      if (inFolder && !IMPORTABLE.test(entry.name)) return []
      return [
        await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
      ]
    }
    const entries = await readAll((entry as FileSystemDirectoryEntry).createReader())
    return (await Promise.all(entries.map((child) => filesOf(child, true, lost)))).flat()
  } catch (error) {
    lost.push({ path: entry.name, code: 'file-unreadable', message: String(error) })
    return []
  }
}

/**
 * Imports what was dropped. A file dropped by itself is always tried, so that the user hears why it is
 * refused; of a folder only files of kinds that come in are taken.
 */
export async function importDropped(data: DataTransfer): Promise<void> {
  // Entries must be taken before the first await: the drop's data is gone afterwards.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const plain = [...data.files]
  const lost: RefusedFile[] = []
  try {
    const files =
      entries.length > 0
        ? (await Promise.all(entries.map((entry) => filesOf(entry, false, lost)))).flat()
        : plain
    await bringIn(files, lost)
  } catch (error) {
    notify.error(error)
  }
}
