/** How well groups sit in their reports. Everything is kept as sums, so that trying a place costs only the group's terms. */
import { type Term, type Terms, evidence, mergeTerms } from './cohesion.ts'
import type { Group } from './groups.ts'
import type { Page } from './piece.ts'
import { quotesOf } from './quotes.ts'
import type { Border, Stretch } from './stretches.ts'
import type { Weigh } from './weigh.ts'

/** What a stretch after such a border gains by staying with the stretch before it. */
const STAY: Record<Border, number> = {
  title: 0,
  byline: 0,
  subhead: 1.2,
  gap: 1.2,
  credit: -0.2,
  carried: 0.3,
  cut: 0.65,
  subject: -0.05,
  torn: 0.3,
  continued: 0,
  opening: 0.3,
}
/** An untitled report must be worth this much. */
const NEW_REPORT = 0.25
const SHORT = 60
/** A story ends once. */
const TWO_ENDS = -3
/** A story has one byline, dateline or continuation mark at its head; a headline without any waits for one. */
const OPENS_TWICE = -2
const OPENING_MISSING = 1.35
/** Text seldom stands above its own headline. */
const ABOVE_HEAD = -1.5
/** Nothing follows a closing credit. */
const AFTER_END = -1
/** Each report that lies between a group and its own on the page. */
const FARTHER = -0.1
/** Of a report with very many groups only so many are looked through. */
const LOOKED = 40

interface Dealt {
  terms: Terms
  size: number
  members: Set<Group>
  opens: Set<Group>
  ends: Set<Group>
  breaksOff: Set<Group>
  titled: Set<Group>
}

export class Dealing {
  /** The report (number of its first group) of each group. */
  readonly owner: number[]
  private readonly page: Page
  private readonly groups: Group[]
  private readonly groupOf: (Group | undefined)[] = []
  private readonly reports: Dealt[]
  /** How many headed reports begin up to each group. */
  private readonly rank: number[]
  /** Each group's terms that stand elsewhere on the page too: a third of them, and all that can tell. */
  private readonly shared: Terms[]
  /** In how many headed stories each term stands. */
  private readonly stories = new Map<Term, number>()
  private readonly quotes: Map<Group, Set<Group>>

  constructor(page: Page, groups: Group[]) {
    this.page = page
    this.groups = groups
    this.owner = groups.map((group) => group.index)
    this.shared = groups.map((group) => sharedTerms(group.terms, page.terms))
    this.reports = groups.map((group, i) => dealtOf(group, this.shared[i] as Terms))
    this.quotes = quotesOf(groups)
    let headed = 0
    this.rank = groups.map((group) => (group.fixed ? ++headed : headed))
    for (const group of groups) {
      for (const stretch of group.stretches) this.groupOf[stretch.index] = group
      if (!group.fixed) continue
      for (const term of group.terms.keys()) this.stories.set(term, (this.stories.get(term) ?? 0) + 1)
    }
  }

  /** Gives a group to a report. */
  move(group: Group, report: number): void {
    const was = this.owner[group.index] as number
    if (was === report) return
    const terms = this.shared[group.index] as Terms
    take(this.reports[was] as Dealt, group, terms)
    give(this.reports[report] as Dealt, group, terms)
    this.owner[group.index] = report
  }

  /** The report that what stands before the group on the page belongs to. */
  neighbour(group: Group): number {
    const before = this.groupOf[(group.stretches[0] as Stretch).index - 1]
    return before ? (this.owner[before.index] as number) : group.index
  }

  /** What the page would gain by the group in that report, all others staying where they are. */
  worth(group: Group, report: number, weigh: Weigh = this.page.weigh): number {
    const others = this.reports[report] as Dealt
    const own = this.owner[group.index] === report
    const place = this.place(group, report, others, weigh)
    if (others.members.size === (own ? 1 : 0))
      return (
        place + weigh('report-alone', NEW_REPORT) + (group.width < SHORT ? weigh('short-alone', -0.7) : 0)
      )
    const sizes = { subject: others.size - (own ? group.size : 0), page: this.page.termCount }
    const terms = this.shared[group.index] as Terms
    const value = evidence(terms, others.terms, this.page.terms, sizes, own ? terms : undefined)
    let sum = place + weigh('shared-terms', temper(value / 8))
    if (some(this.quotes.get(group), (other) => others.members.has(other)))
      sum += weigh('subhead-answered', 2)
    if (group.ends && some(others.ends, (other) => other !== group)) sum += weigh('ends-twice', TWO_ENDS)
    return sum + weigh('headline-words', this.headline(group, others))
  }

