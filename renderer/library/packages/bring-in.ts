/** What is dropped or chosen goes its way: reports to the import, packages and annotations of others to their own. */
import { holdsAnnotations } from '../../../shared/foreign-head.ts'
import { isPackageName, type RefusedFile } from '../../../shared/model/import.ts'
import { send } from '../../queries.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { importFiles, upload } from '../import/import-store.ts'
import type { ForeignFileResult } from './foreign-dialog.tsx'

/** So much of a file tells what it is, in bytes. */
const HEAD = 65_536
/** How often a running import is asked whether it has ended, in milliseconds. */
const ASK_EVERY = 250

/** Nothing where it cannot be read: it is refused by name when it is sent. */
const headOf = (file: File): Promise<string> =>
  file
    .slice(0, HEAD)
    .text()
    .catch(() => '')

/**
 * Reports first: annotations may sit on them. Of several packages one is taken at a time.
 * @param lost what was dropped with them and could not be read: it is listed with what is refused
 */
export async function bringIn(files: readonly File[], lost: readonly RefusedFile[] = []): Promise<void> {
  const annotations: File[] = []
  const reports: File[] = []
  for (const file of files) {
    if (isPackageName(file.name)) continue
    const sure = holdsAnnotations(file.name, null)
    const isForeign = sure ?? holdsAnnotations(file.name, await headOf(file)) === true
    ;(isForeign ? annotations : reports).push(file)
  }
  if (reports.length > 0 || lost.length > 0) await importFiles(reports, { lost })
  if (annotations.length > 0) {
    if (reports.length > 0) await importsEnded()
    const results: ForeignFileResult[] = []
    for (const file of annotations) results.push(await takeAnnotations(file))
    openDialog({ kind: 'foreign', results })
  }
  const [first] = files.filter(({ name }) => isPackageName(name))
  if (first) openDialog({ kind: 'package', file: first })
}

async function importsEnded(): Promise<void> {
  const isRunning = async (): Promise<boolean> =>
    (await send('import.jobs', {})).some(({ state }) => state === 'running')
  while (await isRunning()) await new Promise((resolve) => setTimeout(resolve, ASK_EVERY))
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
