/** A saved web page to one report: its article, what it says of itself, and the lines about its making. */
import type { BlockKind, Origin } from '../../../../shared/model/report.ts'
import { readPeople } from '../../pages/people.ts'
import { withDetails } from '../../pages/details.ts'
import { smallForm } from '../../pages/small-form.ts'
import { createDocument } from '../document.ts'
import type { ReadDocument } from '../format.ts'
import { addHtml, type HtmlOptions } from './add-html.ts'
import { type Article, findArticle } from './article.ts'
import { elementsOf, type HtmlDocument, parseHtml, textOf } from './dom.ts'
import { droppedAs } from './elements.ts'
import { type PageMetadata, readMetadata } from './metadata.ts'

/** 来源 and 责任编辑, which Chinese sites print beside the text and Readability takes for furniture. */
const MADE =
  /(?:来源|來源|作者|记者|記者|责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|监制|監製|审核|審核)\s*[：:]\s*\S|^(?:source|editor|by)\s*[:：]?\s+\p{Lu}/iu
const MADE_LAST = /责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|监制|監製|审核|審核|editor/i
const LONGEST_MADE = 80
const MOST_MADE = 6
/** Site names behind a headline: ` - 海港日报`, ` | Harbour Daily`, `_新闻频道`. */
const SITE = /\s*[-–—|｜_]\s*[^-–—|｜_]{1,30}$/u

/** @param url where the file itself says it comes from (MHTML) */
export function readHtml(source: string, url?: string): { text: string; document: ReadDocument } {
  const page = parseHtml(source)
  const told = readMetadata(page, source)
  const base = told.base ?? url
  const article = findArticle(page, source)
  const options: HtmlOptions = { base, kindOf: (text, before) => smallForm(text, before === 'title') }
  const builder = createDocument()
  const title = article.whole ? null : titleOf(page, told, article)
  const made = article.whole ? [] : madeLines(page, article, options)
  if (title !== null)
    builder.block({ kind: 'title', runs: [{ text: title }], marks: [{ type: 'heading', level: 1 }] })
  for (const line of made)
    if (!MADE_LAST.test(line)) builder.block({ kind: kindOfMade(line), runs: [{ text: line }] })
  addHtml(builder, article.root, { ...options, titleLevel: title === null ? 1 : null })
  for (const line of made) if (MADE_LAST.test(line)) builder.block({ kind: 'credit', runs: [{ text: line }] })
  if (!article.whole) leaveFurniture(page, builder)
  const publication = told.publication ?? article.siteName
  const said: Origin = { from: 'front-matter', certainty: 'certain' }
  const { published } = told
  const { text, document } = builder.finish({
    ...{ publication, published, url: told.url ?? url },
    origins: { ...(publication ? { publication: said } : {}), ...(published ? { published: said } : {}) },
  })
  const { split } = document
  const reports = split.reports.map((report) => {
    const read = withDetails(text, { ...report, title: report.title ?? titleOf(page, told, article) }, split)
    return read.people.length > 0 || told.authors.length === 0 ? read : withAuthors(read, told.authors, said)
  })
  return { text, document: { ...document, split: { ...split, reports } } }
}

function withAuthors<T extends ReadDocument['split']['reports'][number]>(
  report: T,
  authors: string[],
  said: Origin,
): T {
  const people = authors.flatMap((name) => {
    const read = readPeople(name, true).people
    return read.length > 0 ? read : [{ name: name.slice(0, 200), role: 'author' as const, as: null }]
  })
  return {
    ...report,
    byline: report.byline ?? authors.join('、'),
    people,
    origins: { ...report.origins, byline: report.origins.byline ?? said, people: said },
  }
}

/** The headline as the page prints it, else as it calls itself; without the site's name. */
function titleOf(page: HtmlDocument, told: PageMetadata, article: Article): string | null {
  const headings = elementsOf(page.body).filter(({ localName }) => localName === 'h1')
  const printed = headings
    .map((heading) => textOf(heading).replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
  const tab = elementsOf(page.documentElement).find(({ localName }) => localName === 'title')
  const named =
    told.title ?? article.title ?? (tab ? textOf(tab).replaceAll(/\s+/g, ' ').trim() || null : null)
  if (named === null) return printed[0] ?? null
  // The name of the site stands in an h1 on old pages, so a heading must agree with what the page calls itself.
  const same = printed.find((text) => named.includes(text) || text.includes(named))
  if (same) return same
  if (told.title !== null) return told.title
  const short = named.replace(SITE, '')
  return printed.length === 1 && printed[0]!.length > 6 ? printed[0]! : short || named
}

/** Lines that say whose text it is and stand outside what Readability keeps. */
function madeLines(page: HtmlDocument, article: Article, options: HtmlOptions): string[] {
  const kept = squeeze(textOf(article.root))
  const scratch = createDocument()
  addHtml(scratch, page.documentElement, { ...options, kindOf: undefined })
  const { text, document } = scratch.finish()
  const lines = document.split.reports.flatMap(({ blocks }) =>
    blocks.map(({ ranges: [range] }) =>
      text
        .slice(...range!)
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ),
  )
  const found = lines.filter(
    (line) => line.length <= LONGEST_MADE && MADE.test(line) && !kept.includes(squeeze(line)),
  )
  return [...new Set(found)].slice(0, MOST_MADE)
}

const squeeze = (text: string): string => text.replaceAll(/\s+/g, '')

const kindOfMade = (line: string): BlockKind => smallForm(line, false) ?? 'credit'

/** What the page holds besides its article is counted, too: the reader is told of every script. */
function leaveFurniture(page: HtmlDocument, builder: ReturnType<typeof createDocument>): void {
  for (const element of elementsOf(page.documentElement)) {
    const what = droppedAs(element)
    if (what === 'scripts' || what === 'styles' || what === 'remote') builder.leave(what)
  }
}
