/** Files that a call names: an upload in the library's inbox, or a path on the command line. */
import { join } from 'node:path'
import { CallError } from '../../shared/errors.ts'
import type { TaskContext } from './handlers.ts'

/** The file a call names. @throws not-allowed where a window names a path, bad-arguments where an upload is none of ours */
export function fileOf(
  context: Pick<TaskContext, 'folder' | 'mayUsePaths'>,
  file: { inbox: string } | { path: string },
): { path: string; uploaded: boolean } {
  if ('path' in file) {
    if (!context.mayUsePaths) throw new CallError('not-allowed', 'a window sends bytes, not paths')
    return { path: file.path, uploaded: false }
  }
  if (!/^[\w-]{1,64}$/.test(file.inbox)) throw new CallError('bad-arguments', 'no such upload')
  return { path: join(context.folder, 'inbox', file.inbox), uploaded: true }
}
