/** Deals the stretches out to reports so that the whole page fits best. */
import { Dealing } from './dealing.ts'
import { type Group, tieStretches } from './groups.ts'
import type { Page, Piece } from './piece.ts'
import type { Stretch } from './stretches.ts'
import { itemise, rather } from './weigh.ts'

/** Reports a group may go to: the nearest on the page. */
const NEAREST = 24
/** Beyond this many free groups, pairs are no longer exchanged: it is quadratic. */
const MANY = 40
/** Of each group of a pair, so many of its best reports are tried, and none that is worse by so much. */
const CHOICES = 3
const WORSE = 4
/** Pairs are exchanged only where all free groups together have at most so many terms: a page, not a book. */
const MANY_TERMS = 40_000
const ROUNDS = 8

/** The number of the report of each stretch. */
export function groupStretches(page: Page, stretches: Stretch[]): number[] {
  const groups = tieStretches(page, stretches)
  const dealing = new Dealing(page, groups)
  const free = groups.filter((group) => !group.fixed)
  for (const group of free) dealing.move(group, dealing.neighbour(group))
  improve(dealing, groups, free)
  keepWeighed(page, dealing, groups)
  const owner: number[] = []
  for (const group of groups)
    for (const stretch of group.stretches) owner[stretch.index] = dealing.owner[group.index] as number
  return owner
}

/** Moves single groups, then exchanges pairs, as long as the page gains. */
function improve(dealing: Dealing, groups: Group[], free: Group[]): void {
  const reports = groups.filter((group) => group.fixed).map((group) => group.index)
  const terms = free.reduce((sum, group) => sum + group.terms.size, 0)
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (const group of free) {
      const [best, ...others] = rank(dealing, group, reports)
      const was = others.find((choice) => choice.report === dealing.owner[group.index])
      if (!best || !was || best.worth < was.worth + 0.01) continue
      dealing.move(group, best.report)
      moved = true
    }
    if (free.length <= MANY && terms <= MANY_TERMS) {
      // The dear part: only once single groups have come to rest.
      if (!moved) moved = exchangePairs(dealing, free, reports)
      if (!moved) moved = moveRuns(dealing, free, reports)
    }
    if (!moved) return
  }
}

/** A second best report that comes this near is kept as weighed. */
const NEAR = 3
const MANY_KEPT = 2000

/** Notes where each free group went, where it is not simply the report above or another one comes near. */
function keepWeighed(page: Page, dealing: Dealing, groups: Group[]): void {
  const reports = groups.filter((group) => group.fixed).map((group) => group.index)
  const free = groups.filter((group) => !group.fixed && group.index > 0).slice(0, MANY_KEPT)
  for (const group of free) {
    const report = dealing.owner[group.index] as number
    const ranked = rank(dealing, group, reports)
    const second = ranked.find((choice) => choice.report !== report)
    const above = dealing.neighbour(group)
    const own = ranked.find((choice) => choice.report === report)
    if (!second || !own) continue
    const margin = own.worth - second.worth
    if (report === above && margin >= NEAR) continue
    const [here, there] = [itemise(page.weigh), itemise(page.weigh)]
    dealing.worth(group, report, here.weigh)
    dealing.worth(group, second.report, there.weigh)
    const founder = (i: number) => firstOf(groups[i] as Group)
    page.weighed.push({
      kind: 'member',
      at: firstOf(group),
      to: founder(report),
      instead: second.report === group.index ? null : founder(second.report),
      applied: true,
      margin,
      evidence: rather(here.items, there.items),
    })
  }
}

function firstOf(group: Group): number {
  return ((group.stretches[0] as Stretch).pieces[0] as Piece).index
}

interface Choice {
  report: number
  worth: number
}

/** The reports a group could go to, best first. */
function rank(dealing: Dealing, group: Group, reports: number[]): Choice[] {
  // `reports` ascends: the nearest ones are a window around the group.
  let at = reports.findIndex((report) => report > group.index)
  if (at < 0) at = reports.length
  const near = reports.slice(Math.max(0, at - NEAREST / 2), at + NEAREST / 2)
  const choices = new Set([
    ...near,
    dealing.owner[group.index] as number,
    dealing.neighbour(group),
    group.index,
  ])
  return [...choices]
    .map((report) => ({ report, worth: dealing.worth(group, report) }))
    .sort((a, b) => b.worth - a.worth)
}

