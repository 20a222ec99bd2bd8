/** What a page says of itself: paper, date, page number, edition; and how sure that is. Null where nothing says it. */
import type { Origin, Origins } from '../../../shared/model/report.ts'
import { readDates, readDays, readNumber } from '../../../shared/text/dates.ts'
import { widthOf } from './characters.ts'
import type { SplitOptions, SplitPage, SplitReport } from './page.ts'
import type { Piece } from './piece.ts'

export type PageMetadata = Pick<SplitPage, 'publication' | 'published' | 'pageLabel' | 'edition' | 'origins'>

const PAPER =
  '[\\p{Script=Han}]{1,8}?(?:日报|日報|晚报|晚報|时报|時報|晨报|晨報|早报|早報|商报|商報|周报|週報|导报|導報|新闻|新聞|周刊|週刊|[公文信快明青观觀]报|[公文匯汇信快明新]報|报|報)'
const NAMED = new RegExp(`^(?:${PAPER})$`, 'u')
const ENGLISH_PAPER =
  /^(?:the\s+)?(?:\p{Lu}[\p{L}'’-]+\s+){1,4}(?:times|post|daily|news|herald|tribune|gazette|journal|courier|register|examiner|inquirer|bulletin|review|dispatch|echo|argus|advertiser|monitor|sentinel|telegraph|guardian|standard|chronicle|mail|star|sun|observer|press)$/iu
/** 【大公報訊】, 科技日报讯（…）, 本报… and bylines: who calls its own people by its name is that paper. */
const DISPATCH = new RegExp(
  `^(?:【|[■◎●□◆]\\s*)?(?:\\p{Script=Han}{1,6}[-—])?(${PAPER})(?:讯|訊|(?:首席|实习|實習|见习|見習|特派)?(?:记者|記者))`,
  'u',
)
const WEEKDAY = /(?:星期|週|周|礼拜|禮拜)[一二三四五六日天]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/giu
/** 第二版 is the page, 要闻版 a section; these are whole editions of a paper. */
const EDITION =
  /(?:海外|港澳|北美|美洲|欧洲|歐洲|亚洲|亞洲|亚太|亞太|华东|華東|华南|華南|华北|華北|华中|華中|西部|东部|東部|城市|农村|農村|地方|市区|市區|郊区|郊區|早|晨|午|晚|夜|大字)版|[号號]外|\b(?:(?:early|late|final|first|second|third|morning|evening|night|city|metro|national|international|overseas|regional|weekend|sunday|european|asian|us|uk)\s+){1,2}edition\b/iu
/** Lines at a page's head that can be its masthead. */
const HEAD_LINES = 8

/** Reads file name and masthead; the masthead, being printed, is believed where they differ; the user before both. */
export function readMetadata(pieces: readonly Piece[], options: SplitOptions): PageMetadata {
  const name = (options.fileName ?? '').replace(/\.[A-Za-z]{1,8}$/, '')
  const mastheads = pieces
    .filter((piece) => piece.form === 'furniture' && widthOf(piece.text) <= 60)
    .map((piece) => piece.text)
  const head = mastheads.slice(0, HEAD_LINES)
  return gather(
    {
      publication: [
        [one(head.flatMap(papersIn)), 'masthead'],
        [one(papersIn(name)), 'file-name'],
        [ownName(pieces), 'credit'],
      ],
      published: [
        [one(head.flatMap((line) => readDays(line))), 'masthead'],
        [one(readDays(name)), 'file-name'],
      ],
      pageLabel: [
        [one(mastheads.flatMap(labelsIn)), 'masthead'],
        [one(labelsIn(name)), 'file-name'],
      ],
      edition: [
        [one(head.flatMap(editionsIn)), 'masthead'],
        [one(editionsIn(name)), 'file-name'],
      ],
    },
    options,
  )
}

export type Claims = [value: string | null, from: Origin['from']][]

/** Of each detail the first that is told. What the user has said is believed before all of it. */
export function gather(
  claims: Record<'publication' | 'published' | 'pageLabel' | 'edition', Claims>,
  { publication, published }: SplitOptions,
): PageMetadata {
  const said = { publication, published }
  const origins: Origins = {}
  const first = (name: keyof typeof claims): string | null => {
    const own = name === 'publication' || name === 'published' ? said[name] : undefined
    const all: Claims = own ? [[own, 'hand']] : claims[name]
    const [value, from] = all.find(([told]) => told !== null) ?? [null, null]
    if (from) origins[name] = { from, certainty: from === 'credit' ? 'inferred' : 'certain' }
    return value
  }
  return {
    publication: first('publication'),
    published: first('published'),
    pageLabel: first('pageLabel'),
    edition: first('edition'),
    origins,
  }
}

/** The day that all datelines of a page name in full: its own date at the latest, and inferred. */
export function withDateOfDatelines(page: PageMetadata, reports: readonly SplitReport[]): PageMetadata {
  if (page.published !== null) return page
  const lines = reports.flatMap(({ dateline, datelineDate, origins }) =>
    datelineDate !== null && origins.datelineDate?.certainty === 'certain'
      ? [datelineDate]
      : (dateline ?? []),
  )
  // A year-less dateline neither agrees nor contradicts.
  const published = one(lines.flatMap((line) => readDates(line).map(({ date }) => date)))
  if (published === null || published.length < 10) return page
  return {
    ...page,
    published,
    origins: { ...page.origins, published: { from: 'dateline', certainty: 'inferred' } },
  }
}

/** The only value, or null where there is none or they contradict each other. */
function one(values: string[]): string | null {
  const distinct = new Set(values)
  return distinct.size === 1 ? (values[0] as string) : null
}

function wordsOf(line: string): string[] {
  return line
    .replace(WEEKDAY, ' ')
    .replace(EDITION, ' ')
    .split(/[\s_|｜·•,，;；:：/／—–()（）【】]+|(?<=\d[日版])|-(?=\D)|(?<=\D)-/u)
    .filter((word) => word !== '')
}

function papersIn(line: string): string[] {
  const han = wordsOf(line).filter((word) => NAMED.test(word))
  if (han.length > 0) return han
  const latin =
    /^[\p{L}'’ -]+/u.exec(line.replace(WEEKDAY, '|').replace(EDITION, '|').replace(/_/g, ' '))?.[0]?.trim() ??
    ''
  return ENGLISH_PAPER.test(latin) ? [latin] : []
}

function labelsIn(line: string): string[] {
  const labels = [
    ...line.matchAll(/第?\s*([A-Z]{0,2}\d{1,3})\s*[版頁页]|\bpage\s+([A-Z]{0,2}\d{1,3})\b/giu),
  ].map((m) => (m[1] ?? m[2]) as string)
  for (const [, number = ''] of line.matchAll(/第\s*([一二三四五六七八九十廿]{1,3})\s*[版頁页]/gu))
    if (readNumber(number) > 0) labels.push(String(readNumber(number)))
  if (labels.length === 0) labels.push(...wordsOf(line).filter((word) => /^[A-Z]{1,2}\d{1,3}$/.test(word)))
  return labels.map((label) => label.replace(/^([A-Z]*)0+(?=\d)/i, '$1').toUpperCase())
}

function editionsIn(line: string): string[] {
  // 早版 inside 最早版本 is none.
  const found = EDITION.exec(line.replace(/最[早晚]版|版本/gu, ' '))
  return found ? [found[0].replace(/\s+/g, ' ')] : []
}

/** The paper that dispatches and bylines name, at least twice and no other beside it. */
function ownName(pieces: readonly Piece[]): string | null {
  const names = pieces
    .flatMap((piece) => DISPATCH.exec(piece.text.slice(0, 40))?.[1] ?? [])
    .filter((name) => !/^本[报報]$/.test(name))
  return names.length >= 2 ? one(names) : null
}
