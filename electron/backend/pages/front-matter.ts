/** The `key: value` lines between `---` at the head of a Markdown file. Flat keys, quoted strings and lists only. */
import { readDay } from '../../../shared/text/dates.ts'

export interface FrontMatter {
  /** Where the text after it begins, in UTF-16 code units; 0 without front matter. */
  end: number
  title: string | null
  byline: string | null
  /** Each of `author`, in order. */
  authors: string[]
  /** `YYYY-MM-DD`. `created` is the file's own date and says nothing about the report. */
  published: string | null
  publication: string | null
  pageLabel: string | null
  edition: string | null
}

const NONE: FrontMatter = {
  end: 0,
  title: null,
  byline: null,
  authors: [],
  published: null,
  publication: null,
  pageLabel: null,
  edition: null,
}

/** Reads front matter; anything that is not of this form is text. */
export function readFrontMatter(text: string): FrontMatter {
  const block = /^---[^\S\n]*\n([\s\S]{0,20000}?)\n---[^\S\n]*(?:\n|$)/.exec(text)
  if (!block) return NONE
  const fields = readFields(block[1] as string)
  if (fields.size === 0) return NONE
  const first = (...keys: string[]) => keys.flatMap((key) => fields.get(key) ?? []).at(0) ?? null
  const all = (...keys: string[]) => keys.flatMap((key) => fields.get(key) ?? [])
  const source = first('publication', 'newspaper', 'source', 'site', 'publisher')
  const authors = all('author', 'authors', 'byline')
  return {
    end: block[0].length,
    title: first('title'),
    byline: authors.join(/\p{Script=Han}/u.test(authors.join('')) ? '、' : ', ') || null,
    authors,
    published: readDay(first('published', 'date', 'publish_date', 'pubdate') ?? ''),
    publication: source !== null && !/^[a-z]+:\/\//i.test(source) ? source : null,
    pageLabel: first('page', 'pagelabel'),
    edition: first('edition'),
  }
}

function readFields(block: string): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  let list: string[] | null = null
  for (const line of block.split('\n')) {
    const item = /^\s*-\s+(.*)$/.exec(line)
    const pair = /^([A-Za-z][\w-]*)\s*:\s*(.*)$/.exec(line)
    if (item && list) list.push(...valuesOf(item[1] as string))
    else if (pair) {
      list = valuesOf(pair[2] as string)
      fields.set((pair[1] as string).toLowerCase(), list)
    }
  }
  return fields
}

function valuesOf(raw: string): string[] {
  const inline = /^\[(.*)\]$/.exec(raw.trim())
  const parts = inline ? (inline[1] as string).split(',') : [raw]
  return parts.map((part) => unquote(part.trim())).filter((part) => part !== '')
}

/** Obsidian writes people and papers as `"[[Name]]"`. */
function unquote(raw: string): string {
  const bare = /^"(.*)"$|^'(.*)'$/s.exec(raw)
  const value = bare ? (bare[1] ?? bare[2] ?? '').replace(/\\"/g, '"').replace(/''/g, "'") : raw
  return value.replace(/^\[\[([^\]|]+)(?:\|([^\]]+))?\]\]$/, (_, target, shown) => shown ?? target).trim()
}
