/**
 * Packages that the system has us open: by a double click (macOS: an event; elsewhere: an argument) or by a name on the
 * command line. They are handed to the window, which shows what they hold and asks; nothing comes in by itself. A page
 * cannot get here: a start that brings a link of ours, which any page can cause, opens no file.
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isPackageName } from '../shared/model/import.ts'
import { connect, directPair, type Client } from '../shared/rpc.ts'
import type { Backend } from './backend/backend.ts'
import { LINK_SCHEME } from './deep-link.ts'

const isAddress = (arg: string): boolean => arg.toLowerCase().startsWith(`${LINK_SCHEME}:`)

/** The packages among the arguments of a start, as whole paths. @param from the folder it was started in */
export function packagesAmong(args: readonly string[], from: string): string[] {
  if (args.some(isAddress)) return []
  return args
    .filter((arg) => !arg.startsWith('-'))
    .map((arg) => pathOf(arg, from))
    .filter((path): path is string => path !== null && isPackageName(path))
}

/** File managers of Linux hand over addresses (`%U` in the desktop file); one of another machine is none of ours. */
function pathOf(arg: string, from: string): string | null {
  if (!/^file:/i.test(arg)) return resolve(from, arg)
  const url = URL.parse(arg)
  if (url === null || url.host !== '') return null
  try {
    return fileURLToPath(url)
  } catch {
    return null
  }
}

export interface HandingOptions {
  backend: Pick<Backend, 'attach'>
  /** Hears of each that can be looked at. */
  handed?: ((path: string) => void) | undefined
  log: (error: unknown) => void
}

/** Takes paths and hands them over, one after the other; while the library is not open they wait for it. */
export function createHanding({ backend, handed, log }: HandingOptions): (paths: readonly string[]) => void {
  const waiting: string[] = []
  let isHanding = false

  async function handAll(client: Client): Promise<void> {
    if (isHanding) return
    isHanding = true
    try {
      // Another library, or none yet: `setting` is told once it is open.
      while (waiting.length > 0 && (await client.send('opening.state', {})) === null) {
        const path = waiting.shift()!
        try {
          const { refused } = await client.send('package.hand', { path })
          if (refused === null) handed?.(path)
        } catch (error) {
          log(error)
        }
      }
    } finally {
      isHanding = false
    }
  }

  return (paths) => {
    if (paths.length === 0) return
    waiting.push(...paths)
    // A wire of its own each time: the thread that answered the one before may have died since.
    const pair = directPair()
    backend.attach(pair[1], { mayUsePaths: true })
    const client = connect(pair[0])
    const begin = (): void =>
      void handAll(client)
        .catch(log)
        .finally(() => waiting.length === 0 && pair.close())
    client.onChanged(({ tables }) => {
      if (waiting.length > 0 && tables.includes('setting')) begin()
    })
    begin()
  }
}
