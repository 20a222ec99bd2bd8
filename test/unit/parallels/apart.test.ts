/** Passages, proposals and figures beside the library's own thread. Texts made up. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createReader } from '../../../electron/backend/reader/run-reader.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { makeLibrary, type MadeLibrary } from '../../bench/made-library.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

const SHARED = '两座粮仓的钥匙从此由三个村子轮流保管，每逢初一当众点一次数。'
const files = {
  'a.txt': `粮仓换锁\n\n${SHARED}新锁花了420元。`,
  'b.txt': `三村议事\n\n老会计念完账本，${SHARED}散会时天已经黑了，路上只剩下狗叫。`,
}

let made: MadeLibrary
let library: Direct
let asked: string[] = []
let ids: string[] = []

beforeEach(async () => {
  made = await makeLibrary(files)
  asked = []
  library = await openDirect({
    ...{ folder: made.folder, migrations: MIGRATIONS, seeds: SEEDS },
    runReader: (file) => {
      const reader = createReader(file)
      const ask: typeof reader.ask = (call, ...rest) => {
        asked.push(call)
        return reader.ask(call, ...rest)
      }
      return { ...reader, ask }
    },
  })
  ids = (await library.client.send('reports.list', {})).map(({ id }) => id)
})
afterEach(async () => {
  await library.close()
  made.remove()
})

test('are answered by the thread, and a refusal made meanwhile is seen by it', async () => {
  const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)
  const [passage] = (await send('parallels.list', { reportIds: ids })).passages
  expect(passage?.a.text).toBe(SHARED)
  const [proposal] = await send('proposals.list', { reportIds: ids })
  const end = ({ reportId, ranges }: { reportId: string; ranges: [number, number][] }) => ({
    reportId,
    ranges,
  })
  await send('proposals.refuse', { from: end(proposal!.from), to: end(proposal!.to) })
  expect(await send('proposals.list', { reportIds: ids })).toEqual([])
  expect(await send('proposals.refusals', {})).toHaveLength(1)
  expect((await send('figures.table', { reportIds: ids })).rows.length).toBeGreaterThan(0)
  expect((await send('parallels.told', { reportId: ids[1]!, among: ids })).sentences).toBeGreaterThan(0)
  expect(new Set(asked)).toEqual(
    new Set(['parallels.list', 'proposals.list', 'proposals.refusals', 'figures.table', 'parallels.told']),
  )
})

test('are taken back when the user has moved on; what is not there is said in the same words', async () => {
  const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)
  const first = send('parallels.list', { reportIds: ids, session: 'panes' }).catch(
    ({ code }: { code: string }) => code,
  )
  const second = send('parallels.list', { reportIds: ids.slice(0, 1), session: 'panes' })
  expect(await first).toBe('cancelled')
  expect((await second).passages).toEqual([])
  const unknown = '01890000-0000-7000-8000-000000000000'
  await expect(send('parallels.list', { reportIds: [unknown] })).rejects.toMatchObject({ code: 'not-found' })
})
