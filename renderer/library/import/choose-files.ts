/** Ways by which files come: a picker of files or of a folder, a drop (folders too). */
import { FILE_EXTENSIONS, type RefusedFile } from '../../../shared/model/import.ts'
import { isLitter, passedOver } from '../../../shared/model/passed-over.ts'
import { notify } from '../../ui/notify.tsx'
import { bringIn } from '../packages/bring-in.ts'
import { type ChosenFile, chosen, importFiles } from './import-store.ts'

/** What the picker offers, and what is taken out of folders. */
const IMPORTABLE = new RegExp(`(?:${FILE_EXTENSIONS.map((one) => `\\${one}`).join('|')})$`, 'i')

/** Beside reports: packages, and annotations of other programs. */
const ALSO = ['.pressmark', '.json', '.jsonld', '.csv', '.qdpx', '.qdc']

/** Opens the system's file picker; imports what is chosen. */
export const chooseFiles = (): void =>
  pick(
    (input) => {
      input.multiple = true
      input.accept = [...FILE_EXTENSIONS, ...ALSO].join(',')
    },
    (files) => bringIn(files.map(chosen)),
  )

/** Opens the picker for one file, the new version of a page: what sits on that page goes over. */
export const chooseNewVersion = (sourceId: string): void =>
  pick(
    (input) => {
      input.accept = FILE_EXTENSIONS.join(',')
    },
    (files) => importFiles(files.map(chosen), { replaces: sourceId }),
  )

/** Opens the picker for one file that is not at hand any more. */
export const chooseAgain = (done: (file: File) => void): void =>
  pick(
    () => {},
    ([file]) => {
      if (file) done(file)
      return Promise.resolve()
    },
  )

/** Opens the system's picker for a folder; of it and the folders inside it all files come in that can. */
export const chooseFolder = (): void =>
  pick(
    (input) => {
      input.webkitdirectory = true
    },
    (files) => {
      const found: Found = { files: [], lost: [], passed: [] }
      for (const file of files) take(file, file.webkitRelativePath || file.name, found)
      return bringIn(found.files, found)
    },
  )

function pick(prepare: (input: HTMLInputElement) => void, done: (files: File[]) => Promise<void>): void {
  const input = document.createElement('input')
  input.type = 'file'
  prepare(input)
  input.addEventListener('change', () => {
    done([...(input.files ?? [])]).catch((error: unknown) => notify.error(error))
  })
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

interface Found {
  files: ChosenFile[]
  /** Could not be read: it stops none of the others. */
  lost: RefusedFile[]
  /** Of no kind that comes in. */
  passed: RefusedFile[]
}

/** A file that lies in a folder. @param path with the folder's own name */
function take(file: File, path: string, { files, passed }: Pick<Found, 'files' | 'passed'>): void {
  if (isLitter(path)) return
  if (IMPORTABLE.test(path)) files.push({ file, name: path })
  else passed.push(passedOver(path))
}

/** @param below the folders it lies in, each with `/` behind it */
async function collect(entry: FileSystemEntry, below: string, found: Found): Promise<void> {
  const path = below + entry.name
  if (below !== '' && isLitter(path)) return
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) =>
        (entry as FileSystemFileEntry).file(resolve, reject),
      )
      // Dropped by itself it is tried, whatever it is.
      if (below === '') found.files.push(chosen(file))
      else take(file, path, found)
      return
    }
    const entries = await readAll((entry as FileSystemDirectoryEntry).createReader())
    for (const child of entries) await collect(child, `${path}/`, found)
  } catch (error) {
    found.lost.push({ path, code: 'file-unreadable', message: String(error) })
  }
}

/**
 * Imports what was dropped. A file dropped by itself is always tried, so that the user hears why it is
 * refused; of a folder files of kinds that come in are taken, and the others named.
 */
export async function importDropped(data: DataTransfer): Promise<void> {
  // Entries must be taken before the first await: the drop's data is gone afterwards.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const plain = [...data.files]
  const found: Found = { files: [], lost: [], passed: [] }
  try {
    if (entries.length === 0) found.files.push(...plain.map(chosen))
    for (const entry of entries) await collect(entry, '', found)
    await bringIn(found.files, found)
  } catch (error) {
    notify.error(error)
  }
}
