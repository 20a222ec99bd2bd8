/** What a web page says of itself: JSON-LD, meta elements, `<time>`, the canonical address. */
import { readDay } from '../../../../shared/text/dates.ts'
import { linkAddress } from './addresses.ts'
import { elementsOf, type HtmlDocument, type HtmlElement, textOf } from './dom.ts'

export interface PageMetadata {
  title: string | null
  publication: string | null
  /** `YYYY-MM-DD`, as the page writes it: not moved to another time zone. */
  published: string | null
  authors: string[]
  url: string | undefined
  /** What relative addresses are relative to. */
  base: string | undefined
}

/** JSON-LD longer than this is no article's. */
const LONGEST_JSON = 1_000_000
const MOST_NODES = 5000
const ARTICLE = /(?:Article|Report|BlogPosting|LiveBlogPosting)$/
/** Names in which a page gives its title, oldest habit last. */
const TITLES = [
  'og:title',
  'twitter:title',
  'citation_title',
  'dc.title',
  'dcterms.title',
  'articletitle',
  'headline',
  'title',
]
const SITES = [
  'og:site_name',
  'citation_journal_title',
  'dc.publisher',
  'publisher',
  'application-name',
  'site_name',
]
const DATES = [
  'article:published_time',
  'og:published_time',
  'og:release_date',
  'datepublished',
  'publishdate',
  'pubdate',
  'publish_time',
  'publish-date',
  'citation_publication_date',
  'dc.date',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.created',
  'parsely-pub-date',
  'sailthru.date',
  'date',
]
const AUTHORS = [
  'author',
  'article:author',
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'byl',
]

/** @param source the page's text, for the `saved from url` that browsers write into a saved page */
export function readMetadata(document: HtmlDocument, source: string): PageMetadata {
  const elements = elementsOf(document.documentElement)
  const meta = metaOf(elements)
  const article = articleOf(elements)
  const first = (names: string[]): string | null =>
    names.map((name) => meta.get(name)?.[0]).find(Boolean) ?? null
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(source.slice(0, 4096))?.[1]
  const canonical = elements.find(
    (element) => element.localName === 'link' && element.getAttribute('rel') === 'canonical',
  )
  const addresses = [
    canonical?.getAttribute('href'),
    first(['og:url']),
    text(article?.['url']),
    text(article?.['mainEntityOfPage']),
    saved,
  ]
  const url = addresses
    .map((address) => linkAddress(address ?? null))
    .find((address) => address?.startsWith('http'))
  const said = elements.find(({ localName }) => localName === 'base')?.getAttribute('href') ?? null
  const base = linkAddress(said, url ?? undefined) ?? url ?? undefined
  const times = elements.filter(({ localName }) => localName === 'time')
  const dates = [
    text(article?.['datePublished']),
    first(DATES),
    text(article?.['dateCreated']),
    times
      .find((time) => /publish/i.test(`${time.getAttribute('itemprop')} ${time.getAttribute('class')}`))
      ?.getAttribute('datetime'),
    times.length === 1 ? (times[0]?.getAttribute('datetime') ?? (times[0] && textOf(times[0]))) : null,
  ]
  const named = peopleOf(article?.['author'])
  return {
    title: text(article?.['headline']) ?? first(TITLES),
    publication: nameOf(article?.['publisher']) ?? first(SITES),
    published: dates.map((date) => dayOf(date)).find((day) => day !== null) ?? null,
    authors: (named.length > 0 ? named : AUTHORS.flatMap((name) => meta.get(name) ?? []))
      .filter(isName)
      .slice(0, 20),
    url: url ?? undefined,
    base: base?.startsWith('http') ? base : undefined,
  }
}

function metaOf(elements: readonly HtmlElement[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const element of elements) {
    if (element.localName !== 'meta') continue
    const name = ['property', 'name', 'itemprop']
      .map((key) => element.getAttribute(key))
      .find(Boolean)
      ?.toLowerCase()
    const content = tidy(element.getAttribute('content'))
    if (!name || content === null) continue
    found.set(name, [...(found.get(name) ?? []), content])
  }
  return found
}

/** The first article of the page's JSON-LD, its graph looked through without recursion. */
function articleOf(elements: readonly HtmlElement[]): Record<string, unknown> | null {
  for (const element of elements) {
    if (element.localName !== 'script' || !/ld\+json/i.test(element.getAttribute('type') ?? '')) continue
    const source = textOf(element)
    if (source.length > LONGEST_JSON) continue
    let waiting: unknown[]
    try {
      waiting = [JSON.parse(source.replaceAll(/^\s*<!--|-->\s*$|^\s*\/\/<!\[CDATA\[|\/\/\]\]>\s*$/g, ''))]
    } catch {
      continue
    }
    for (let seen = 0; waiting.length > 0 && seen < MOST_NODES; seen++) {
      const node = waiting.shift()
      if (Array.isArray(node)) waiting.push(...node.slice(0, MOST_NODES))
      else if (isRecord(node)) {
        if ([node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type))) return node
        if (node['@graph']) waiting.push(node['@graph'])
      }
    }
  }
  return null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function text(value: unknown): string | null {
  if (typeof value === 'string') return tidy(value)
  if (Array.isArray(value)) return text(value[0])
  return isRecord(value) ? text(value['@id'] ?? value['@value']) : null
}

const nameOf = (value: unknown): string | null =>
  Array.isArray(value) ? nameOf(value[0]) : isRecord(value) ? text(value['name']) : text(value)

function peopleOf(value: unknown): string[] {
  return [value]
    .flat()
    .slice(0, 50)
    .flatMap((one) => nameOf(one) ?? [])
}

/** One line, no longer than a detail may be; null for nothing. */
function tidy(value: string | null): string | null {
  const line = (value ?? '').slice(0, 2000).replaceAll(/\s+/g, ' ').trim()
  return line === '' ? null : line
}

/** Addresses and user names that stand where an author should. */
const isName = (name: string): boolean => !/^https?:|@|^(?:admin|administrator|editor|webmaster)$/i.test(name)

/** `2025-03-03T22:10:00+08:00` is the third, wherever it is read. */
function dayOf(date: string | null | undefined): string | null {
  const day = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(date ?? '')
  return day ? readDay(`${day[1]}-${day[2]}-${day[3]}`) : date ? readDay(date.slice(0, 100)) : null
}
