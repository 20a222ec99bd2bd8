/**
 * Zotero: annotations as JSON (the reader's own records, one a highlight), and notes made of annotations as Zotero
 * exports them, in HTML (`<span class="highlight" data-annotation=…>`) and Markdown (`“words” (citation) (pdf)`, where
 * the pdf link is a zotero:// address with `annotation=KEY`). What follows a highlight in its paragraph is its comment.
 */
import { ZOTERO_HTML, ZOTERO_MARKDOWN } from '../../../../shared/foreign-head.ts'
import type { ForeignAnnotation } from '../../../../shared/model/foreign.ts'
import {
  type ForeignFormat,
  type ForeignRead,
  idOf,
  isObject,
  type Json,
  listOf,
  readJson,
  requireFew,
  textOf,
  utf8,
} from './format.ts'

export const zoteroJson: ForeignFormat = {
  id: 'zotero',
  extensions: ['.json'],
  fits: (head) =>
    /"(?:annotationType|annotationText|sortIndex)"\s*:|"type"\s*:\s*"(?:highlight|underline)"/.test(head) &&
    !/anno\.jsonld/.test(head),
  read(bytes): ForeignRead {
    const told = readJson(bytes)
    const list = Array.isArray(told)
      ? told
      : isObject(told)
        ? listOf(told['annotations'] ?? told['items'])
        : []
    requireFew(list.length)
    return {
      origin: 'zotero',
      annotations: list
        .filter(isObject)
        .map((one) => (isObject(one['data']) ? one['data'] : one))
        .map(record),
    }
  },
}

/** The reader's names (`text`) and the API's (`annotationText`). */
function record(one: Json): ForeignAnnotation {
  const field = (name: string): string | undefined =>
    textOf(one[name]) ?? textOf(one[`annotation${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`])
  const exact = field('text')
  const type = field('type')
  return {
    origin: 'zotero',
    id: textOf(one['id']) ?? textOf(one['key']) ?? idOf(exact ?? '', field('comment') ?? ''),
    document: {
      title: textOf(one['title']) ?? textOf(one['parentTitle']),
      fileName: textOf(one['fileName']) ?? textOf(one['filename']),
    },
    ...(exact === undefined ? {} : { quote: { exact } }),
    ...(field('color') === undefined ? {} : { color: field('color') }),
    ...(type === 'underline' ? { style: 'underline' as const } : {}),
    comment: field('comment'),
    tags: listOf(one['tags']).flatMap(
      (tag) => textOf(isObject(tag) ? (tag['tag'] ?? tag['name']) : tag) ?? [],
    ),
    author: field('authorName'),
    created: textOf(one['dateCreated']) ?? textOf(one['dateAdded']),
    modified: textOf(one['dateModified']),
  }
}

export const zoteroHtml: ForeignFormat = {
  id: 'zotero-html',
  extensions: ['.html', '.htm'],
  fits: (head) => ZOTERO_HTML.test(head),
  read(bytes): ForeignRead {
    const html = utf8(bytes)
    const title = plain(/<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html)?.[1] ?? '')
    const annotations: ForeignAnnotation[] = []
    for (const [, paragraph = ''] of html.matchAll(/<(?:p|li)\b[^>]*>([\s\S]*?)<\/(?:p|li)>/gi)) {
      const found =
        /<span class="(highlight|underline)"(?:[^>]*?data-annotation="([^"]*)")?[^>]*>([\s\S]*?)<\/span>(?=\s*(?:<span class="citation"|\(|<|$)|\s)/i.exec(
          paragraph,
        )
      if (!found) continue
      const [whole, type, data = '', words = ''] = found
      const exact = unquoted(plain(words))
      if (exact === '') continue
      const told = decoded(data)
      const rest = paragraph.slice(paragraph.indexOf(whole) + whole.length)
      const citation =
        /<span class="citation"[\s\S]*?<\/span>\s*\)?\s*(?:<\/span>)?\)?/i.exec(rest)?.[0] ?? ''
      const comment = plain(rest.replace(citation, ''))
        .replace(/^\s*\((?:pdf|snapshot|epub)\)\s*/i, '')
        .replace(/^[\s)]+/, '')
        .trim()
      const color = /background-color:\s*(#[0-9a-f]{6})/i.exec(paragraph)?.[1] ?? textOf(told['color'])
      annotations.push(
        made(textOf(told['annotationKey']) ?? annotationKey(paragraph), {
          exact,
          comment,
          color,
          type,
          title,
        }),
      )
    }
    return { origin: 'zotero', annotations }
  },
}

