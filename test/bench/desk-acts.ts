/**
 * Acts on very many pieces at once: ten thousand lines that no report holds get a kind, by the pure act alone and
 * through the library, and what the way back of it takes.
 *
 *   node test/bench/desk-acts.ts
 */
import { performance } from 'node:perf_hooks'
import { layOut } from '../../electron/backend/desk/layout.ts'
import { perform } from '../../electron/backend/desk/perform.ts'
import { openBench, makeLibrary } from './made-library.ts'
import { print } from './measure.ts'

const time = async (what: string, run: () => unknown): Promise<void> => {
  const start = performance.now()
  await run()
  print(what, performance.now() - start)
}

for (const count of [1250, 2500, 5000, 10_000]) {
  const lines = Array.from({ length: count }, (_, i) => `第${i}行，不属于任何一篇。`)
  const text = ['渡口重开', '首班船载客六十人。', ...lines].join('\n\n')
  const range = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]
  const layout = layOut(
    text,
    [
      {
        ...{ id: 'a', position: 0, title: '渡口重开', touched: false, origins: {} },
        blocks: [{ kind: 'title', ranges: [range('渡口重开')] }],
      },
    ],
    [],
  )
  const pieces = layout.furniture.map(({ ranges }) => ranges[0]![0])
  await time(`kind of ${pieces.length} pieces of no report, the act alone`, () =>
    perform(layout, { do: 'kind', pieces, kind: 'list' }, { decisions: [], newId: () => 'b' }),
  )
}

const COUNT = 10_000
const page = Array.from(
  { length: COUNT },
  (_, i) => `第${i}段，船过北岸，灯塔亮了，风从江上来，吹了一夜又一天。`,
)
const library = await makeLibrary({ 'page.txt': `# 渡口重开\n\n${page.join('\n\n')}` })
const { client, close } = await openBench(library.folder)
const [source] = await client.send('sources.list', {})
const sourceId = source!.id
const all = (await client.send('desk.show', { sourceId })).pieces.map(({ at }) => at)
await time(`${all.length} pieces set aside, through the library`, () =>
  client.send('desk.act', { sourceId, act: { do: 'aside', pieces: all } }),
)
await time(`kind of ${all.length} pieces of no report, through the library`, () =>
  client.send('desk.act', { sourceId, act: { do: 'kind', pieces: all, kind: 'paragraph' } }),
)
await time('undone', () => client.send('undo.undo', {}))
await close()
library.remove()
process.exit(0)
