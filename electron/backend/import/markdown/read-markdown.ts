/** A Markdown document to reports: rendered, and read as a saved page is, so that both come in with the same blocks and marks. */
import type { Env, Token } from 'markdown-it'
import { withDetails } from '../../pages/details.ts'
import { readFrontMatter } from '../../pages/front-matter.ts'
import { factsOf, withFrontMatter } from '../../pages/markdown.ts'
import { smallForm } from '../../pages/small-form.ts'
import { createDocument, type DocumentBuilder } from '../document.ts'
import type { ReadDocument } from '../format.ts'
import { addHtml } from '../html/add-html.ts'
import { parser, standsAlone } from './render.ts'

/** So much HTML is read at a time, in UTF-16 units: of a whole archive in one file a tree would fill the memory. */
const CHUNK = 131_072
/** markdown-it passes over what is nested deeper than 100. */
const DEEPEST = 98
const COMMENT = /<!--([\s\S]*?)(?:-->|$)/g

/**
 * One report, or one for each H1 when there are several. Front matter, comments and definitions of links belong to no
 * report and stay in the text as furniture.
 * @returns null where it stays text: nested so deep that words would be lost, or a page of several articles
 */
export function readMarkdown(
  source: string,
  fileName: string,
): { text: string; document: ReadDocument } | null {
  const front = readFrontMatter(source)
  const body = source.slice(front.end)
  const env: Env = {}
  const tokens = parser.parse(body, env)
  if (tokens.some(({ level }) => level >= DEEPEST)) return null
  const groups = groupsOf(tokens)
  if (front.end === 0 && isPage(groups)) return null
  const builder = createDocument()
  if (front.end > 0) addAside(builder, source.slice(0, front.end))
  addGroups(builder, groups, { lines: body.split('\n'), env })
  const facts = factsOf(front, { fileName })
  const { text, document } = builder.finish(facts)
  const { split } = document
  const reports = split.reports.map((report) => {
    const read = withDetails(text, report, facts)
    return split.reports.length === 1 ? withFrontMatter(read, front) : read
  })
  return { text, document: { ...document, split: { ...split, ...facts, reports } } }
}

/** A block of the outermost level, with all inside it. */
interface Group {
  tokens: Token[]
  /** Its lines, the first and the one behind the last. */
  map: [number, number]
  isTop: boolean
}

function groupsOf(tokens: readonly Token[]): Group[] {
  const groups: Group[] = []
  for (const token of tokens) {
    if (token.level === 0 && token.nesting >= 0)
      groups.push({ tokens: [], map: token.map ?? [0, 0], isTop: token.tag === 'h1' })
    groups.at(-1)?.tokens.push(token)
  }
  return groups
}

/** Several H1s over plain paragraphs: reports that somebody put in one file. The text engine tells them apart, also again. */
function isPage(groups: readonly Group[]): boolean {
  return (
    groups.filter(({ isTop }) => isTop).length > 1 &&
    groups.every(({ tokens }) =>
      tokens.every(
        ({ type, children }) => PLAIN.test(type) && (children ?? []).every((child) => PLAIN.test(child.type)),
      ),
    )
  )
}

const PLAIN = /^(?:heading_|paragraph_|strong_|inline$|text$|softbreak$)/

function addGroups(
  builder: DocumentBuilder,
  groups: readonly Group[],
  { lines, env }: { lines: readonly string[]; env: Env },
): void {
  const isMany = groups.filter(({ isTop }) => isTop).length > 1
  let html = ''
  let isTitled = false
  let at = 0
  const flush = (): void => {
    if (html === '') return
    const hasTitle = !isTitled && /<h1[\s>]/.test(html)
    addHtml(builder, html, {
      titleLevel: isTitled ? null : 1,
      kindOf: (text, before) => smallForm(text, before === 'title'),
    })
    isTitled ||= hasTitle
    html = ''
  }
  const between = (to: number): void => {
    const words = lines.slice(at, to).join('\n').trim()
    if (words === '') return
    flush()
    addAside(builder, words)
  }
  for (const { tokens, map, isTop } of groups) {
    between(map[0])
    at = Math.max(at, map[1])
    if (isTop && isMany) {
      flush()
      builder.report()
      isTitled = false
    }
    const [first] = tokens
    const isAlone = first?.type === 'html_block' && standsAlone(first.content)
    if (isAlone || html.length > CHUNK) flush()
    html += parser.renderer.render(tokens, parser.options, env)
    const comments = commentsOf(tokens)
    if (isAlone || comments.length > 0) flush()
    for (const comment of comments) addAside(builder, comment)
  }
  between(lines.length)
  flush()
}

const addAside = (builder: DocumentBuilder, text: string): void =>
  void builder.block({ kind: 'furniture', runs: [{ text: text.trimEnd() }] })

/** What authors wrote for themselves, which a page does not show. */
const commentsOf = (tokens: readonly Token[]): string[] =>
  tokens
    .filter(({ type }) => type === 'html_block')
    .flatMap(({ content }) => [...content.matchAll(COMMENT)].map(([comment]) => comment))
