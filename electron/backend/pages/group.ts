/** Deals the stretches out to reports so that the whole page fits best. */
import { type Terms, countTerms, evidence, mergeTerms } from './cohesion.ts'
import { clamp } from './headings.ts'
import { type Page, type Piece, isBody } from './piece.ts'
import type { Stretch } from './stretches.ts'

/** What a stretch after such a border gains by staying with the stretch before it. */
const STAY = {
  title: 0,
  byline: 0,
  subhead: 2,
  gap: 2,
  credit: -0.5,
  carried: 0.3,
  cut: 0.6,
  subject: 0.2,
} as const
/** An untitled report must be worth this much. */
const NEW_REPORT = -0.4
/** A story ends once. */
const TWO_ENDS = -3
/** Reports a group may go to: the nearest ones on the page. */
const NEAREST = 24
/** Beyond this many free groups, pairs are no longer exchanged. */
const MANY = 40

interface Group {
  index: number
  stretches: Stretch[]
  terms: Terms
  width: number
  /** The group holds a headline or an opening byline: it is a report of its own. */
  fixed: boolean
  ends: boolean
}

/** The number of the report of each stretch; numbers follow the page. */
export function groupStretches(page: Page, stretches: Stretch[]): number[] {
  const groups = mergeByJoins(page, stretches)
  const groupOf = new Map<number, Group>()
  for (const group of groups) for (const stretch of group.stretches) groupOf.set(stretch.index, group)
  const owner = new Array<number>(groups.length).fill(-1)
  for (const group of groups) if (group.fixed) owner[group.index] = group.index
  for (const group of groups) if (!group.fixed) owner[group.index] = neighbourOwner(group, groupOf, owner)
  improve(page, groups, groupOf, owner)
  return stretches.map((stretch) => owner[(groupOf.get(stretch.index) as Group).index] as number)
}

/** Stretches that share a cut sentence stay together, unless that would make one of two headed stories. */
function mergeByJoins(page: Page, stretches: Stretch[]): Group[] {
  const place = new Map<number, number>()
  for (const stretch of stretches) for (const piece of stretch.pieces) place.set(piece.index, stretch.index)
  const root = stretches.map((_, i) => i)
  const find = (i: number): number => (root[i] === i ? i : (root[i] = find(root[i] as number)))
  const heads = stretches.map((stretch) => stretch.border === 'title' || stretch.border === 'byline')
  for (const piece of page.pieces) {
    if (piece.next === null) continue
    const a = find(place.get(piece.index) as number)
    const b = find(place.get(piece.next) as number)
    if (a === b) continue
    if (heads[a] && heads[b]) {
      ;(page.pieces[piece.next] as Piece).previous = null
      piece.next = null
      continue
    }
    heads[Math.min(a, b)] = (heads[a] || heads[b]) as boolean
    root[Math.max(a, b)] = Math.min(a, b)
  }
  const groups = new Map<number, Group>()
  for (const stretch of stretches) {
    const key = find(stretch.index)
    const group = groups.get(key) ?? {
      index: groups.size,
      stretches: [],
      terms: new Map(),
      width: 0,
      fixed: false,
      ends: false,
    }
    groups.set(key, group)
    group.stretches.push(stretch)
    mergeTerms(group.terms, stretch.terms)
    group.width += stretch.width
    group.fixed ||= stretch.border === 'title' || stretch.border === 'byline'
    group.ends ||= stretch.pieces.some((piece) => piece.form === 'credit')
  }
  return [...groups.values()]
}

function neighbourOwner(group: Group, groupOf: Map<number, Group>, owner: number[]): number {
  const first = (group.stretches[0] as Stretch).index
  const before = groupOf.get(first - 1)
  const known = before ? owner[before.index] : -1
  return known === undefined || known < 0 ? group.index : known
}

/** Moves single groups, then exchanges pairs, as long as the page gains. */
function improve(page: Page, groups: Group[], groupOf: Map<number, Group>, owner: number[]): void {
  const free = groups.filter((group) => !group.fixed)
  const reports = groups.filter((group) => group.fixed).map((group) => group.index)
  const score = new Scores(page, groups, groupOf, owner)
  for (let round = 0; round < 6; round++) {
    let moved = false
    for (const group of free) {
      const best = bestOwner(score, group, nearest(reports, group, owner), owner)
      if (best !== owner[group.index]) {
        owner[group.index] = best
        moved = true
      }
    }
    if (free.length <= MANY && reports.length <= NEAREST)
      moved = exchangePairs(score, free, reports, owner) || moved
    if (!moved) return
  }
}

function nearest(reports: number[], group: Group, owner: number[]): number[] {
  const near = [...reports]
    .sort((a, b) => Math.abs(a - group.index) - Math.abs(b - group.index))
    .slice(0, NEAREST)
  return [...new Set([...near, owner[group.index] as number, group.index])]
}

