/** Whatever a hand does on the desk, with highlights, notes, themes and links on the page: all of it goes back, to the byte. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { CallError } from '../../../shared/errors.ts'
import type { Decision, Desk, DeskAct } from '../../../shared/model/page.ts'
import { BLOCK_KINDS } from '../../../shared/model/report.ts'
import { openLab, type Lab } from './library.ts'

const LINES = [
  '北岸报 A3',
  '渡口重开',
  '本报记者 周小舟',
  '北岸渡口今晨恢复通航，首班船载',
  '',
  '图为首班船。',
  '',
  '客六十人，比去年多了一倍。船长说，',
  '水位已经回到汛期以前。',
  '',
  '票价不变',
  '船公司说票价仍为两元。',
  '',
  '老人免费，学生半价。',
  '',
  '鱼市搬家',
  '',
  '鱼市下月搬到东岸，摊位比原来多两百个。',
  '',
  'Fares were last raised in the spring, the com-',
  'pany said; 𠮷野 will not raise them again.',
]

const decision = (kind: Decision['kind'], at: number, to: number | null, applied: boolean): Decision => ({
  ...{ kind, at, to, instead: null, applied, probability: 0.6, doubtful: true },
  evidence: [
    [`${kind}-evidence`, 1.5],
    ['page-order', -0.4],
  ],
})
const DECISIONS = (at: (line: number) => number): Decision[] => [
  decision('aside', at(0), null, true),
  decision('join', at(3), at(7), true),
  decision('join', at(11), at(13), false),
  decision('border', at(10), null, true),
  decision('border', at(15), null, true),
  decision('title', at(15), null, true),
  decision('member', at(13), at(10), true),
]

async function openPage(): Promise<Lab> {
  const at = (line: number): number => LINES.slice(0, line).join('\n').length + (line > 0 ? 1 : 0)
  const lab = await openLab(LINES, {
    reports: [
      [
        ['title', 1],
        ['byline', 2],
        ['paragraph', 3, 7, 8],
        ['caption', 5],
      ],
      [
        ['title', 10],
        ['paragraph', 11],
        ['paragraph', 13],
      ],
      [
        ['title', 15],
        ['paragraph', 17],
        ['paragraph', 19, 20],
      ],
    ],
    decisions: DECISIONS(at),
  })
  await annotate(lab)
  return lab
}

/** Highlights inside pieces and across them, notes, themes (one twice) and links, on passages and on reports. */
async function annotate({
  direct: { client },
  reportIds: [a = '', b = '', c = ''],
  range,
}: Lab): Promise<void> {
  const marks = []
  for (const [reportId, words] of [
    [a, ['首班船载', '客六十人']],
    [a, ['图为首班船']],
    [b, ['票价不变', '船公司']],
    [c, ['摊位比原来']],
    [c, ['com-', 'pany']],
  ] as const)
    marks.push(await client.send('highlights.create', { reportId, ranges: words.map((word) => range(word)) }))
  const note = (target: { kind: 'report' | 'highlight'; id: string }, text: string) =>
    client.send('notes.save', { id: newId(), target, state: plainTextToState(text), text })
  for (const id of [a, b]) await note({ kind: 'report', id }, '渡口的笔记')
  await note({ kind: 'highlight', id: marks[0]!.id }, '谁说的')
  const [theme, other] = [
    await client.send('themes.create', { name: '渡口' }),
    await client.send('themes.create', { name: '鱼市' }),
  ]
  for (const id of [a, b])
    await client.send('themes.assign', { themeId: theme.id, target: { kind: 'report', id } })
  await client.send('themes.assign', { themeId: other.id, target: { kind: 'report', id: c } })
  await client.send('themes.assign', { themeId: other.id, target: { kind: 'highlight', id: marks[2]!.id } })
  const ends = [
    { kind: 'report' as const, id: a },
    { kind: 'report' as const, id: b },
    { kind: 'report' as const, id: c },
    { kind: 'highlight' as const, id: marks[3]!.id },
  ]
  for (const [from, to] of [
    [0, 1],
    [1, 2],
    [0, 2],
    [3, 0],
  ])
    await client.send('links.create', { from: ends[from!]!, to: ends[to!]!, relation: 'updates' })
}

