/** People of bylines and credits, with what they did. Names stay as printed, save that spaced-out ones are closed up. */
import type { Person, PersonRole } from '../../../shared/model/report.ts'
import { isPersonName, splitNames } from './names.ts'
import { ROLE_WORD, type RoleWord, roleOf } from './role-words.ts'

/** Marks before a byline, and brackets around it. */
const AROUND = /^[■◎●□▲▶▼◆◇○★☆\s·•【〔（([—-]+|[】〕）)\]\s。.]+$/gu
/** 本报驻华盛顿, 新华社, 灣區晚報, 本社: whose person it is, not who. */
const HOUSE =
  /(?:本[报報社台刊网網]|[\p{Script=Han}—·-]{1,12}?(?:通讯社|通訊社|日[报報]|晚[报報]|[时時][报報]|晨[报報]|早[报報]|商[报報]|周[刊报]|週[刊報]|新[闻聞]|卫视|衛視|[电電]视台|電視台|[报報社网網台]))/u
const POSTED = /驻(?<place>\p{Script=Han}{2,8}?)$|駐(?<other>\p{Script=Han}{2,8}?)$/u
/** 張三台北報導: what ends a byline that also says from where. */
const REPORTS = /(?:综合|綜合|现场|現場|专题|專題|独家|獨家)?(?:[报報][道導导]|[电電]|攝影報導|採訪報導)$/u
/** 記者張三台北3日電: the day is no part of the place. */
const SENT_ON = /(?:\d{1,2}\s*月\s*)?\d{1,2}\s*日\s*$/u
const MOST_PEOPLE = 40
/** 记者 张三 摄: what somebody made says more than what they are. */
const MAKES: ReadonlySet<PersonRole> = new Set(['photographer', 'illustrator', 'translator'])

export interface Credited {
  people: Person[]
  /** Where they report from, if the line says so: 驻华盛顿记者, 記者張三台北報導. */
  place: string | null
}

/**
 * Who a byline, a credit or the end of a caption names. Reads `记者 张三 李四`, `记者张三/文 李四/摄`, `文：张三 图：李四`,
 * `By Jane Doe and John Roe`, `Text: … Photos: …`, `张三 摄`. Houses (新华社, 视觉中国) are no people.
 * @param bare whether a name without any word beside it counts (a byline does, a caption does not)
 */
export function readPeople(line: string, bare: boolean): Credited {
  let text = line
    .slice(0, 400)
    .replace(AROUND, '')
    .replace(/[（(【】）)]/gu, ' ')
  const reports = REPORTS.exec(text)
  let place: string | null = null
  if (reports && ROLE_WORD.test(text.slice(0, reports.index))) {
    ;[text, place] = withoutPlace(text.slice(0, reports.index).replace(SENT_ON, ''))
  }
  if (!bare) text = text.replace(/^.*[。！？；]/su, '')
  const found = english(text) ?? chinese(text, bare)
  const people = new Map<string, Person>()
  for (const person of found.people)
    if (!people.has(`${person.name} ${person.role}`)) people.set(`${person.name} ${person.role}`, person)
  return { people: [...people.values()].slice(0, MOST_PEOPLE), place: found.place ?? place }
}

/** `記者張三台北` without its place: after a slash or space, or what is left behind a name. */
function withoutPlace(text: string): [string, string | null] {
  const set = /^(?<rest>.+?\p{Script=Han}{2,4})\s*[/／|｜\s]\s*(?<place>\p{Script=Han}{2,6})$/u.exec(text)
  const { rest, place } = set?.groups ?? {}
  if (rest && place && !isPersonName(place)) return [rest, place]
  const last = /(?<token>\p{Script=Han}{4,7})$/u.exec(
    text.replace(new RegExp(`^.*(?:${ROLE_WORD.source})`, 'u'), ''),
  )
  const token = last?.groups?.['token']
  if (!token) return [text, null]
  for (const length of [3, 2, 4]) {
    const [name, from] = [token.slice(0, length), token.slice(length)]
    if (from.length >= 2 && isPersonName(name)) return [text.slice(0, text.length - from.length), from]
  }
  return [text, null]
}

interface Token {
  word: RoleWord | null
  text: string
  /** A role word with a colon behind it: its names follow. */
  colon: boolean
}

/** A name and the word that tells what they did; null until one does. */
interface Named {
  name: string
  did: RoleWord | null
}

function chinese(text: string, bare: boolean): Credited {
  const { tokens, place } = withPosting(tokensOf(text))
  const all: Named[] = []
  let role: RoleWord | null = null
  /** Names since the last role word, which a word behind them (张三 摄) may still tell. */
  let waiting: Named[] = []
  for (const [i, { word, text: part, colon }] of tokens.entries()) {
    if (word === null) {
      // 渔船靠岸 张三 摄: beside a caption only what is surely a name.
      const names = splitNames(part, HOUSE)
        .filter((name) => bare || role !== null || isPersonName(name) || !/^\p{Script=Han}+$/u.test(name))
        .map((name): Named => ({ name, did: role }))
      all.push(...names)
      waiting.push(...names)
      continue
    }
    const isLast = i === tokens.length - 1
    const trails = waiting.length > 0 && (isLast || (word.trails && !colon && !followedByNames(tokens, i)))
    if (trails) for (const one of waiting) if (one.did === null || MAKES.has(word.role)) one.did = word
    role = trails ? null : word
    waiting = []
  }
  const people = all.flatMap(({ name, did }): Person[] => {
    if (did) return [{ name, role: did.role, as: did.as }]
    return bare ? [{ name, role: 'author', as: null }] : []
  })
  return { people, place }
}

