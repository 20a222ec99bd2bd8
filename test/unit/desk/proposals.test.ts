/** Answers to proposals, and what acts teach. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Decision } from '../../../shared/model/page.ts'
import { openLab, readingOf, type Lab } from './library.ts'

const LINES = [
  '渡口 A3',
  '',
  '渡口重开',
  '',
  '首班船载',
  '',
  '客六十人。',
  '',
  '票价不变',
  '',
  '仍为两元。',
  '',
  '老人免费。',
]
const at = (line: number): number => LINES.slice(0, line).join('\n').length + (line > 0 ? 1 : 0)
const decision = (
  kind: Decision['kind'],
  line: number,
  to: number | null,
  applied: boolean,
  instead: number | null = null,
): Decision => ({
  ...{ kind, at: at(line), to: to === null ? null : at(to), instead: instead === null ? null : at(instead) },
  ...{ applied, probability: 0.6, doubtful: true },
  evidence: [
    [`${kind}-for`, 1.2],
    [`${kind}-against`, -0.5],
  ],
})
const id = (kind: string, line: number, to?: number): string =>
  to === undefined ? `${kind}:${at(line)}` : `${kind}:${at(line)}:${at(to)}`

let lab: Lab
let a: string
let b: string
beforeEach(async () => {
  lab = await openLab(LINES, {
    reports: [
      [
        ['title', 2],
        ['paragraph', 4],
        ['paragraph', 6],
      ],
      [
        ['title', 8],
        ['paragraph', 10],
        ['paragraph', 12],
      ],
    ],
    decisions: [
      decision('aside', 0, null, true),
      decision('join', 4, 6, false),
      decision('border', 8, null, true),
      decision('border', 12, null, false),
      decision('title', 8, null, true, 10),
      decision('member', 12, 8, true, 2),
      decision('member', 8, 8, true, 2),
    ],
  })
  ;[a = '', b = ''] = lab.reportIds
})
afterEach(() => lab.close())

const accept = (...ids: string[]) => lab.act({ do: 'accept', decisions: ids })
const refuse = (...ids: string[]) => lab.act({ do: 'refuse', decisions: ids })
const stateOf = async (decisionId: string) => {
  const { state, holds } = (await lab.show()).decisions.find((one) => one.id === decisionId) ?? {}
  return [state, holds]
}
const learned = async () => {
  const [lessons] = await lab.direct.client.send('lessons.list', {})
  return { evidence: lessons?.evidence ?? [], lines: lessons?.lines ?? [] }
}

test('accepting lays the page out so; the evidence for it agreed', async () => {
  await accept(id('join', 4, 6))
  expect(readingOf(await lab.show(), a)).toEqual(['title:渡口重开', '首班船载+客六十人。'])
  expect(await stateOf(id('join', 4, 6))).toEqual(['accepted', true])
  expect((await learned()).evidence).toEqual([
    { name: 'join-against', agreed: 0, misled: 1 },
    { name: 'join-for', agreed: 1, misled: 0 },
  ])
  await lab.direct.client.send('undo.undo', {})
  expect(await stateOf(id('join', 4, 6))).toEqual(['open', false])
  expect((await learned()).evidence).toEqual([])
  await lab.direct.client.send('undo.redo', {})
  expect((await learned()).evidence).toHaveLength(2)
})

test('accepting what is so already only says so', async () => {
  const { version } = await lab.show()
  await accept(id('border', 8))
  const desk = await lab.show()
  expect(desk.version).toBe(version + 1)
  expect(await stateOf(id('border', 8))).toEqual(['accepted', true])
  expect(desk.reports.map(({ id: report, touched }) => [report, touched])).toEqual([
    [a, false],
    [b, true],
  ])
})

test('a border refused makes two reports one; a border accepted makes two of one', async () => {
  await refuse(id('border', 8))
  expect((await lab.show()).reports.map(({ id: report }) => report)).toEqual([a])
  expect(await stateOf(id('border', 8))).toEqual(['refused', false])
  await lab.direct.client.send('undo.undo', {})
  await accept(id('border', 12))
  expect((await lab.show()).reports).toHaveLength(3)
})

test('a stretch refused goes to the other report that was likely', async () => {
  await refuse(id('member', 12, 8))
  expect(readingOf(await lab.show(), a).at(-1)).toBe('老人免费。')
})

test('a stretch that makes a report of its own is refused into the one that was likely instead', async () => {
  await refuse(id('member', 8, 8))
  expect((await lab.show()).reports.map(({ id: report }) => report)).toEqual([a])
  expect(await stateOf(id('member', 8, 8))).toEqual(['refused', false])
})

test('a headline refused gives way to the other that was likely', async () => {
  await refuse(id('title', 8))
  expect((await lab.show()).reports[1]?.title).toBe('仍为两元。')
})

test('furniture refused goes to a report, or to one of its own', async () => {
  await refuse(id('aside', 0))
  const desk = await lab.show()
  expect(desk.reports).toHaveLength(3)
  expect(readingOf(desk, null)).toEqual([])
})

test('an act of the hand answers what it turns round, and nothing else', async () => {
  await lab.act({ do: 'give', pieces: [lab.at('老人免费')], to: a })
  expect(await stateOf(id('member', 12, 8))).toEqual(['refused', false])
  expect(await stateOf(id('border', 12))).toEqual(['accepted', true])
  expect(await stateOf(id('border', 8))).toEqual(['open', true])
})

test('the kind given to a short line is learned, its digits whatever they are', async () => {
  await lab.act({ do: 'kind', pieces: [lab.at('渡口 A3')], kind: 'label' })
  expect((await learned()).lines).toEqual([{ text: '渡口a0', kind: 'label', times: 1 }])
})

test('many proposals at once are one step', async () => {
  const before = await lab.show()
  await refuse(...before.decisions.map(({ id: one }) => one))
  await lab.direct.client.send('undo.undo', {})
  expect({ ...(await lab.show()), version: 0 }).toEqual({ ...before, version: 0 })
})
