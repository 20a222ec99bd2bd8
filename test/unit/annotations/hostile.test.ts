/** Annotations of other programs that lie: refused in words, or placed as far as they can be; nothing of them lost unsaid. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errors } from '../../../shared/i18n/errors.ts'
import type { ForeignOutcome } from '../../../shared/model/foreign-outcome.ts'
import { HOSTILE_ANNOTATIONS } from '../../hostile/annotations.ts'
import { NEVER } from '../../hostile/hostile.ts'
import { dump, openMade, type Made } from '../packages/made-library.ts'

let made: Made
beforeAll(async () => {
  made = await openMade(true)
})
afterAll(() => made.close())

const take = (name: string, bytes: Uint8Array): Promise<ForeignOutcome> => {
  const path = join(made.folder, '..', name)
  writeFileSync(path, bytes)
  return made.send('foreign.import', { file: { path } })
}
const toldOf = ({ placed, notes, links, known, waiting, kept, left }: ForeignOutcome): number =>
  placed + notes + links + known + waiting.length + kept.length + left.length

it('have names of their own', () => {
  expect(new Set(HOSTILE_ANNOTATIONS.map(({ name }) => name)).size).toBe(HOSTILE_ANNOTATIONS.length)
})

describe('refused', () => {
  it.each(HOSTILE_ANNOTATIONS.filter(({ code }) => code))(
    '$name: $code',
    async ({ name, make, code }) => {
      const before = rowsOf(dump(made.folder))
      const answer = await take(name, make()).then(
        () => 'came in',
        (error: { code?: string; data?: unknown }) => error,
      )
      expect(answer).toMatchObject({ code })
      for (const words of Object.values(errors)) expect((words as Record<string, string>)[code!]).toBeTruthy()
      expect(rowsOf(dump(made.folder))).toEqual(before)
      expect(readdirSync(join(made.folder, 'inbox'))).toEqual([])
    },
    90_000,
  )
})

describe('taken as far as it goes', () => {
  it.each(HOSTILE_ANNOTATIONS.filter(({ code }) => !code))(
    '$name: $told told',
    async ({ name, make, told }) => {
      const before = dump(made.folder, { history: false })
      const outcome = await take(name, make())
      expect(toldOf(outcome)).toBe(told)
      // What waits in the tray stands on no words; that is no damage, and nothing else is wrong.
      const { checked, problems } = await made.send('library.check', {})
      expect(problems).toEqual([])
      expect(checked['waiting'] ?? 0).toBe(outcome.waiting.length)
      expect(JSON.stringify(outcome)).not.toMatch(NEVER)
      for (const highlight of await made.send('highlights.list', {}))
        for (const [start, end] of highlight.ranges) expect(start < end && start >= 0).toBe(true)
      // All of it is one step.
      const now = dump(made.folder, { history: false })
      if (JSON.stringify(living(now)) !== JSON.stringify(living(before))) await made.send('undo.undo', {})
      expect(living(dump(made.folder, { history: false }))).toEqual(living(before))
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    },
    90_000,
  )

  it('of two with one id both come in, and again neither does', async () => {
    const file = HOSTILE_ANNOTATIONS.find(({ name }) => name === 'twice-hypothesis.json')!
    const first = await take(file.name, file.make())
    expect(first).toMatchObject({ placed: 2, known: 1 })
    const notes = await made.send('notes.list', {})
    expect(notes.map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining('甲'), expect.stringContaining('乙')]),
    )
    expect(await take(file.name, file.make())).toMatchObject({ placed: 0, known: 3 })
    await made.send('undo.undo', {})
  })
})

/** Without how far the library's own upkeep is, which goes on beside. */
const rowsOf = (state: Record<string, unknown[]>): Record<string, unknown[]> => ({ ...state, meta: [] })

/** What is there: rows that are not removed. */
function living(state: Record<string, unknown[]>): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(state)
      // They go with their source, which has the tombstone.
      .filter(([table]) => !['texts', 'blocks', 'page', 'source_markup', 'meta'].includes(table))
      .map(([table, rows]) => [
        table,
        rows.filter((row) => !(row as { deleted_at?: string | null }).deleted_at),
      ]),
  )
}

it('reads nothing of this machine into the library', () => {
  const stolen = readFileSync('/etc/passwd', 'utf8').slice(0, 20)
  expect(JSON.stringify(dump(made.folder))).not.toContain(stolen)
})