/** So many groups that follow each other are moved together. */
const LONGEST_RUN = 4
/** A run by itself always hangs together: to be a report of its own it must be worth this much more. */
const RUN_ALONE = -1

/** A carried tail of several parts moves as a whole: each part alone is held back by the others. */
function moveRuns(dealing: Dealing, free: Group[], reports: number[]): boolean {
  let moved = false
  for (let i = 0; i < free.length; i++) {
    const first = free[i] as Group
    const home = dealing.owner[first.index] as number
    const run = [first]
    const targets = rank(dealing, first, reports)
      .map((choice) => choice.report)
      .filter((report) => report !== home)
      .slice(0, CHOICES)
    for (let k = i + 1; k < free.length && run.length < LONGEST_RUN; k++) {
      const next = free[k] as Group
      if (dealing.owner[next.index] !== home) break
      run.push(next)
      if (moveRun(dealing, run, home, targets)) {
        moved = true
        break
      }
    }
  }
  return moved
}

function moveRun(dealing: Dealing, run: Group[], home: number, targets: number[]): boolean {
  let best = home
  let most = allIn(dealing, run, home) + 0.01
  for (const report of targets) {
    for (const group of run) dealing.move(group, report)
    const worth = allIn(dealing, run, report) + (report === run[0]?.index ? RUN_ALONE : 0)
    if (worth <= most) continue
    most = worth
    best = report
  }
  for (const group of run) dealing.move(group, best)
  return best !== home
}

function allIn(dealing: Dealing, run: Group[], report: number): number {
  return run.reduce((sum, group) => sum + dealing.worth(group, report), 0)
}

/** Groups that move together, and the reports they may go to. */
interface Unit {
  groups: Group[]
  choices: number[]
}

/** Tries groups and runs of them in each other's places: each alone may be held back by the other. */
function exchangePairs(dealing: Dealing, free: Group[], reports: number[]): boolean {
  const singles = free.map(
    (group): Unit => ({ groups: [group], choices: choicesOf(dealing, group, reports) }),
  )
  const runs = singles.flatMap((unit, i): Unit[] => {
    const owner = dealing.owner[(free[i] as Group).index]
    let end = i + 1
    while (end < free.length && end - i < LONGEST_RUN && dealing.owner[(free[end] as Group).index] === owner)
      end++
    return end - i > 1 ? [{ groups: free.slice(i, end), choices: unit.choices }] : []
  })
  const units = [...singles, ...runs]
  for (let i = 0; i < units.length; i++)
    for (let j = i + 1; j < units.length; j++)
      if (exchange(dealing, units[i] as Unit, units[j] as Unit)) return true
  return false
}

function exchange(dealing: Dealing, a: Unit, b: Unit): boolean {
  // Where they have no report in common they do not disturb each other.
  if (a.choices.length * b.choices.length === 1 || !a.choices.some((report) => b.choices.includes(report)))
    return false
  if (a.groups.some((group) => b.groups.includes(group))) return false
  const both = [...a.groups, ...b.groups]
  const was = both.map((group) => dealing.owner[group.index] as number)
  const worth = () =>
    both.reduce((sum, group) => sum + dealing.worth(group, dealing.owner[group.index] as number), 0) +
    alone(dealing, a) +
    alone(dealing, b)
  let best: [number, number] | null = null
  let most = worth() + 0.01
  for (const x of a.choices) {
    for (const group of a.groups) dealing.move(group, x)
    for (const y of b.choices) {
      for (const group of b.groups) dealing.move(group, y)
      const now = worth()
      if (now <= most) continue
      most = now
      best = [x, y]
    }
  }
  both.forEach((group, i) => {
    const home = was[i] as number
    dealing.move(group, best === null ? home : i < a.groups.length ? best[0] : best[1])
  })
  return best !== null
}

function alone(dealing: Dealing, { groups }: Unit): number {
  const first = groups[0] as Group
  return groups.length > 1 && dealing.owner[first.index] === first.index ? RUN_ALONE : 0
}

function choicesOf(dealing: Dealing, group: Group, reports: number[]): number[] {
  const ranked = rank(dealing, group, reports).slice(0, CHOICES)
  const least = (ranked[0]?.worth ?? 0) - WORSE
  const good = ranked.filter((choice) => choice.worth >= least).map((choice) => choice.report)
  return [...new Set([...good, dealing.owner[group.index] as number])]
}
