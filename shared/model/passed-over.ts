/** Files of folders and archives that are not taken: named at the end, with the reason where there is more to say. */
import { holdsAnnotations } from '../foreign-head.ts'
import type { ErrorCode } from '../errors.ts'
import { FILE_EXTENSIONS, isPackageName, type RefusedFile } from './import.ts'

/** What systems put into folders and archives by themselves, and what is hidden: nobody means it. */
const LITTER = /(?:^|[\\/])(?:__MACOSX[\\/]|\.[^\\/]*(?:$|[\\/])|Thumbs\.db$|desktop\.ini$)/i

/** @param path below the folder that was named, or inside the archive */
export const isLitter = (path: string): boolean => LITTER.test(path)

/** Why a file that lies in a folder or an archive is passed over, going by its name alone. */
export function passedOver(path: string): RefusedFile {
  const refused = (code: ErrorCode, message: string, data = {}): RefusedFile => ({
    ...{ path, code, message, data },
  })
  if (/\.doc$/i.test(path)) return refused('file-old-word', 'a binary Word document')
  if (isPackageName(path) || holdsAnnotations(path, null) === true)
    return refused('file-alone', 'packages and annotations come in by themselves')
  const extensions = FILE_EXTENSIONS.join(' ')
  return refused('file-unsupported', `only ${extensions} come in`, { extensions })
}
