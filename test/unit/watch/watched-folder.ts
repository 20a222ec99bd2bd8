/** A library that watches, and a folder beside it to put files into. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { WatchedFolder } from '../../../shared/model/watch.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

export const PAGE = (n: number | string): string =>
  `# 渡口第${n}号公告\n\n北岸渡口今晨恢复通航，首班船载客六十人，编号${n}。\n`

export interface Place {
  /** What is watched. */
  watched: string
  /** Files as they lie there, with a time some minutes back unless `fresh`. */
  put: (name: string, content: string | Uint8Array, fresh?: boolean) => string
  open: (options?: Partial<Parameters<typeof openDirect>[0]>) => Promise<Direct>
  close: () => Promise<void>
  remove: () => void
  /** Waits until the first watched folder is as wanted. */
  until: (isSo: (folder: WatchedFolder) => boolean, patience?: number) => Promise<WatchedFolder>
  fifo: (name: string) => void
}

export function makePlace(): Place {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'pressmark-watch-')))
  const watched = join(parent, 'watched')
  mkdirSync(watched)
  let opened: Direct | null = null
  return {
    watched,
    put(name, content, fresh = false) {
      const path = join(watched, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      const then = new Date(Date.now() - 300_000)
      if (!fresh) utimesSync(path, then, then)
      return path
    },
    async open(options = {}) {
      opened = await openDirect({
        folder: join(parent, 'library'),
        migrations: MIGRATIONS,
        seeds: SEEDS,
        resumesImports: true,
        log: () => undefined,
        ...options,
      })
      return opened
    },
    async close() {
      await opened?.close()
      opened = null
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
    async until(isSo, patience = 20_000) {
      const end = Date.now() + patience
      for (;;) {
        const [folder] = (await opened?.client.send('watch.list', {})) ?? []
        if (folder && isSo(folder)) return folder
        if (Date.now() > end) throw new Error(`still ${JSON.stringify(folder)}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    fifo: (name) => void execFileSync('mkfifo', [join(watched, name)]),
  }
}