/** An act from the numbers of a random walk, on what the desk shows now. */
function actFrom(
  { pieces, reports, decisions }: Desk,
  length: number,
  [what, ...n]: number[],
): DeskAct | null {
  const piece = (i: number) => pieces[n[i]! % pieces.length]!.at
  const report = (i: number) => reports[n[i]! % reports.length]?.id
  const some = [...new Set([piece(0), piece(1)])]
  const answered = decisions[n[0]! % decisions.length]
  const [one, two] = [report(0), report(1)]
  const kinds = BLOCK_KINDS
  const acts: (DeskAct | null)[] = [
    one ? { do: 'give', pieces: some, to: n[2]! % 3 === 0 ? 'new' : one } : null,
    { do: 'split', at: n[0]! % length },
    one && two && one !== two ? { do: 'join', reports: [one, two] } : null,
    { do: 'move', pieces: [piece(0)], before: n[1]! % 3 === 0 ? null : piece(1) },
    { do: 'mend', piece: piece(0), next: piece(1) },
    { do: 'unmend', at: n[0]! % length },
    { do: 'aside', pieces: some },
    { do: 'kind', pieces: some, kind: kinds[n[2]! % kinds.length]! },
    one ? { do: 'untitle', report: one } : null,
    one ? { do: 'order', report: one, before: two ?? null } : null,
    answered ? { do: 'accept', decisions: [answered.id] } : null,
    answered ? { do: 'refuse', decisions: [answered.id] } : null,
  ]
  return acts[what! % acts.length] ?? null
}

const LIVE = ['report', 'highlight', 'note', 'theme_assignment', 'link', 'lesson'] as const

/** The rows that are there, every column of them, and what calls and exports make of them. */
async function everything(lab: Lab): Promise<unknown> {
  const { client } = lab.direct
  const db = new Database(join(lab.folder, 'library.db'), { readonly: true })
  const rows = Object.fromEntries(
    LIVE.map((table) => [
      table,
      db.prepare(`select * from ${table} where deleted_at is null order by id`).all(),
    ]),
  )
  const blocks = db
    .prepare(
      `select b.* from block b join report r on r.id = b.report_id where r.deleted_at is null
       order by b.report_id, b.position`,
    )
    .all()
  const page = db.prepare('select decisions, set_aside, proposals, updated_at from page').all()
  db.close()
  const { version: _, ...desk } = await lab.show()
  const reports = []
  for (const { id } of desk.reports)
    reports.push(await client.send('reports.get', { id }), await client.send('reports.annotations', { id }))
  const found = []
  for (const query of ['渡口', '票价', '鱼市', '六十人', '渡口的笔记'])
    found.push((await client.send('search.query', { query })).hits)
  return JSON.parse(
    JSON.stringify(
      { rows, blocks, page, desk, reports, found, files: await exported(lab) },
      (key, value: unknown) => (key === 'milliseconds' ? undefined : value),
    ),
  )
}

async function exported({ direct: { client }, folder }: Lab): Promise<Record<string, string>> {
  const out = join(folder, '..', 'out')
  rmSync(out, { recursive: true, force: true })
  await client.send('export.write', { format: 'markdown', scope: { kind: 'all' }, folder: out })
  const names = readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true })
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  )
}

