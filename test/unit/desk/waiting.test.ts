/** How many proposals of a page are open, as the list of sources tells it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Decision } from '../../../shared/model/page.ts'
import { openLab, type Lab } from './library.ts'

const LINES = ['渡口重开', '', '首班船载客六十人。', '', '票价不变', '', '仍为两元。']
const border = (line: number, doubtful: boolean): Decision => ({
  ...{ kind: 'border', at: LINES.slice(0, line).join('\n').length + 1, to: null, instead: null },
  ...{ applied: true, probability: 0.6, doubtful, evidence: [] },
})

let lab: Lab
beforeEach(async () => {
  lab = await openLab(LINES, {
    reports: [
      [
        ['title', 0],
        ['paragraph', 2],
      ],
      [
        ['title', 4],
        ['paragraph', 6],
      ],
    ],
    decisions: [border(2, false), border(4, true), border(6, true)],
  })
})
afterEach(() => lab.close())

const waiting = async (): Promise<number | undefined> =>
  (await lab.direct.client.send('sources.list', {}))[0]?.proposals

test('counted are those in doubt and not answered; an answer and its undo count at once', async () => {
  expect(await waiting()).toBe(2)
  const { decisions } = await lab.show()
  const [open] = decisions.filter(({ doubtful, state }) => doubtful && state === 'open')
  await lab.act({ do: 'accept', decisions: [open!.id] })
  expect(await waiting()).toBe(1)
  await lab.direct.client.send('undo.undo', {})
  expect(await waiting()).toBe(2)
})

test('the count is that of the proposals the desk shows, also after putting together again', async () => {
  await lab.direct.client.send('desk.again', { sourceId: lab.sourceId })
  const { decisions } = await lab.show()
  expect(await waiting()).toBe(decisions.filter(({ doubtful, state }) => doubtful && state === 'open').length)
})
