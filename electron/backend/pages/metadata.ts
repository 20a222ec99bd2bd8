/** What a page says of itself: paper, date, page number. Only what is certain; null otherwise. */
import { widthOf } from './characters.ts'
import { readDates } from './dates.ts'
import type { Piece } from './piece.ts'

export interface PageMetadata {
  publication: string | null
  /** `YYYY-MM-DD` */
  published: string | null
  /** As printed, without 第 and 版: `5`, `A4`. */
  pageLabel: string | null
}

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
/** Lines at a page's head that can be its masthead. */
const HEAD_LINES = 8

/** Reads file name and masthead; the masthead, being printed, is believed where they differ. */
export function readMetadata(pieces: Piece[], fileName: string | null): PageMetadata {
  const name = (fileName ?? '').replace(/\.[A-Za-z]{1,8}$/, '')
  const mastheads = pieces
    .filter((piece) => piece.form === 'furniture' && widthOf(piece.text) <= 60)
    .map((piece) => piece.text)
  const head = mastheads.slice(0, HEAD_LINES)
  return {
    publication: one(head.flatMap(papersIn)) ?? one(papersIn(name)) ?? ownName(pieces),
    published: one(head.flatMap(readDates)) ?? one(readDates(name)),
    pageLabel: one(mastheads.flatMap(labelsIn)) ?? one(labelsIn(name)),
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
    .split(/[\s_|｜·•,，;；:：/／—–()（）【】]+|(?<=\d[日版])|-(?=\D)|(?<=\D)-/u)
    .filter((word) => word !== '')
}

function papersIn(line: string): string[] {
  const han = wordsOf(line).filter((word) => NAMED.test(word))
  if (han.length > 0) return han
  const latin = /^[\p{L}'’ -]+/u.exec(line.replace(WEEKDAY, '|').replace(/_/g, ' '))?.[0]?.trim() ?? ''
  return ENGLISH_PAPER.test(latin) ? [latin] : []
}

function labelsIn(line: string): string[] {
  const labels = [
    ...line.matchAll(/第?\s*([A-Z]{0,2}\d{1,3})\s*[版頁页]|\bpage\s+([A-Z]{0,2}\d{1,3})\b/giu),
  ].map((m) => (m[1] ?? m[2]) as string)
  if (labels.length === 0) labels.push(...wordsOf(line).filter((word) => /^[A-Z]{1,2}\d{1,3}$/.test(word)))
  return labels.map((label) => label.replace(/^([A-Z]*)0+(?=\d)/i, '$1').toUpperCase())
}

/** The paper that dispatches and bylines name, at least twice and no other beside it. */
function ownName(pieces: Piece[]): string | null {
  const names = pieces
    .flatMap((piece) => DISPATCH.exec(piece.text.slice(0, 40))?.[1] ?? [])
    .filter((name) => !/^本[报報]$/.test(name))
  return names.length >= 2 ? one(names) : null
}
