import { describe, expect, it } from 'vitest'
import { layCoats, type Coat } from '../../../renderer/reader/highlights/overlaps.ts'
import { makeRandom } from '../text/corpus.ts'

const coat = (start: number, end: number, color: Coat['color'], block = 0): Coat => ({
  ...{ block, start, end, color },
  name: `hl-fill-${color}`,
})
const shown = (coats: Coat[]): string[] =>
  layCoats(coats).map(({ start, end, name }) => `${name.slice(3)} ${start}–${end}`)

describe('layCoats', () => {
  it('leaves what does not overlap as it is', () => {
    expect(shown([coat(0, 5, 'yellow'), coat(5, 9, 'red')])).toEqual(['fill-yellow 0–5', 'fill-red 5–9'])
  })

  it('keeps a short highlight inside a long one in sight, whichever colours they have', () => {
    for (const [long, short] of [
      ['purple', 'yellow'],
      ['yellow', 'purple'],
    ] as const)
      expect(shown([coat(0, 20, long), coat(6, 9, short)])).toEqual([
        `fill-${long} 0–6`,
        `fill-${short} 6–9`,
        `over-${long} 6–9`,
        `fill-${long} 9–20`,
      ])
  })

  it('shows where two of one colour lie over one another', () => {
    expect(shown([coat(0, 8, 'green'), coat(4, 10, 'green')])).toEqual([
      'fill-green 0–4',
      'fill-green 4–10',
      'over-green 4–8',
    ])
  })

  it('paints every covered character once, by the shortest that covers it', () => {
    const random = makeRandom(11)
    const colors = ['yellow', 'red', 'blue'] as const
    for (let round = 0; round < 300; round++) {
      const coats = Array.from({ length: 1 + Math.floor(random() * 8) }, () => {
        const start = Math.floor(random() * 40)
        return coat(start, start + 1 + Math.floor(random() * 20), colors[Math.floor(random() * 3)]!)
      })
      const painted = layCoats(coats)
      for (let at = 0; at < 60; at++) {
        const covers = coats.filter(({ start, end }) => start <= at && end > at)
        const least = Math.min(...covers.map(({ start, end }) => end - start))
        const here = painted.filter(({ start, end }) => start <= at && end > at)
        const fills = here.filter(({ name }) => name.startsWith('hl-fill'))
        expect(fills).toHaveLength(Math.min(1, covers.length))
        expect(here.length - fills.length).toBe(covers.length > 1 ? 1 : 0)
        if (covers.length > 0)
          expect(covers.filter(({ start, end }) => end - start === least).map(({ name }) => name)).toContain(
            fills[0]!.name,
          )
      }
    }
  })
})
