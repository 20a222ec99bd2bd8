import { isAbsolute, relative, sep } from 'node:path'

/** Whether a path is a folder or lies below it. Both absolute; links are the caller's to resolve. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  // On another drive of Windows the way is absolute.
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}
