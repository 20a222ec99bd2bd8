/** Reads a file of another program in the importers' child: one that fills the memory ends that process and no other. */
import { CallError } from '../../../shared/errors.ts'
import type { TaskContext } from '../handlers.ts'
import { ImportCancelled } from '../import/run-importer.ts'
import type { ForeignRead } from './formats/format.ts'

/** @throws file-unsupported, annotations-unreadable, file-too-large, file-too-slow, and what zips and XML are refused with */
export async function readApart(
  { createImporter, signal }: Pick<TaskContext, 'createImporter' | 'signal'>,
  name: string,
  bytes: Uint8Array,
): Promise<ForeignRead> {
  const closing = new CallError('connection-lost', 'the library is being closed')
  if (signal.aborted) throw closing
  const importer = createImporter()
  const stop = (): void => importer.cancel()
  signal.addEventListener('abort', stop)
  try {
    return await importer.foreign(bytes, name)
  } catch (error) {
    throw error instanceof ImportCancelled ? closing : error
  } finally {
    signal.removeEventListener('abort', stop)
    await importer.close()
  }
}
