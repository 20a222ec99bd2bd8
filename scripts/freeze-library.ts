/**
 * Freezes a library as this version of the program writes it, for test/migrations/frozen: `node scripts/freeze-library.ts
 * FILE.zip`. Run in a checkout of the release whose schema is to be kept; today's program must open it for ever. What an
 * older release has no call for is left out.
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
const [report, other] = await client.send('reports.list', {})
if (!report || !other) throw new Error('the sample library has no two reports')

/** A call that this release may not have, or have in another form. */
const maybe = async (name: string, args: unknown): Promise<{ id?: string } | null> => {
  try {
    return (await client.send(name as 'themes.create', args as never)) as { id?: string }
  } catch (error) {
    console.log(`left out: ${name} (${(error as Error).message.slice(0, 80)})`)
    return null
  }
}
const [block] = (await client.send('reports.get', { id: report.id })).blocks
const start = block?.segments[0]?.[1] ?? 0
const marked = await maybe('highlights.create', { reportId: report.id, ranges: [[start, start + 4]] })
const target = { kind: 'highlight', id: marked?.id }
const state = JSON.stringify({
  root: {
    ...{ type: 'root', version: 1, format: '', indent: 0, direction: null },
    children: [
      {
        ...{
          type: 'paragraph',
          version: 1,
          format: '',
          indent: 0,
          direction: null,
          textFormat: 0,
          textStyle: '',
        },
        children: [
          { type: 'text', version: 1, text: '冻结的笔记', format: 0, detail: 0, mode: 'normal', style: '' },
        ],
      },
    ],
  },
})
await maybe('notes.save', { id: '0198c1de-0000-7000-8000-00000000f0e2', target, state, text: '冻结的笔记' })
await maybe('themes.create', { name: '长存', target })
await maybe('links.create', {
  ...{ from: target, to: { kind: 'report', id: other.id } },
  relation: 'confirms',
})
await maybe('relations.save', { name: '引出', inverse: '起因是', color: 'red' })
await maybe('corrections.create', {
  places: [{ reportId: report.id, ranges: [[start, start + 1]] }],
  text: '改',
})
await maybe('searches.save', { name: '常用', query: '港' })
await maybe('stories.create', { reportIds: [report.id, other.id], title: '一件事' })
await maybe('related.refuse', { reportId: report.id, otherId: other.id })
await maybe('templates.fromFile', { name: '读书.liquid', text: '{{ report.title }}' })
await maybe('settings.set', { key: 'language', value: 'zh-Hans' })
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
