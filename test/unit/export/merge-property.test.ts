/** Random lives of a vault: the library changes, the user edits, exports run. What may never happen does not. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdown } from '../../../electron/backend/export/markdown.ts'
import { makeWorld, note, reworded, type World } from './merge-world.ts'

/** A number from 0 to 999 picks what of what is there. */
const pick = fc.nat(999)
const library = fc.record({
  kind: fc.constantFrom(
    'note',
    'addNote',
    'color',
    'unmark',
    'mark',
    'title',
    'theme',
    'leave',
    'word',
    'swap',
  ),
  at: pick,
  n: pick,
})
const user = fc.record({
  kind: fc.constantFrom(
    ...['insert', 'insert', 'append', 'prepend', 'inside', 'inside', 'delete', 'move', 'rename', 'drop'],
    ...['crlf', 'tag', 'property', 'forget', 'fence', 'tail', 'paste'],
  ),
  at: pick,
  n: pick,
})
const life = fc.array(fc.tuple(fc.array(library, { maxLength: 4 }), fc.array(user, { maxLength: 5 })), {
  minLength: 1,
  maxLength: 5,
})
type Act<T> = T extends fc.Arbitrary<infer V> ? V : never

let made = 100
const of = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

function changeLibrary({ library: lib }: World, { kind, at, n }: Act<typeof library>): void {
  const report = of(lib.reports, at)
  const theme = of(lib.themes, n)
  if (!report) return
  const highlight = of(report.highlights, n)
  if (kind === 'note' && report.notes[0]) report.notes[0] = reworded(report.notes[0], `改写${n}。`)
  else if (kind === 'addNote') report.notes.push(note(`笔记${n}。`))
  else if (kind === 'color' && highlight) highlight.color = n % 2 ? 'green' : 'purple'
  else if (kind === 'unmark') report.highlights.splice(n % 3, 1)
  else if (kind === 'mark' && highlight) {
    const id = `01990000-0000-7000-8000-${String(made++).padStart(12, '0')}`
    report.highlights.splice(n % 3, 0, { ...structuredClone(highlight), id, notes: [], exact: `划线${n}` })
  } else if (kind === 'title') report.title = `标题${n}`
  else if (kind === 'theme' && theme) theme.name = `主题${n}`
  else if (kind === 'leave' && lib.reports.length > 1) lib.reports.splice(at % lib.reports.length, 1)
  else if (kind === 'word' && report.blocks[1]) report.blocks[1] = { ...report.blocks[1], text: `正文${n}。` }
  else if (kind === 'swap') report.highlights.reverse()
}

let sentence = 0
/** Words of the user's that stand nowhere else. */
const words = (): string => `USER${sentence++}X`

function actAsUser(world: World, { kind, at, n }: Act<typeof user>): void {
  const path = of(world.paths(), at)
  if (path === undefined) return
  const text = world.read(path)
  const top = /^\ufeff?---\r?\n[\s\S]*?\n---\r?\n/.exec(text)?.[0] ?? ''
  const blocks = text.slice(top.length).split(/\n\n/)
  const put = (parts: string[]): void => world.write(path, top + parts.join('\n\n'))
  const i = n % blocks.length
  if (kind === 'insert') put(blocks.toSpliced(i, 0, words()))
  else if (kind === 'append') put(blocks.with(i, `${blocks[i]} ${words()}`))
  else if (kind === 'prepend') put(blocks.with(i, `${words()} ${blocks[i]}`))
  else if (kind === 'inside') put(blocks.with(i, blocks[i]!.replace(/(?<=\p{L})(?=\p{L})/u, words())))
  else if (kind === 'delete') put(blocks.toSpliced(i, 1))
  else if (kind === 'move') put(blocks.toSpliced(i, 1).toSpliced(at % blocks.length, 0, blocks[i]!))
  else if (kind === 'paste') put(blocks.toSpliced(at % blocks.length, 0, blocks[i]!, words()))
  else if (kind === 'fence') put(blocks.toSpliced(i, 0, `\`\`\`\n${words()}`))
  else if (kind === 'tail') world.write(path, `${text.trimEnd()}${n % 2 ? '' : `\n\n${words()}`}`)
  else if (kind === 'crlf') world.write(path, text.replaceAll(/\r?\n/g, n % 2 ? '\r\n' : '\n'))
  else if (kind === 'tag')
    world.write(
      path,
      text.replace(/\ntags:\r?\n/, (found) => `${found}  - ${words()}\n`),
    )
  else if (kind === 'property') world.write(path, text.replace(/^---\n/, `---\nown: ${words()}\n`))
  else if (kind === 'rename') world.move(path, `${n % 2 ? 'sub/' : ''}renamed ${sentence++}.md`)
  else if (kind === 'drop') world.remove(path)
  else if (kind === 'forget') rmSync(join(world.folder, '.pressmark-vault.json'), { force: true })
}

const all = (world: World): string => world.paths().map(world.read).join('\n')
const idsOf = (text: string): string[] => text.match(/\^(?:h|pm)-[\w-]+(?=[ \t\r]*$)/gm) ?? []

describe('whatever happens to a vault', () => {
  it('no word of the user’s vanishes, no block comes twice, and a second run writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(life, async (steps) => {
        // Lives are told apart by nothing but their acts: a counterexample can be shrunk.
        made = 100
        sentence = 0
        const world = makeWorld()
        try {
          await world.export()
          for (const [changes, edits] of steps) {
            for (const change of changes) changeLibrary(world, change)
            for (const edit of edits) actAsUser(world, edit)
            const before = all(world)
            const copied = new Map(world.paths().map((path) => [path, idsOf(world.read(path))]))
            await world.export()
            const after = all(world)
            for (const [own] of before.matchAll(/USER\d+X/g)) expect(after).toContain(own)
            for (const path of world.paths()) {
              const ids = idsOf(world.read(path))
              const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
              const were = copied.get(path) ?? []
              // A copy that the user made stays a copy; we make none.
              for (const id of twice) expect(were.filter((one) => one === id).length).toBeGreaterThan(1)
            }
            const times = world.times()
            expect((await world.export()).written).toEqual([])
            expect(world.times()).toEqual(times)
          }
        } finally {
          world.clean()
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  }, 240_000)

  it('what nobody edited is what an export into an empty folder writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(library, { maxLength: 4 }), { maxLength: 4 }), async (steps) => {
        const world = makeWorld()
        try {
          await world.export()
          const names = Object.fromEntries(
            world.paths().map((path) => {
              const id = /^pressmark: (.*)$/m.exec(world.read(path))?.[1] ?? ''
              return [id, path.replace(/^.*\//, '').slice(0, -3)]
            }),
          )
          for (const changes of steps) {
            for (const change of changes) changeLibrary(world, change)
            const merged = await world.export()
            expect([merged.conflicts, merged.gone]).toEqual([[], []])
          }
          const known = { names, missing: [], taken: [], goneBlocks: [] }
          const { files } = await markdown.write(world.library, {
            ...{ language: 'zh-Hans', citation: null, excel: false, known },
          })
          const texts = new Map(world.paths().map((path) => [path.replace(/^.*\//, ''), world.read(path)]))
          for (const { path, data } of files) expect(texts.get(path.replace(/^.*\//, ''))).toBe(data)
        } finally {
          world.clean()
        }
      }),
      { numRuns: 30 },
    )
  }, 240_000)
})