function bestOwner(score: Scores, group: Group, candidates: number[], owner: number[]): number {
  const was = owner[group.index] as number
  let best = was
  let most = score.of([group]) + 0.01
  for (const candidate of candidates) {
    owner[group.index] = candidate
    const value = score.of([group])
    if (value > most) {
      most = value
      best = candidate
    }
  }
  owner[group.index] = was
  return best
}

function exchangePairs(score: Scores, free: Group[], reports: number[], owner: number[]): boolean {
  let moved = false
  for (let i = 0; i < free.length; i++)
    for (let j = i + 1; j < free.length; j++) {
      const pair = [free[i] as Group, free[j] as Group]
      const was = pair.map((group) => owner[group.index] as number)
      let best = was
      let most = score.of(pair) + 0.01
      const mine = new Set([
        ...was,
        ...pair.flatMap((group) => reports.filter((r) => Math.abs(r - group.index) <= 40)),
      ])
      for (const a of mine)
        for (const b of mine) {
          owner[(pair[0] as Group).index] = a
          owner[(pair[1] as Group).index] = b
          const value = score.of(pair)
          if (value > most) {
            most = value
            best = [a, b]
          }
        }
      pair.forEach((group, k) => {
        owner[group.index] = best[k] as number
      })
      moved ||= best !== was
    }
  return moved
}

/** The part of the page's score that hangs on some groups. */
class Scores {
  private readonly page: Page
  private readonly groups: Group[]
  private readonly groupOf: Map<number, Group>
  private readonly owner: number[]
  private readonly likeness = new Map<string, number>()

  constructor(page: Page, groups: Group[], groupOf: Map<number, Group>, owner: number[]) {
    this.page = page
    this.groups = groups
    this.groupOf = groupOf
    this.owner = owner
  }

  of(moving: Group[]): number {
    let sum = 0
    for (const group of moving) sum += this.subject(group) + this.place(group) + this.endings(group)
    return sum
  }

  /** What the group's report is about, without the group itself, and whether it speaks of the same. */
  private subject(group: Group): number {
    const report = this.owner[group.index] as number
    const others = this.groups.filter((other) => other !== group && this.owner[other.index] === report)
    if (others.length === 0) return NEW_REPORT - (group.width < 90 ? 2 : 0)
    const key = `${group.index}:${others.map((other) => other.index).join()}`
    const known = this.likeness.get(key)
    if (known !== undefined) return known
    const terms: Terms = new Map()
    for (const other of others) mergeTerms(terms, other.terms)
    const sizes = { subject: countTerms(terms), page: this.page.termCount }
    const value =
      clamp(evidence(group.terms, terms, this.page.terms, sizes) / 8, -3, 3) + this.quoted(group, others)
    this.likeness.set(key, value)
    return value
  }

  /** A subhead whose very words stand in another part of the report. */
  private quoted(group: Group, others: Group[]): number {
    for (const stretch of group.stretches)
      for (const heading of stretch.pieces) {
        if (heading.role !== 'subhead' || heading.text.length < 5) continue
        const holds = others.some((other) =>
          other.stretches.some((part) =>
            part.pieces.some((piece) => isBody(piece) && piece.text.includes(heading.text)),
          ),
        )
        if (holds) return 2
      }
    return 0
  }

  /** Staying with what stands before on the page; tails go where a sentence was cut. */
  private place(group: Group): number {
    const report = this.owner[group.index] as number
    let sum = 0
    for (const stretch of group.stretches) {
      const before = this.groupOf.get(stretch.index - 1)
      if (before && before !== group && this.owner[before.index] === report) sum += STAY[stretch.border]
      const after = this.groupOf.get(stretch.index + 1)
      const next = group.stretches.at(-1) === stretch ? this.stretchAfter(stretch) : undefined
      if (after && after !== group && next && !after.fixed && this.owner[after.index] === report)
        sum += STAY[next.border]
    }
    const first = group.stretches[0] as Stretch
    const head = (this.groups[report] as Group).stretches[0] as Stretch
    if (head.index > first.index) sum -= 1
    if (this.waits(report, group)) sum += first.border === 'subhead' ? 0.3 : 0.8
    return sum
  }

  private stretchAfter(stretch: Stretch): Stretch | undefined {
    return this.groupOf.get(stretch.index + 1)?.stretches.find((other) => other.index === stretch.index + 1)
  }

  /** Whether the report breaks off somewhere before the group and nothing was joined there. */
  private waits(report: number, group: Group): boolean {
    return this.groups.some(
      (other) =>
        other !== group &&
        this.owner[other.index] === report &&
        other.stretches.some((stretch) => {
          const last = stretch.pieces.findLast(isBody)
          return last !== undefined && last.end >= 0.6 && last.next === null
        }),
    )
  }

  private endings(group: Group): number {
    if (!group.ends) return 0
    const report = this.owner[group.index]
    return this.groups.some((other) => other !== group && other.ends && this.owner[other.index] === report)
      ? TWO_ENDS
      : 0
  }
}
