import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIXING_WEIGHTS, followPanes, pointsOf, scrollMap } from '../../../shared/text/scroll-map.ts'

const LENGTH = { a: 5000, b: 8000 }
const point = fc.record({
  a: fc.integer({ min: 0, max: LENGTH.a }),
  b: fc.integer({ min: 0, max: LENGTH.b }),
  weight: fc.integer({ min: 1, max: 500 }),
})
const points = fc.array(point, { maxLength: 60 })
const map = (given: Parameters<typeof scrollMap>[0]) => scrollMap(given, LENGTH.a, LENGTH.b)

describe('a scroll map', () => {
  it('never goes back, and stays inside', () => {
    fc.assert(
      fc.property(
        points,
        fc.array(fc.integer({ min: -10, max: 5010 }), { minLength: 2 }),
        (given, places) => {
          const { toB } = map(given)
          const there = places.toSorted((x, y) => x - y).map(toB)
          there.forEach((place, i) => {
            expect(place).toBeGreaterThanOrEqual(Math.max(0, there[i - 1] ?? 0))
            expect(place).toBeLessThanOrEqual(LENGTH.b)
          })
        },
      ),
    )
  })

  it('is exact at the points that hold, both ways', () => {
    fc.assert(
      fc.property(points, (given) => {
        const made = map(given)
        for (const { a, b } of made.points) {
          expect(made.toB(a)).toBe(b)
          expect(made.toA(b)).toBe(a)
        }
      }),
    )
  })

  it('comes back to where it began', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: LENGTH.a }), (given, place) => {
        const made = map(given)
        const [first, last] = [made.points[0], made.points.at(-1)]
        // Beside a point at the very beginning or end of the other text there is nothing to go back to.
        if (first && (first.b === 0 || first.a === 0) && place <= first.a) return
        if (last && (last.b === LENGTH.b || last.a === LENGTH.a) && place >= last.a) return
        expect(Math.abs(made.toA(made.toB(place)) - place)).toBeLessThan(1e-6)
      }),
    )
  })

  it('holds the heaviest points that are in one order', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 9 }), (given) => {
        const held = map(given).points
        held.forEach((one, i) => {
          if (i === 0) return
          expect(one.a).toBeGreaterThan(held[i - 1]!.a)
          expect(one.b).toBeGreaterThan(held[i - 1]!.b)
        })
        let best = 0
        for (let set = 0; set < 1 << given.length; set++) {
          const chosen = given.filter((_, i) => (set >> i) & 1).toSorted((x, y) => x.a - y.a)
          const isOrder = chosen.every((one, i) => {
            const before = chosen[i - 1]
            return !before || (one.a > before.a && one.b > before.b)
          })
          if (isOrder)
            best = Math.max(
              best,
              chosen.reduce((sum, { weight }) => sum + weight, 0),
            )
        }
        expect(held.reduce((sum, { weight }) => sum + weight, 0)).toBe(best)
      }),
      { numRuns: 200 },
    )
  })

  it('takes passages by both ends, and the hand’s word over any of them', () => {
    const passage = pointsOf({ start: 100, end: 300 }, { start: 1000, end: 1400 }, 180)
    const made = map([...passage, ...pointsOf({ start: 4000, end: 4100 }, { start: 200, end: 300 }, 90)])
    expect(made.toB(200)).toBe(1200)
    // Crossed: the lighter one does not hold.
    expect(made.points).toHaveLength(2)
    const fastened = map([...passage, { a: 4000, b: 250, weight: FIXING_WEIGHTS.hand }])
    expect(fastened.toB(4000)).toBe(250)
    expect(fastened.points).toHaveLength(1)
  })

  it('goes by the share of the whole where nothing fixes it', () => {
    expect(map([]).toB(2500)).toBe(4000)
    expect(scrollMap([], 0, 100).toB(0)).toBe(0)
  })
})

describe('panes that follow one another', () => {
  const lengths = [1000, 2000, 4000, 100]
  const made = new Map([
    ['0 1', scrollMap([{ a: 500, b: 600, weight: 9 }], 1000, 2000)],
    ['1 2', scrollMap([{ a: 600, b: 3000, weight: 9 }], 2000, 4000)],
  ])
  const follow = (leader: number, place: number) =>
    followPanes(leader, place, lengths, (i, j) => made.get(`${i} ${j}`) ?? null)

  it('do so by their own points, through a third pane, or by their share', () => {
    expect(follow(0, 500)).toEqual([500, 600, 3000, 50])
    expect(follow(2, 3000)).toEqual([500, 600, 3000, 75])
  })
})