export const zoteroMarkdown: ForeignFormat = {
  id: 'zotero-markdown',
  extensions: ['.md', '.markdown'],
  fits: (head) => ZOTERO_MARKDOWN.test(head),
  read(bytes): ForeignRead {
    const markdown = utf8(bytes)
    const title = /^#\s+(.+)$/m.exec(markdown)?.[1]?.trim() ?? ''
    const annotations: ForeignAnnotation[] = []
    for (const paragraph of markdown.split(/\n{2,}/)) {
      const words =
        /^\s*(?:[-*>]\s+)?(?:<span[^>]*>|<mark[^>]*>)?[“"「『]([\s\S]+?)[”"」』](?:<\/span>|<\/mark>)?\s*\(/.exec(
          paragraph,
        )?.[1]
      const link = /\(\[[^\]]*\]\(zotero:\/\/open(?:-pdf)?\/[^)]*\)\)/.exec(paragraph)
      if (words === undefined || !link) continue
      const comment = paragraph.slice(link.index + link[0].length).trim()
      const color = /background-color:\s*(#[0-9a-f]{6})/i.exec(paragraph)?.[1]
      annotations.push(
        made(annotationKey(paragraph), {
          exact: words.replaceAll(/\\([\\*_[\]<>#])/g, '$1').trim(),
          comment,
          color,
          type: 'highlight',
          title,
        }),
      )
    }
    return { origin: 'zotero', annotations }
  },
}

const annotationKey = (text: string): string | undefined => /annotation=([A-Z0-9]{8})\b/.exec(text)?.[1]

function made(
  key: string | undefined,
  {
    exact,
    comment,
    color,
    type,
    title,
  }: { exact: string; comment: string; color: string | undefined; type: string | undefined; title: string },
): ForeignAnnotation {
  return {
    origin: 'zotero',
    id: key ?? idOf(title, exact, comment),
    document: titleOf(title),
    quote: { exact },
    ...(color === undefined ? {} : { color }),
    ...(type === 'underline' ? { style: 'underline' as const } : {}),
    ...(comment === '' ? {} : { comment }),
    tags: [],
  }
}

/** Zotero heads a note with `Annotations` and a time, or with the item's title. */
const titleOf = (title: string): ForeignAnnotation['document'] =>
  title === '' || /^Annotations\b/i.test(title)
    ? undefined
    : { title: title.replace(/\s*\([\d/.,:\sAPM-]+\)\s*$/i, '') }

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^[“"「『]/, '')
    .replace(/[”"」』]$/, '')
    .trim()

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
/** The words of a piece of HTML. */
const plain = (html: string): string =>
  html
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (all, name: string) => {
      const code = /^#x/i.test(name)
        ? Number.parseInt(name.slice(2), 16)
        : name.startsWith('#')
          ? Number(name.slice(1))
          : Number.NaN
      return Number.isNaN(code)
        ? (ENTITIES[name] ?? all)
        : code > 0 && code <= 0x10ffff
          ? String.fromCodePoint(code)
          : ''
    })
    .trim()

function decoded(data: string): Json {
  try {
    const told: unknown = JSON.parse(decodeURIComponent(data))
    return isObject(told) ? told : {}
  } catch {
    return {}
  }
}
