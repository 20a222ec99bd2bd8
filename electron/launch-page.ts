/**
 * The page a browser is started with. Arguments of programs are shown to every user of a machine (`ps`; on macOS nothing
 * says who comes with a ticket), so the ticket stands in a file that only its owner may read, and the file's name there.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { goOnPage } from './hosts/go-on-page.ts'

/** A browser that has not read it by then will not, in milliseconds. */
export const READ_WITHIN = 120_000

export interface LaunchPage {
  /** `file:///…/open-….html` */
  address: string
  remove(): void
}

/**
 * Writes one that goes on to `address` by itself, without script. What earlier starts left is removed.
 * @param folder only its owner may read it
 * @param library whose window it is: browsers keep the place of a window by the name of the page it began with, so the
 *   name is the same at each start; another only while the one before waits to be read
 */
export function writeLaunchPage(folder: string, address: string, library: string): LaunchPage {
  removeOld(folder)
  const name = `open-${createHash('sha256').update(library).digest('hex').slice(0, 16)}`
  const write = (path: string): LaunchPage => {
    // `wx`: never through a link that lay there before.
    writeFileSync(path, goOnPage(address), { mode: 0o600, flag: 'wx' })
    return { address: pathToFileURL(path).href, remove: () => rmSync(path, { force: true }) }
  }
  try {
    return write(join(folder, `${name}.html`))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return write(join(folder, `${name}-${randomBytes(8).toString('hex')}.html`))
  }
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/^open-[\w-]+\.html$/.test(name)) continue
    const path = join(folder, name)
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (Math.abs(Date.now() - written) > READ_WITHIN) rmSync(path, { force: true })
  }
}
