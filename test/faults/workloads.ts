/** What the actor does to a library, said aloud before and after each act. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Repair } from '../../electron/backend/database/repair.ts'
import { newId } from '../../electron/backend/ids.ts'
import { plainTextToState } from '../../electron/backend/notes/lexical-state.ts'
import { CallError, type ErrorCode } from '../../shared/errors.ts'
import { RELATIONS } from '../../shared/model/link.ts'
import type { Client } from '../../shared/rpc.ts'
import type { Line } from './ledger.ts'
import { random, type Random } from './random.ts'

export interface Stage {
  client: Client
  folder: string
  say: (line: Line) => void
  /** How many acts; the harness usually kills before. */
  acts: number
  seed: number
  /** Ends `annotate` before all its acts are done. */
  isOver?: () => boolean
  /** Closes the library and opens it anew, after a repair where one is given. */
  reopen: (repair?: Repair) => Promise<Client>
}

/** Highlights, notes, themes and links, as fast as they are acknowledged. */
export async function annotate({ client, say, acts, seed, isOver = () => false }: Stage): Promise<void> {
  const draw = random(seed)
  const reports = await client.send('reports.list', {})
  const highlights: string[] = []
  const notes: string[] = []
  /** An end takes its links with it: only what stands alone is removed. */
  const linked = new Set<string>()
  for (let n = 0; n < acts && !isOver(); n++) {
    const report = draw.one(reports)
    const act = draw.below(6)
    if (highlights.length < 2 || act === 0) {
      const { id, color, exact } = await client.send('highlights.create', {
        reportId: report.id,
        ranges: [await passage(client, report.id, draw)],
      })
      highlights.push(id)
      say({ say: 'ack', kind: 'highlight', id, state: { color, exact } })
    } else if (act === 1) {
      const id = draw.one(highlights)
      const color = draw.one(['yellow', 'green', 'blue', 'purple'] as const)
      say({ say: 'try', kind: 'highlight', id, state: { color } })
      await client.send('highlights.update', { id, color })
      say({ say: 'ack', kind: 'highlight', id, state: { color } })
    } else if (act === 2 || act === 3) {
      const id = act === 2 || notes.length === 0 ? newId() : draw.one(notes)
      if (!notes.includes(id)) notes.push(id)
      const text = `第${n}次写下：${'渡口'.repeat(draw.below(200))}${draw.below(1e9)}`
      say({ say: 'try', kind: 'note', id, state: { text } })
      await client.send('notes.save', { id, target: null, state: plainTextToState(text), text })
      say({ say: 'ack', kind: 'note', id, state: { text } })
    } else if (act === 4) {
      const { id, name } = await client.send('themes.create', { name: `主题 ${seed}-${n}` })
      say({ say: 'ack', kind: 'theme', id, state: { name } })
      await client.send('themes.assign', {
        themeId: id,
        target: { kind: 'highlight', id: draw.one(highlights) },
      })
    } else if (n % 3 === 0 && highlights.some((one) => !linked.has(one))) {
      const id = draw.one(highlights.filter((one) => !linked.has(one)))
      highlights.splice(highlights.indexOf(id), 1)
      say({ say: 'try', kind: 'highlight', id, state: null })
      await client.send('highlights.remove', { id })
      say({ say: 'ack', kind: 'highlight', id, state: null })
    } else {
      const [from, to] = highlights.slice(-2)
      const { id, relation } = await client.send('links.create', {
        from: { kind: 'highlight', id: from! },
        to: { kind: 'highlight', id: to! },
        relation: draw.one(RELATIONS),
      })
      linked.add(from!).add(to!)
      say({ say: 'ack', kind: 'link', id, state: { relation } })
    }
  }
}

async function passage(client: Client, reportId: string, draw: Random): Promise<[number, number]> {
  const { blocks } = await client.send('reports.get', { id: reportId })
  const [, start, length] = draw.one(blocks.flatMap(({ segments }) => segments))
  const end = start + length
  const from = start + draw.below(Math.max(1, end - start - 4))
  return [from, Math.min(end, from + 2 + draw.below(20))]
}

/** One file a job, so that each is acknowledged by itself. */
export async function importFiles({ client, say, folder, acts, seed }: Stage): Promise<void> {
  const draw = random(seed)
  const own = join(folder, '..', `files-${seed}`)
  mkdirSync(own, { recursive: true })
  for (let n = 0; n < acts; n++) {
    const name = `${seed}-${n}.md`
    const text = Array.from(
      { length: 1 + draw.below(8) },
      (_, part) =>
        `# 第${part}则 ${seed} ${n}\n\n${`北岸渡口今晨恢复通航，首班船载客${draw.below(1e6)}人。`.repeat(1 + draw.below(60))}\n`,
    ).join('\n')
    writeFileSync(join(own, name), text)
    const id = createHash('sha256').update(text).digest('hex')
    const { jobId } = await client.send('import.start', { items: [{ path: join(own, name) }] })
    for (;;) {
      const job = (await client.send('import.jobs', {})).find((one) => one.id === jobId)
      if (job?.state === 'done') {
        const [refused] = job.refused
        if (refused) throw new CallError(refused.code as ErrorCode, `${name}: ${refused.message}`)
        break
      }
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    say({ say: 'ack', kind: 'source', id, state: { fileName: name } })
    await client.send('import.dismiss', { jobId })
  }
}
