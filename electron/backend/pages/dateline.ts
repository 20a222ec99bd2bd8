/** A dateline's parts: from where, when, and by which agency or paper a report was sent. */
import { readDates } from '../../../shared/text/dates.ts'
import type { PageFacts } from './page.ts'
import { HOUSE_OWN, isHouse } from './houses.ts'
import { readPeople } from './people.ts'

export interface DatelineParts {
  place: string | null
  /** `YYYY-MM-DD` */
  date: string | null
  agency: string | null
  /** Which of them are not printed so but worked out: a year from the page, 本报 as the page's paper. */
  inferred: { date: boolean; agency: boolean }
}

export const NO_DATELINE: DatelineParts = {
  place: null,
  date: null,
  agency: null,
  inferred: { date: false, agency: false },
}

/** 电, 讯, 报道: what makes words a dateline. */
const SENT = /(?:专电|專電|综合电|外电|[电電讯訊]|[报報][道導导])$/u
const ENGLISH =
  /^(?<place>\p{Lu}[\p{Lu}.'’-]+(?:[ ,]+\p{Lu}[\p{L}.'’]*)*?)(?:,?\s+(?<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?))?\s*(?:\((?<agency>[\p{L} .-]{2,24})\))?\s*[—–-]{0,2}$/u
/** 据法新社3月2日报道: the agency and day a text leans on. */
const LEANS =
  /^(?:综合|綜合)?[据據](?<agency>\p{Script=Han}{1,8}?(?:社|[报報]|网|網|电视台|電視台|新[闻聞]))(?<place>\p{Script=Han}{0,6}?)(?<date>[\d〇一二三四五六七八九十]{0,4}年?[\d一二三四五六七八九十]{0,3}月?[\d一二三四五六七八九十廿]{1,3}日)?(?:[报報][道導导]|消息|[电電])/u

/** Reads `新华社北京3月3日电`, `【海港晚報訊】`, `LONDON, March 3 (Reuters) —`. @param dateline as printed */
export function readDateline(dateline: string, page: PageFacts): DatelineParts {
  const text = dateline.replace(/^[【〔（([\s]+|[】〕）)\]\s:：]+$/gu, '').slice(0, 120)
  const english = ENGLISH.exec(text)
  if (english) {
    const { place = '', date = '', agency = null } = english.groups ?? {}
    return {
      ...dated(date, page),
      place: place.replace(/[\s,]+$/, ''),
      agency,
      ...inferredFrom(date, page, false),
    }
  }
  const leans = /^(?:综合|綜合)?[据據]/u.exec(text)
  // 据新华社北京3月3日电 本报综合: what follows is no part of it.
  const bare = text
    .slice(leans?.[0].length ?? 0)
    .replace(/[（(][^）)]*[）)]?$/u, '')
    .replace(/(?<=[日社][电電讯訊])\s.*$/u, '')
  const sent = SENT.exec(bare)
  const day = readDates(bare, { reference: page.published, past: true }).find(({ grain }) => grain === 'day')
  if (!sent && !day) return NO_DATELINE
  // Where the page's date is not known, a year-less day is still no place.
  const undated = bare
    .slice(0, sent?.index ?? bare.length)
    .replace(
      /(?:[\d〇零○一二三四五六七八九]{4}\s*年\s*)?(?:[\d一二三四五六七八九十]{1,3}\s*月\s*)?[\d一二三四五六七八九十廿卅]{1,3}\s*日.{0,2}$|^.{4,5}年.{1,3}月.{1,3}日/u,
      '',
    )
  const { house, place } = partsOf(undated)
  const own = house !== null && HOUSE_OWN.test(house)
  return {
    place: place ?? readPeople(bare, true).place,
    date: day?.date ?? null,
    agency: own ? page.publication : house,
    inferred: { date: day?.certainty === 'inferred', agency: own || leans !== null },
  }
}

/** What the opening of a text says of where it was taken from: 据…社3月2日报道. Inferred at most. */
export function readSource(text: string, page: PageFacts): DatelineParts {
  const { agency, date } = LEANS.exec(text.slice(0, 60))?.groups ?? {}
  if (!agency) return NO_DATELINE
  return { place: null, agency, ...dated(date ?? '', page), inferred: { date: true, agency: true } }
}

/** 新华社记者王希北京, 本报北京, 新华社: the house in front, the place behind, people between them left out. */
function partsOf(text: string): { house: string | null; place: string | null } {
  const trimmed = text.replace(/[\s,，]+$/u, '').trim()
  for (let end = Math.min(trimmed.length, 14); end >= 2; end--) {
    const house = trimmed.slice(0, end)
    if (!isHouse(house)) continue
    const rest = trimmed
      .slice(end)
      .replace(/^\s*(?:[记記]者\s*\p{Script=Han}{2,3}(?=\p{Script=Han}{2}|[\s/／])|[记記]者.*$)/u, '')
      .replace(/^[发發于於自]\s*|^[\s/／、]+/u, '')
    return { house, place: placeOf(rest) }
  }
  return { house: null, place: placeOf(trimmed.replace(/^[于於在]\s*/u, '')) }
}

function placeOf(text: string): string | null {
  const place = text.trim()
  if (!/^\p{Script=Han}{2,10}$/u.test(place) && !/^\p{Lu}[\p{L} .'-]{2,30}$/u.test(place)) return null
  return /[记記]者|[讯訊电電]/u.test(place) ? null : place
}

const dated = (text: string, { published }: PageFacts): Pick<DatelineParts, 'date'> => ({
  date:
    readDates(text, { reference: published, past: true }).find(({ grain }) => grain === 'day')?.date ?? null,
})

const inferredFrom = (date: string, page: PageFacts, agency: boolean): Pick<DatelineParts, 'inferred'> => ({
  inferred: {
    date: readDates(date, { reference: page.published, past: true })[0]?.certainty === 'inferred',
    agency,
  },
})
