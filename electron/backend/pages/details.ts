/** What a report says of itself: byline, people, dateline and its parts. Read from its blocks, whoever put them together. */
import type { Block, BlockKind, Origin, Origins, Person } from '../../../shared/model/report.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { type DatelineParts, NO_DATELINE, readDateline, readSource } from './dateline.ts'
import { closingAgency, datelineOf } from './forms.ts'
import type { PageFacts, SplitReport } from './page.ts'
import { readPeople } from './people.ts'

export type Details = Pick<
  SplitReport,
  'byline' | 'dateline' | 'people' | 'place' | 'datelineDate' | 'agency' | 'origins'
>

const RUNNING: ReadonlySet<BlockKind> = new Set(['paragraph', 'quote', 'list', 'table'])
/** 本报讯（记者 张三）: who wrote it stands behind the dateline, or closes the text. */
const IN_BRACKETS =
  /^\s*(?<words>[（(][^（）()]{0,8}(?:[记記]者|[通][讯訊]员|通訊員|[实實][习習]生|特[约約]|[编編][译譯])[^（）()]{1,40}[）)])/u
/** 【灣區晚報訊】記者張三報道：… */
const REPORTS =
  /^\s*(?<words>(?:本[报報]|特[约約])?[记記]者[\p{Script=Han}、\s·]{2,24}?[报報][道導导])\s*[：:，,]/u
const AT_END =
  /(?<words>[（(][^（）()]{0,12}(?:[记記]者|通讯员|通訊員|特[约約]|[编編][译譯]|整理)[^（）()]{0,40}[）)])\s*$/u
/** 二〇二五年三月三日于北京: signed with day and place. */
const SIGNED = /年.{1,4}月.{1,4}日\s*[于於在]?\S{0,12}$/u

/**
 * Reads the details of a report, each with where it comes from. Never throws.
 * @param text the source's text @param blocks in reading order @param page what is known of the report's page
 */
export function readDetails(text: string, blocks: readonly Block[], page: PageFacts): Details {
  const shown = (block: Block | undefined) => (block ? showBlock(text, block).text : '')
  const of = (kind: BlockKind) => blocks.filter((block) => block.kind === kind).map(shown)
  const running = blocks.filter((block) => RUNNING.has(block.kind))
  const [opening, closing] = [shown(running[0]), shown(running.at(-1)).slice(-120)]
  const [bylines, credits] = [of('byline'), of('credit')]
  const line = datelineIn(of('dateline')[0] ?? null, opening, credits, closing)
  const written = bylineIn(bylines, opening, credits, closing)
  const parts = partsOf(line, credits, opening, page)
  const { people, from } = peopleIn(written, bylines, credits, of('caption'))
  const place = parts.place ?? written?.place ?? null
  return {
    byline: written?.text ?? null,
    people,
    dateline: line?.text ?? null,
    place,
    datelineDate: parts.date,
    agency: parts.agency,
    origins: {
      ...told('byline', written?.text, written?.from, false),
      ...told('people', people[0], from, false),
      ...told('dateline', line?.text, line?.from, false),
      ...told('place', place, parts.place === null ? written?.from : parts.from, parts.place === null),
      ...told('datelineDate', parts.date, parts.from, parts.inferred.date),
      ...told('agency', parts.agency, parts.from, parts.inferred.agency),
    },
  }
}

/** A report with its details read; a title it has stands on the page as its headline. */
export function withDetails(text: string, report: SplitReport, page: PageFacts): SplitReport {
  const details = readDetails(text, report.blocks, page)
  return {
    ...report,
    ...details,
    origins: { ...told('title', report.title, 'heading', false), ...details.origins },
  }
}

type From = Origin['from']
interface Found {
  text: string
  from: From
}

const told = (name: keyof Origins, value: unknown, from: From | undefined, inferred: boolean): Origins =>
  value && from ? { [name]: { from, certainty: inferred ? 'inferred' : 'certain' } } : {}

/** The dateline printed above, in the first words, or in the last. */
function datelineIn(own: string | null, opening: string, credits: string[], closing: string): Found | null {
  const before = own ?? datelineOf(opening)
  if (before) return { text: before, from: 'dateline' }
  const credit = credits.toReversed().map(closingAgency).find(Boolean)
  if (credit) return { text: credit, from: 'credit' }
  const end = closingAgency(closing)
  return end ? { text: end, from: 'dateline' } : null
}

/** The byline on a line of its own; else who is named behind the dateline, or in brackets at the end. */
function bylineIn(
  bylines: string[],
  opening: string,
  credits: string[],
  closing: string,
): (Found & { place: string | null }) | null {
  const own = bylines.map((line) => line.replace(/^[■◎●□▲○◆◇★☆\s·•]+/u, '').trim()).join(' ')
  if (own !== '')
    return { text: own, from: 'byline', place: first(bylines.map((line) => readPeople(line, true).place)) }
  const dateline = datelineOf(opening)
  const inDateline = dateline?.match(/[（(][^）)]*[）)]$|[记記]者.*$/u)?.[0]
  const rest = opening.slice(dateline?.length ?? 0)
  const behind = (IN_BRACKETS.exec(rest) ?? REPORTS.exec(rest))?.groups?.['words']
  const byDateline = [inDateline, behind].find((words) => words && readPeople(words, true).people.length > 0)
  if (byDateline) return { ...withPlace(byDateline), from: 'dateline' }
  const end = [...credits.toReversed(), closing].flatMap((text) => AT_END.exec(text)?.groups?.['words'] ?? [])
  const byCredit =
    end.find((words) => readPeople(words, true).people.length > 0) ??
    credits.find((line) => readPeople(line, false).people.some(({ role }) => role === 'reporter'))
  return byCredit ? { ...withPlace(byCredit), from: 'credit' } : null
}

const withPlace = (words: string): { text: string; place: string | null } => ({
  text: words.replace(/^[（(【\s]+|[）)】\s]+$/gu, ''),
  place: readPeople(words, true).place,
})

function partsOf(
  line: Found | null,
  credits: string[],
  opening: string,
  page: PageFacts,
): DatelineParts & { from: From } {
  const printed = line ? readDateline(line.text, page) : NO_DATELINE
  if (line && (printed.place ?? printed.date ?? printed.agency) !== null)
    return { ...printed, from: line.from }
  const signed = credits.find((text) => SIGNED.test(text))
  if (signed) return { ...readDateline(signed, page), from: 'credit' }
  return { ...readSource(opening, page), from: 'text' }
}

/** The writers first, then whom the credits and captions name besides. */
function peopleIn(
  written: Found | null,
  bylines: string[],
  credits: string[],
  captions: string[],
): { people: Person[]; from: From | undefined } {
  const lines = bylines.length > 0 ? bylines : written ? [written.text] : []
  const writers = lines.flatMap((line) => readPeople(line, true).people)
  const others = [...credits, ...captions].flatMap((line) => readPeople(line, false).people)
  const people: Person[] = []
  for (const person of [...writers, ...others])
    if (!people.some(({ name, role }) => name === person.name && role === person.role)) people.push(person)
  return { people: people.slice(0, 100), from: writers.length > 0 ? written?.from : 'credit' }
}

const first = (values: (string | null)[]): string | null => values.find((value) => value !== null) ?? null