/** 本报驻华盛顿记者: the place, and the words before 记者 made part of the role. */
function withPosting(tokens: Token[]): { tokens: Token[]; place: string | null } {
  for (const [i, { text, word }] of tokens.entries()) {
    const next = tokens[i + 1]
    const posted = word === null && next?.word?.role === 'reporter' ? POSTED.exec(text.trim()) : null
    if (!posted || !next?.word) continue
    const as = `${posted[0]}${next.word.word}`
    const correspondent: Token = { ...next, word: { ...next.word, role: 'correspondent', as } }
    return {
      tokens: [...tokens.slice(0, i), correspondent, ...tokens.slice(i + 2)],
      place: posted.groups?.['place'] ?? posted.groups?.['other'] ?? null,
    }
  }
  return { tokens, place: null }
}

/** 张三/文 李四/摄: the names behind a word belong to the next word if that one trails too. */
function followedByNames(tokens: Token[], i: number): boolean {
  const after = tokens[i + 1]
  if (!after || after.word || splitNames(after.text, HOUSE).length === 0) return false
  return tokens[i + 2]?.word?.trails !== true
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const match of text.matchAll(new RegExp(ROLE_WORD.source, 'gu'))) {
    const word = roleOf(match[0])
    const after = text.slice(match.index + match[0].length)
    const before = text.slice(at, match.index)
    if (!word || (word.word.length === 1 && !standsAlone(word.word, before, after))) continue
    if (before.trim() !== '') tokens.push({ word: null, text: before, colon: false })
    tokens.push({ word, text: match[0], colon: /^\s*[:：]/u.test(after) })
    at = match.index + match[0].length
  }
  if (text.slice(at).trim() !== '') tokens.push({ word: null, text: text.slice(at), colon: false })
  return tokens
}

/** Single characters that say a role: 张三摄, but 文 and 图 only between marks, for 周启文 and 李 文 are names. */
function standsAlone(word: string, before: string, after: string): boolean {
  if (/[摄攝译譯绘繪]/u.test(word))
    return /(?:^|[\s/／|｜、，,：:\p{Script=Han}])$/u.test(before) && /^(?:$|[\s/／|｜:：、，,])/u.test(after)
  const marked = /[/／|｜]\s*$/u.test(before) || /^\s*[/／|｜:：]/u.test(after)
  if (marked) return before === '' || /[\s/／|｜、，,：:]$/u.test(before)
  return (
    (before === '' || (/\s$/u.test(before) && !/(?:^|\s)\p{Script=Han}\s+$/u.test(before))) &&
    /^\s/u.test(after)
  )
}

const ENGLISH_PART =
  /(?:^|[;.|/·•,]\s*|\s{2,}|\u3000)(?<label>by|words(?:\s+by)?|text(?:\s+by)?|story(?:\s+by)?|written\s+by|from|photo(?:graph)?(?:s|y)?(?:\s+by)?|pictures?(?:\s+by)?|images?(?:\s+by)?|illustrations?(?:\s+by)?|graphics?(?:\s+by)?|translat(?:ed|ion)(?:\s+by)?|edit(?:ed|ing|or)(?:\s+by)?|report(?:ed|ing|er)(?:\s+by)?|correspondent)(?:\s*[:：/]\s*|\s+)(?=\p{Lu})/giu
const ENGLISH_NAME =
  /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:de|der|van|von|bin|al|la|le|el|du|da)\s+)*\p{Lu}[\p{L}.'’-]*){1,4}$/u

function english(text: string): Credited | null {
  const marks = [...text.matchAll(ENGLISH_PART)]
  if (marks.length === 0) return null
  const people = marks.flatMap((mark, i) => {
    const label = (mark.groups?.['label'] ?? '').toLowerCase()
    const names = text.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? text.length)
    return englishNames(names).map((name): Person => ({ name, ...englishRole(label) }))
  })
  return { people, place: null }
}

/** What stands behind a name: what they are, or whom they work for. */
const NO_PERSON =
  /\b(?:staff|special|our|correspondents?|editors?|writers?|reporters?|columnist|critic|bureau|desk|service|press|agenc(?:y|ies)|images|news|reuters|getty|xinhua)\b/iu

/** `Jane Doe and John Roe, staff writers in London`: names only, up to the first part that is none. */
function englishNames(text: string): string[] {
  const names: string[] = []
  for (const part of text.split(/\s*(?:,|;|&|\/|\||\band\b)\s*/iu)) {
    const name = part
      .replace(/\s+(?:in|for|of|at)\s.*$/u, '')
      .replace(/\.$/, '')
      .trim()
    if (name === '') continue
    if (!ENGLISH_NAME.test(name) || NO_PERSON.test(name)) break
    names.push(name)
  }
  return names
}

function englishRole(label: string): Pick<Person, 'role' | 'as'> {
  if (/^(?:photo|picture|image)/.test(label)) return { role: 'photographer', as: null }
  if (/^(?:illustration|graphic)/.test(label)) return { role: 'illustrator', as: null }
  if (label.startsWith('translat')) return { role: 'translator', as: null }
  if (label.startsWith('edit')) return { role: 'editor', as: null }
  if (label.startsWith('report')) return { role: 'reporter', as: null }
  if (label.startsWith('correspondent')) return { role: 'correspondent', as: null }
  return { role: 'author', as: null }
}
