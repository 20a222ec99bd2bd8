/** Several joins proposed at one cut: an answer to one settles those it rules out. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Decision } from '../../../shared/model/page.ts'
import { openLab, type Lab } from './library.ts'

const LINES = [
  '渡口重开',
  '',
  '首班船载',
  '',
  '客六十人。',
  '',
  '人七十名。',
  '',
  '末班船载',
  '',
  '票价仍为两元。',
]
const at = (line: number): number => LINES.slice(0, line).join('\n').length + (line > 0 ? 1 : 0)
const join = (line: number, to: number): Decision => ({
  ...{ kind: 'join', at: at(line), to: at(to), instead: null },
  ...{ applied: false, probability: 0.5, doubtful: true, evidence: [['join-for', 1.2]] },
})
const id = (line: number, to: number): string => `join:${at(line)}:${at(to)}`

let lab: Lab
beforeEach(async () => {
  lab = await openLab(LINES, {
    reports: [
      [
        ['title', 0],
        ['paragraph', 2],
        ['paragraph', 4],
        ['paragraph', 6],
        ['paragraph', 8],
        ['paragraph', 10],
      ],
    ],
    decisions: [join(2, 4), join(2, 6), join(8, 4), join(8, 6)],
  })
})
afterEach(() => lab.close())

const states = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await lab.show()).decisions.map((one) => [one.id, one.state]))
const waiting = async (): Promise<number | undefined> =>
  (await lab.direct.client.send('sources.list', {}))[0]?.proposals
const OPEN = { [id(2, 4)]: 'open', [id(2, 6)]: 'open', [id(8, 4)]: 'open', [id(8, 6)]: 'open' }
const SETTLED = { ...OPEN, [id(2, 4)]: 'accepted', [id(2, 6)]: 'refused', [id(8, 4)]: 'refused' }

test('accepting one refuses those with its end or its beginning; what is left is counted; one undo', async () => {
  expect(await waiting()).toBe(4)
  await lab.act({ do: 'accept', decisions: [id(2, 4)] })
  expect(await states()).toEqual(SETTLED)
  expect(await waiting()).toBe(1)
  await lab.direct.client.send('undo.undo', {})
  expect(await states()).toEqual(OPEN)
  expect(await waiting()).toBe(4)
})

test('a join made by hand settles as an answer does, whether it was proposed or not', async () => {
  await lab.act({ do: 'mend', piece: at(2), next: at(4) })
  expect(await states()).toEqual(SETTLED)
  await lab.direct.client.send('undo.undo', {})
  await lab.act({ do: 'mend', piece: at(2), next: at(10) })
  expect(await states()).toEqual({ ...OPEN, [id(2, 4)]: 'refused', [id(2, 6)]: 'refused' })
  expect(await waiting()).toBe(2)
})

test('confirming a join that the machine made settles the others', async () => {
  await lab.close()
  lab = await openLab(LINES, {
    reports: [
      [
        ['title', 0],
        ['paragraph', 2, 4],
        ['paragraph', 6],
        ['paragraph', 8],
        ['paragraph', 10],
      ],
    ],
    decisions: [{ ...join(2, 4), applied: true }, join(2, 6), join(8, 4), join(8, 6)],
  })
  await lab.act({ do: 'accept', decisions: [id(2, 4)] })
  expect(await states()).toEqual(SETTLED)
  expect(await waiting()).toBe(1)
})

test('of two that rule one another out, accepted at once, the one that stands is accepted', async () => {
  await lab.act({ do: 'accept', decisions: [id(2, 4), id(2, 6)] })
  const { decisions } = await lab.show()
  for (const { holds, state } of decisions.filter((one) => one.at === at(2)))
    expect(state).toBe(holds ? 'accepted' : 'refused')
})

test('what is settled along teaches nothing: only the answer does', async () => {
  await lab.act({ do: 'accept', decisions: [id(2, 4)] })
  const [lessons] = await lab.direct.client.send('lessons.list', {})
  expect(lessons?.evidence).toEqual([{ name: 'join-for', agreed: 1, misled: 0 }])
})

test('refusing one leaves the others open', async () => {
  await lab.act({ do: 'refuse', decisions: [id(2, 4)] })
  expect(await states()).toEqual({ ...OPEN, [id(2, 4)]: 'refused' })
})
