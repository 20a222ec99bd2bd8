import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownFinder } from '../../../renderer/reader/highlights/shown-finder.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { toShown } from '../../../shared/text/text-map.ts'

/** A block of some stretches of the source, in any order, as a page of columns gives them. */
const block = fc
  .array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 3 })
  .map((stretches): ShownBlock => {
    let at = 0
    const segments = stretches.map(([source, length]): [number, number, number] => {
      const segment: [number, number, number] = [at, source, length]
      at += length
      return segment
    })
    return { kind: 'paragraph', text: '字'.repeat(at), segments }
  })
const range = fc
  .tuple(fc.nat(330), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]): Range => [start, start + length])

test('it finds what a walk over all blocks finds', () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 12 }),
      fc.array(fc.array(range, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
      (blocks, highlights) => {
        const find = shownFinder(blocks)
        for (const ranges of highlights) expect(find(ranges)).toEqual(toShown(blocks, ranges))
      },
    ),
    { numRuns: 1000 },
  )
})
