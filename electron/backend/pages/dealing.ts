/** How well groups sit in their reports: the part of the page's score that hangs on them. */
import { type Terms, countTerms, evidence, mergeTerms } from './cohesion.ts'
import type { Group } from './groups.ts'
import { type Page, isBody } from './piece.ts'
import type { Border, Stretch } from './stretches.ts'

/** What a stretch after such a border gains by staying with the stretch before it. */
const STAY: Record<Border, number> = {
  title: 0,
  byline: 0,
  subhead: 2,
  gap: 2,
  credit: -0.5,
  carried: 0.3,
  cut: 0.6,
  subject: 0.2,
}
/** An untitled report must be worth this much. */
const NEW_REPORT = -0.4
/** A story ends once. */
const TWO_ENDS = -3
/** Text seldom stands above its own headline. */
const ABOVE_HEAD = -3
/** Nothing follows a closing credit. */
const AFTER_END = -2
/** Each report that lies between a group and its own on the page. */
const FARTHER = -0.3
/** Of a long report only this many parts, the nearest, say what it is about. */
const PARTS = 40

export class Dealing {
  /** The report (number of its first group) of each group. */
  readonly owner: number[]
  private readonly page: Page
  private readonly groups: Group[]
  private readonly groupOf: (Group | undefined)[] = []
  private readonly members = new Map<number, Group[]>()
  /** How many headed reports begin up to each group. */
  private readonly rank: number[]
  /** In how many headed stories each term stands. */
  private readonly stories = new Map<string, number>()
  private readonly likeness = new Map<string, number>()

  constructor(page: Page, groups: Group[]) {
    this.page = page
    this.groups = groups
    this.owner = groups.map((group) => group.index)
    let headed = 0
    this.rank = groups.map((group) => (group.fixed ? ++headed : headed))
    for (const group of groups) {
      if (group.fixed)
        for (const term of group.terms.keys()) this.stories.set(term, (this.stories.get(term) ?? 0) + 1)
      this.members.set(group.index, [group])
      for (const stretch of group.stretches) this.groupOf[stretch.index] = group
    }
  }

  /** Gives a group to a report. */
  move(group: Group, report: number): void {
    const was = this.owner[group.index] as number
    if (was === report) return
    const left = (this.members.get(was) as Group[]).filter((other) => other !== group)
    this.members.set(was, left)
    this.members.set(
      report,
      [...(this.members.get(report) ?? []), group].sort((a, b) => a.index - b.index),
    )
    this.owner[group.index] = report
  }

  /** The report that what stands before the group on the page belongs to. */
  neighbour(group: Group): number {
    const before = this.groupOf[(group.stretches[0] as Stretch).index - 1]
    return before ? (this.owner[before.index] as number) : group.index
  }

  of(moving: Group[]): number {
    let sum = 0
    for (const group of moving) sum += this.subject(group) + this.place(group)
    return sum
  }

  private others(group: Group): Group[] {
    const all = this.members.get(this.owner[group.index] as number) ?? []
    if (all.length <= PARTS) return all.filter((other) => other !== group)
    const at = all.indexOf(group)
    return all.slice(Math.max(0, at - PARTS / 2), at + PARTS / 2).filter((other) => other !== group)
  }

  /** Whether the report, without the group, speaks of the same; and ends only once. */
  private subject(group: Group): number {
    const others = this.others(group)
    if (others.length === 0) return NEW_REPORT - (group.width < 90 ? 2 : 0)
    const key = `${group.index}:${others.map((other) => other.index).join()}`
    const known = this.likeness.get(key)
    if (known !== undefined) return known
    const terms: Terms = new Map()
    for (const other of others) mergeTerms(terms, other.terms)
    const sizes = { subject: countTerms(terms), page: this.page.termCount }
    const value =
      temper(evidence(group.terms, terms, this.page.terms, sizes) / 8) +
      quoted(group, others) +
      this.headline(group, others) +
      (group.ends && others.some((other) => other.ends) ? TWO_ENDS : 0)
    this.likeness.set(key, value)
    return value
  }

  /** A headline's words in the group, those that few stories hold: headlines say what a story is about. */
  private headline(group: Group, others: Group[]): number {
    let best = 0
    for (const other of others)
      for (const title of other.titles) {
        let shared = 0
        for (const term of title.terms.keys())
          if (group.terms.has(term)) shared += 1 / Math.max(1, this.stories.get(term) ?? 1)
        if (title.terms.size > 0) best = Math.max(best, shared / title.terms.size)
      }
    // A word or two of a headline stand anywhere.
    return Math.min(2, Math.max(0, best - 0.15) * 5)
  }

  /** Staying with what stands before on the page; tails go where a sentence was cut. */
  private place(group: Group): number {
    const report = this.owner[group.index] as number
    let sum = 0
    for (const stretch of group.stretches) {
      if (this.isOf(report, stretch.index - 1, group)) sum += STAY[stretch.border]
      const after = this.groupOf[stretch.index + 1]
      if (!after || after.fixed || !this.isOf(report, stretch.index + 1, group)) continue
      sum += STAY[(after.stretches.find((other) => other.index === stretch.index + 1) as Stretch).border]
    }
    const first = group.stretches[0] as Stretch
    const head = (this.groups[report] as Group).stretches[0] as Stretch
    if (head.index > first.index) sum += ABOVE_HEAD
    if (
      this.others(group).some(
        (other) => other.ends && (other.stretches.at(-1) as Stretch).index < first.index,
      )
    )
      sum += AFTER_END
    sum += FARTHER * Math.abs((this.rank[report] as number) - (this.rank[group.index] as number))
    if (first.border !== 'subject' && this.others(group).some((other) => other.breaksOff))
      sum += first.border === 'subhead' ? 0.3 : 0.8
    return sum
  }

  private isOf(report: number, stretch: number, group: Group): boolean {
    const other = this.groupOf[stretch]
    return other !== undefined && other !== group && this.owner[other.index] === report
  }
}

/** Beyond 2 a quarter of the evidence counts, to 5: enough to tell two stories on one matter from each other. */
function temper(value: number): number {
  const size = Math.abs(value)
  return Math.sign(value) * (size <= 2 ? size : Math.min(5, 2 + (size - 2) / 4))
}

/** A subhead whose very words stand in another part of the report: leads ask what their subheads answer. */
function quoted(group: Group, others: Group[]): number {
  for (const stretch of group.stretches)
    for (const heading of stretch.pieces) {
      if (heading.role !== 'subhead' || heading.text.length < 5) continue
      for (const other of others)
        for (const part of other.stretches)
          if (part.pieces.some((piece) => isBody(piece) && piece.text.includes(heading.text))) return 2
    }
  return 0
}
