/** What lies in folders and is no file: pipes, sockets, devices, links that lead round or out, files that grow while read. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import type { ErrorCode } from '../../shared/errors.ts'
import { bytesOf } from './hostile.ts'

export interface Special {
  name: string
  /** How an import of its path refuses it; null: it comes in. */
  code: ErrorCode | null
  /** Made as a link: a watched folder follows none, and nothing of it may come in. */
  isLink?: true
}

const TOO_LARGE = 65 * 1_048_576

/** Makes them in a folder. @returns what was made, and what must be closed when they are not needed any more */
export async function makeSpecial(folder: string): Promise<{ made: Special[]; close: () => void }> {
  const at = (name: string): string => join(folder, name)
  const made: Special[] = []
  const add = (name: string, code: ErrorCode | null): void => void made.push({ name, code })
  const link = (name: string, target: string, code: ErrorCode | null): void => {
    symlinkSync(target, at(name))
    made.push({ name, code, isLink: true })
  }
  for (const name of ['pipe.txt', 'pipe.pdf', 'pipe.zip']) {
    execFileSync('mkfifo', [at(name)])
    add(name, 'file-not-regular')
  }
  const socket = await listen(at('socket.txt'))
  add('socket.txt', 'file-not-regular')
  // A device of its own only where the machine lets one be made; by a link anywhere.
  if (makesDevice(at('zero.txt'))) add('zero.txt', 'file-not-regular')
  link('zero-link.txt', '/dev/zero', 'file-not-regular')
  link('tty-link.md', '/dev/tty', 'file-not-regular')
  link('memory-link.txt', '/proc/self/mem', 'file-empty')
  link('loop.txt', at('loop.txt'), 'file-not-regular')
  link('nowhere.txt', at('no such file.txt'), 'file-missing')
  mkdirSync(at('folder.txt'))
  add('folder.txt', 'file-not-regular')
  mkdirSync(at('round'))
  symlinkSync(folder, at('round/up'))
  writeFileSync(at('sparse.txt'), '')
  truncateSync(at('sparse.txt'), TOO_LARGE)
  add('sparse.txt', 'file-too-large')
  return { made, close: () => socket.close() }
}

/**
 * A file that changes while it is read, as often as it can be: as long as a reader reads of it (its size is 40 MB), it
 * is written to. Ends with the returned function.
 */
export function keepChanging(path: string): () => void {
  writeFileSync(path, bytesOf('北岸渡口今晨恢复通航。\n').slice(0, 30))
  truncateSync(path, 40 * 1_048_576)
  let size = 40 * 1_048_576
  const file = openSync(path, 'r+')
  const timer = setInterval(() => truncateSync(path, ++size), 1)
  return () => {
    clearInterval(timer)
    closeSync(file)
  }
}

function makesDevice(path: string): boolean {
  try {
    execFileSync('mknod', [path, 'c', '1', '5'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const listen = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(path, () => resolve(server))
  })
