/** What is dropped or chosen goes its way: reports to the import, packages and annotations of others to their own. */
import { holdsAnnotations } from '../../../shared/foreign-head.ts'
import { isPackageName, type RefusedFile } from '../../../shared/model/import.ts'
import { send } from '../../queries.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { type ChosenFile, importFiles, upload } from '../import/import-store.ts'
import { importsEnded } from '../import/wait-for-imports.ts'
import type { ForeignFileResult } from './foreign-dialog.tsx'
import { askAbout } from './handed.ts'

/** So much of a file tells what it is, in bytes. */
const HEAD = 65_536
/** Nothing where it cannot be read: it is refused by name when it is sent. */
const headOf = (file: File): Promise<string> =>
  file
    .slice(0, HEAD)
    .text()
    .catch(() => '')

/** What came with the files: what could not be read, and what is of no kind that comes in out of a folder. */
export interface Beside {
  lost?: readonly RefusedFile[]
  passed?: readonly RefusedFile[]
}

/** Reports first: annotations may sit on them. Then packages, each asked about in its turn. */
export async function bringIn(
  files: readonly ChosenFile[],
  { lost = [], passed = [] }: Beside = {},
): Promise<void> {
  const annotations: File[] = []
  const reports: ChosenFile[] = []
  for (const one of files) {
    if (isPackageName(one.name)) continue
    const sure = holdsAnnotations(one.name, null)
    const isForeign = sure ?? holdsAnnotations(one.name, await headOf(one.file)) === true
    if (isForeign) annotations.push(one.file)
    else reports.push(one)
  }
  if (reports.length + lost.length + passed.length > 0) await importFiles(reports, { lost, passed })
  if (annotations.length > 0 && (await importsEnded(annotations.map(({ name }) => name)))) {
    const results: ForeignFileResult[] = []
    for (const file of annotations) results.push(await takeAnnotations(file))
    openDialog({ kind: 'foreign', results })
  }
  askAbout(files.flatMap(({ file, name }) => (isPackageName(name) ? [file] : [])))
}

async function takeAnnotations(file: File): Promise<ForeignFileResult> {
  try {
    const inbox = await upload(file, new AbortController().signal)
    const outcome = await send('foreign.import', { file: { inbox, name: file.name } })
    return { name: file.name, outcome, error: null }
  } catch (error) {
    return { name: file.name, outcome: null, error }
  }
}
