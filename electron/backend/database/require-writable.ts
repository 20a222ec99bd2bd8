import { CallError } from '../../../shared/errors.ts'
import type { Library } from './open.ts'

/** What is written to a library that is open for reading is gone when it closes. @throws what `refusal` says */
export function requireWritable({
  folder,
  readOnly,
  refusal,
}: Pick<Library, 'folder' | 'readOnly' | 'refusal'>): void {
  if (readOnly) throw new CallError(refusal, 'this library is open for reading', { path: folder })
}
