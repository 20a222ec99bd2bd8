/** Files of a watched folder as an import takes them, each with where its fate is written down. */
import { join } from 'node:path'
import type { TaskContext } from '../handlers.ts'
import type { ImportFile, WatchedInLine } from '../import/file-in-line.ts'
import type { FileState } from '../import/read-file.ts'
import { type FolderRow, setDealtWith } from './store.ts'

/** @param settled told when a file's fate is written down: it is not to be taken again */
export const lineUp = (
  context: Pick<TaskContext, 'now'>,
  folder: FolderRow,
  files: readonly [path: string, state: FileState][],
  settled: (path: string, state: FileState) => void,
): ImportFile[] =>
  files.map(([path, state]) => {
    const whole = join(folder.path, ...path.split('/'))
    return {
      ...{ path: whole, name: whole, encoding: undefined, replaces: undefined, uploaded: false, row: null },
      watched: inLine(context, folder.id, path, state, () => settled(path, state)),
    }
  })

function inLine(
  { now }: Pick<TaskContext, 'now'>,
  folderId: string,
  path: string,
  state: FileState,
  settled: () => void,
): WatchedInLine {
  const at = (): string => now().toISOString()
  return {
    expected: state,
    settle(db, outcome) {
      setDealtWith(db, folderId, { path, ...state }, outcome, at())
      settled()
    },
    opened(archiveDb, names) {
      let left = names.length
      // Only when all its files are told: cut short, the zip comes again, and what came in of it is known.
      const end = (db: typeof archiveDb): void => {
        if (left > 0) return
        setDealtWith(db, folderId, { path, ...state }, 'opened', at())
        settled()
      }
      end(archiveDb)
      return names.map((name) => ({
        settle(db, outcome) {
          const inner = `${path}/${name.slice(name.indexOf('/') + 1)}`
          setDealtWith(db, folderId, { path: inner, ...state }, outcome, at())
          left -= 1
          end(db)
        },
        // A zip in a zip is refused, never opened.
        opened: () => [],
      }))
    },
  }
}
