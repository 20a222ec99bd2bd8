/** Which ribbons of a gutter can be near the viewport, found by blocks: 2,000 are not walked through to draw twenty. Pure. */
import type { Span } from '../../positions.ts'
import type { Bond } from '../bonds.ts'

export interface Ribbon {
  bond: Bond
  left: Span
  right: Span
}

export class RibbonIndex {
  readonly ribbons: readonly Ribbon[]
  readonly #left = new Map<number, number[]>()
  readonly #right = new Map<number, number[]>()
  /** In which question a ribbon was last found: it is given once. */
  readonly #seen: Uint32Array
  #question = 0

  constructor(ribbons: readonly Ribbon[]) {
    this.ribbons = ribbons
    this.#seen = new Uint32Array(ribbons.length)
    ribbons.forEach(({ left, right }, at) => {
      add(this.#left, left, at)
      add(this.#right, right, at)
    })
  }

  /** Ribbons with an end in one of the stretches of blocks, `[first, end)`. */
  near(left: readonly [number, number], right: readonly [number, number]): Ribbon[] {
    this.#question++
    const found: Ribbon[] = []
    const look = (index: Map<number, number[]>, [first, end]: readonly [number, number]): void => {
      for (let block = first; block < end; block++)
        for (const at of index.get(block) ?? []) {
          if (this.#seen[at] === this.#question) continue
          this.#seen[at] = this.#question
          found.push(this.ribbons[at]!)
        }
    }
    look(this.#left, left)
    look(this.#right, right)
    return found
  }
}

function add(index: Map<number, number[]>, { from, to }: Span, at: number): void {
  for (let block = from.block; block <= to.block; block++) {
    const list = index.get(block)
    if (list) list.push(at)
    else index.set(block, [at])
  }
}