  /** A headline's words in the group, those that few stories hold: headlines say what a story is about. */
  private headline(group: Group, others: Dealt): number {
    let best = 0
    for (const other of others.titled) {
      if (other === group) continue
      for (const title of other.titles) {
        let shared = 0
        for (const term of title.terms.keys())
          if (group.terms.has(term)) shared += 1 / Math.max(1, this.stories.get(term) ?? 1)
        if (title.terms.size > 0) best = Math.max(best, shared / title.terms.size)
      }
    }
    // A word or two of a headline stand anywhere.
    return Math.min(2, Math.max(0, best - 0.15) * 5)
  }

  /** Staying with what stands before on the page; tails go where a sentence was cut. */
  private place(group: Group, report: number, others: Dealt, weigh: Weigh): number {
    let sum = 0
    for (const stretch of group.stretches) {
      if (this.isOf(report, stretch.index - 1, group)) sum += weigh('stays-above', STAY[stretch.border])
      const after = this.groupOf[stretch.index + 1]
      if (!after || after.fixed || !this.isOf(report, stretch.index + 1, group)) continue
      const below = after.stretches.find((other) => other.index === stretch.index + 1) as Stretch
      sum += weigh('stays-above', STAY[below.border])
    }
    const first = group.stretches[0] as Stretch
    const head = (this.groups[report] as Group).stretches[0] as Stretch
    if (head.index > first.index) sum += weigh('above-headline', ABOVE_HEAD)
    const ended = (other: Group) => other !== group && (other.stretches.at(-1) as Stretch).index < first.index
    if (some(others.ends, ended)) sum += weigh('behind-ending', AFTER_END)
    if (first.border === 'opening') {
      const opened = some(others.opens, (other) => other !== group)
      if (opened) sum += weigh('opens-twice', OPENS_TWICE)
      else if (others.titled.size > 0) sum += weigh('opening-missing', OPENING_MISSING)
    }
    const between = Math.abs((this.rank[report] as number) - (this.rank[group.index] as number))
    sum += weigh('reports-between', FARTHER * between)
    if (first.border !== 'subject' && some(others.breaksOff, (other) => other !== group))
      sum += weigh('sentence-waiting', first.border === 'subhead' ? 0.3 : 0.8)
    return sum
  }

  private isOf(report: number, stretch: number, group: Group): boolean {
    const other = this.groupOf[stretch]
    return other !== undefined && other !== group && this.owner[other.index] === report
  }
}

function sharedTerms(terms: Terms, page: Terms): Terms {
  const shared: Terms = new Map()
  for (const [term, count] of terms) if ((page.get(term) ?? 0) > count) shared.set(term, count)
  return shared
}

function dealtOf(group: Group, terms: Terms): Dealt {
  const dealt: Dealt = {
    terms: new Map(),
    size: 0,
    members: new Set(),
    opens: new Set(),
    ends: new Set(),
    breaksOff: new Set(),
    titled: new Set(),
  }
  give(dealt, group, terms)
  return dealt
}

function give(report: Dealt, group: Group, terms: Terms): void {
  mergeTerms(report.terms, terms)
  report.size += group.size
  report.members.add(group)
  if (group.opens) report.opens.add(group)
  if (group.ends) report.ends.add(group)
  if (group.breaksOff) report.breaksOff.add(group)
  if (group.titles.length > 0) report.titled.add(group)
}

function take(report: Dealt, group: Group, terms: Terms): void {
  mergeTerms(report.terms, terms, -1)
  report.size -= group.size
  for (const set of [report.members, report.opens, report.ends, report.breaksOff, report.titled])
    set.delete(group)
}

function some(groups: Set<Group> | undefined, holds: (group: Group) => boolean): boolean {
  if (!groups) return false
  let looked = 0
  for (const group of groups) {
    if (holds(group)) return true
    if (++looked > LOOKED) return false
  }
  return false
}

/** Beyond 2 a quarter of the evidence counts, to 5: enough to tell two stories on one matter from each other. */
function temper(value: number): number {
  const size = Math.abs(value)
  return Math.sign(value) * (size <= 2 ? size : Math.min(5, 2 + (size - 2) / 5.5))
}