test('random acts, undone and done again', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 7 }),
      async (walk) => {
        const lab = await openPage()
        try {
          const { client } = lab.direct
          const untouched = await everything(lab)
          const steps = await walkOn(lab, walk)
          const after = await everything(lab)
          expect(await client.send('library.check', {})).toMatchObject({ problems: [] })
          for (let i = 0; i < steps; i++) await client.send('undo.undo', {})
          expect(await everything(lab)).toEqual(untouched)
          for (let i = 0; i < steps; i++) await client.send('undo.redo', {})
          expect(await everything(lab)).toEqual(after)
          for (let i = 0; i < steps; i++) await client.send('undo.undo', {})
          expect(await everything(lab)).toEqual(untouched)
          expect(await client.send('library.check', {})).toMatchObject({ problems: [] })
        } finally {
          await lab.close()
        }
      },
    ),
    { numRuns: 15 },
  )
})

/** Does the acts that can be done. @returns how many were steps of undo */
async function walkOn(lab: Lab, walk: number[][]): Promise<number> {
  let steps = 0
  const text = lab.text.replaceAll(/\s/g, '')
  for (const numbers of walk) {
    const desk = await lab.show()
    const act = actFrom(desk, lab.text.length, numbers)
    if (!act) continue
    const done = await lab.act(act).catch((error: unknown) => {
      if (error instanceof CallError && /^(?:act-|page-changed)/.test(error.code)) return null
      throw error
    })
    const now = await lab.show()
    if (done && now.version > desk.version) steps++
    // Each character is in one piece, whatever was done.
    const held = now.pieces.flatMap(({ ranges }) => ranges).sort((a, b) => a[0] - b[0])
    expect(
      held
        .map(([a, b]) => lab.text.slice(a, b))
        .join('')
        .replaceAll(/\s/g, ''),
    ).toBe(text)
    const own = new Set(now.reports.map(({ id }) => id))
    expect(now.pieces.every(({ reportId }) => reportId === null || own.has(reportId))).toBe(true)
  }
  return steps
}

test('putting a page together again is undone to the byte', { timeout: 60_000 }, async () => {
  const lab = await openPage()
  try {
    const { client } = lab.direct
    await lab.act({ do: 'aside', pieces: [lab.at('图为首班船')] })
    const before = await everything(lab)
    await client.send('desk.again', { sourceId: lab.sourceId })
    const after = await everything(lab)
    const { pieces } = await lab.show()
    expect(pieces.find(({ at }) => at === lab.at('图为首班船'))?.reportId).toBe(null)
    await client.send('undo.undo', {})
    expect(await everything(lab)).toEqual(before)
    await client.send('undo.redo', {})
    expect(await everything(lab)).toEqual(after)
  } finally {
    await lab.close()
  }
})

test('an act on a page of many decisions leaves a small step, which brings back the same bytes', async () => {
  const lines = Array.from({ length: 400 }, (_, i) => `第${i}段，北岸渡口今晨恢复通航，首班船载客六十人。`)
  const start = (line: number): number => lines.slice(0, line).join('\n').length + Number(line > 0)
  const lab = await openLab(lines, {
    reports: [lines.map((_, i) => ['paragraph', i])],
    decisions: lines.slice(1).map((_, i) => decision('join', start(i), start(i + 1), false)),
  })
  try {
    const before = await lab.show()
    await lab.act({ do: 'kind', pieces: [start(3)], kind: 'quote' })
    await lab.act({ do: 'accept', decisions: [`join:${start(7)}:${start(8)}`] })
    const db = new Database(join(lab.folder, 'library.db'), { readonly: true })
    const kept = db.prepare('select max(length(inverse_args)) as longest from undo').get() as {
      longest: number
    }
    db.close()
    expect(kept.longest).toBeLessThan(JSON.stringify(before.decisions).length / 4)
    await lab.direct.client.send('undo.undo', {})
    await lab.direct.client.send('undo.undo', {})
    expect({ ...(await lab.show()), version: 0 }).toEqual({ ...before, version: 0 })
    await lab.direct.client.send('undo.redo', {})
    expect((await lab.show()).pieces.find(({ at }) => at === start(3))?.kind).toBe('quote')
  } finally {
    await lab.close()
  }
})
