/** Libraries in temporary folders, filled through the import as a user would. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Direct, openDirect } from '../../electron/hosts/direct.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface MadeLibrary {
  folder: string
  remove: () => void
}

/** Imports texts, then lets `fill` do what else is to be done, and closes the library again. */
export async function makeLibrary(
  texts: Record<string, string>,
  fill: (client: Direct['client']) => Promise<unknown> = () => Promise.resolve(),
): Promise<MadeLibrary> {
  const parent = mkdtempSync(join(tmpdir(), 'pressmark-bench-'))
  const folder = join(parent, 'library')
  const { client, close } = await openBench(folder)
  const items = Object.entries(texts).map(([name, text]) => {
    const path = join(parent, name)
    writeFileSync(path, text)
    return { path }
  })
  const { jobId } = await client.send('import.start', { items })
  for (;;) {
    const job = (await client.send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job?.state === 'done') {
      if (job.refused[0]) throw new Error(job.refused[0].message)
      await client.send('import.dismiss', { jobId })
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await fill(client)
  await close()
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) }
}

export const openBench = (folder: string): Promise<Direct> =>
  openDirect({
    folder,
    migrations: join(ROOT, 'electron/backend/database/migrations'),
    seeds: join(ROOT, 'seeds'),
  })
