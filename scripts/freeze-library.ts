/**
 * Freezes a library as this version of the program writes it, for test/migrations/frozen: `node scripts/freeze-library.ts
 * FILE.zip`. Run in a checkout of the release whose schema is to be kept; today's program must open it for ever.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { openDirect } from '../electron/hosts/direct.ts'

const root = join(import.meta.dirname, '..')
const parent = mkdtempSync(join(tmpdir(), 'pressmark-freeze-'))
const folder = join(parent, 'library')
const { client, close } = await openDirect({
  folder,
  migrations: join(root, 'electron/backend/database/migrations'),
  seeds: join(root, 'seeds'),
})
await client.send('samples.load', {})
const [report] = await client.send('reports.list', {})
if (!report) throw new Error('the sample library has no report')
// One step taken back and one done again, so that both stacks hold something.
await client.send('reports.update', { id: report.id, title: '改过的标题' })
await client.send('themes.create', { name: '冻结' })
await client.send('undo.undo', {})
await close()

const entries: Record<string, Uint8Array> = {}
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (statSync(join(folder, name)).isFile() && !name.startsWith('library.lock'))
    entries[name.replaceAll('\\', '/')] = readFileSync(join(folder, name))
writeFileSync(process.argv[2] ?? 'library.zip', zipSync(entries, { level: 9 }))
rmSync(parent, { recursive: true })
