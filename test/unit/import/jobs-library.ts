/** Import jobs on a library of their own, a new one for each test of the file that imports this. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { ImportItem, ImportJob } from '../../../shared/model/import.ts'

const root = join(import.meta.dirname, '../../..')
export const PAGE =
  '# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人。\n\n# 票价不变\n\n船公司说，票价仍为两元，老人免费。\n'
/** The folder of this test; the library lies in it. */
export let folder: string
/** What was opened last. */
export let opened: Direct

export async function open(options: Partial<Parameters<typeof openDirect>[0]> = {}): Promise<Direct> {
  opened = await openDirect({
    folder: join(folder, 'library'),
    migrations: join(root, 'electron/backend/database/migrations'),
    seeds: join(root, 'seeds'),
    log: () => {},
    ...options,
  })
  return opened
}

/** Imports, and waits for the end. */
export async function run(items: ImportItem[]): Promise<ImportJob> {
  const { jobId } = await opened.client.send('import.start', { items })
  return ended(jobId)
}

export async function ended(jobId: string): Promise<ImportJob> {
  for (;;) {
    const job = (await opened.client.send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job?.state === 'done' || job?.state === 'cancelled') return job
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export const file = (name: string, content: string | Uint8Array = PAGE): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
/** Names of the originals that are kept. */
export const kept = (): string[] =>
  readdirSync(join(folder, 'library/blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-jobs-'))
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})
