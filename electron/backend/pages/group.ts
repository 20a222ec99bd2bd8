/** Deals the stretches out to reports so that the whole page fits best. */
import { Dealing } from './dealing.ts'
import { type Group, tieStretches } from './groups.ts'
import type { Page } from './piece.ts'
import type { Stretch } from './stretches.ts'

/** Reports a group may go to: the nearest on the page. */
const NEAREST = 24
/** Beyond this many free groups, pairs are no longer exchanged: it is quadratic. */
const MANY = 40
const ROUNDS = 6

/** The number of the report of each stretch. */
export function groupStretches(page: Page, stretches: Stretch[]): number[] {
  const groups = tieStretches(page, stretches)
  const dealing = new Dealing(page, groups)
  const free = groups.filter((group) => !group.fixed)
  for (const group of free) dealing.move(group, dealing.neighbour(group))
  improve(dealing, groups, free)
  const owner: number[] = []
  for (const group of groups)
    for (const stretch of group.stretches) owner[stretch.index] = dealing.owner[group.index] as number
  return owner
}

/** Moves single groups, then exchanges pairs, as long as the page gains. */
function improve(dealing: Dealing, groups: Group[], free: Group[]): void {
  const reports = groups.filter((group) => group.fixed).map((group) => group.index)
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (const group of free) moved = settle(dealing, [group], reports) || moved
    if (free.length <= MANY)
      for (let i = 0; i < free.length; i++)
        for (let j = i + 1; j < free.length; j++)
          moved = settle(dealing, [free[i] as Group, free[j] as Group], reports) || moved
    if (!moved) return
  }
}

/** Tries every way to deal out one or two groups and keeps the best. */
function settle(dealing: Dealing, moving: Group[], reports: number[]): boolean {
  const was = moving.map((group) => dealing.owner[group.index] as number)
  const choices = moving.map((group) => choicesOf(dealing, group, reports))
  let best = was
  let most = dealing.of(moving) + 0.01
  const attempt = (owners: number[]) => {
    moving.forEach((group, k) => dealing.move(group, owners[k] as number))
    const value = dealing.of(moving)
    if (value > most) {
      most = value
      best = owners
    }
  }
  for (const a of choices[0] as number[]) {
    if (moving.length === 1) attempt([a])
    else for (const b of choices[1] as number[]) attempt([a, b])
  }
  moving.forEach((group, k) => dealing.move(group, best[k] as number))
  return best !== was
}

function choicesOf(dealing: Dealing, group: Group, reports: number[]): number[] {
  // `reports` ascends: the nearest ones are a window around the group.
  let at = reports.findIndex((report) => report > group.index)
  if (at < 0) at = reports.length
  const near = reports.slice(Math.max(0, at - NEAREST / 2), at + NEAREST / 2)
  return [...new Set([...near, dealing.owner[group.index] as number, dealing.neighbour(group), group.index])]
}
