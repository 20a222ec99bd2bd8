/** The line of an import that is begun while its files are still being sent. */
import type { ImportFile } from './file-in-line.ts'

/** An import to which nothing comes for so long, in milliseconds, has all it gets: the window that sent it is gone. */
const OPEN_FOR = 20_000

export interface Line {
  readonly isOpen: boolean
  /** How many have ever stood in it. */
  length: number
  /** @param more false: these are the last */
  add: (files: readonly ImportFile[], more: boolean) => void
  close: () => void
  /** False where nothing more comes, else when something may have come. */
  more: () => Promise<boolean>
}

/** @param files the line itself: they are taken out at its beginning and added at its end */
export function openLine(files: ImportFile[], isOpen: boolean, openFor = OPEN_FOR): Line {
  let arrival = Promise.withResolvers<undefined>()
  let timer: NodeJS.Timeout | undefined
  const line = {
    isOpen,
    length: files.length,
    add(added: readonly ImportFile[], more: boolean) {
      files.push(...added)
      if (more) wait()
      else line.close()
      arrival.resolve(undefined)
    },
    close() {
      clearTimeout(timer)
      line.isOpen = false
      arrival.resolve(undefined)
    },
    async more() {
      if (!line.isOpen) return files.length > 0
      arrival = Promise.withResolvers()
      await arrival.promise
      return true
    },
  }
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => line.close(), openFor)
    timer.unref()
  }
  if (isOpen) wait()
  return line
}
