import type { Query } from './query.ts'

/** What can stand bare is read back as it is; everything else is quoted. */
const BARE_VALUE = /^[^\s"“”„‟＂«»「」『』()（）]+$/u
/** Also nothing that would be read as a filter, an operator, a minus or a group. */
const BARE_WORD = /^(?![-－−]|[(（])(?!(?:OR|AND|或|\|\||\||｜)$)[^\s"“”„‟＂«»「」『』()（）:：]+$/u

/** A value in quotation marks where it needs them. Values hold none themselves. */
export const quoted = (value: string): string => (BARE_VALUE.test(value) ? value : `"${value}"`)

/** A query as text that is read back as the same query. */
export function printQuery(query: Query | null): string {
  if (query === null) return ''
  switch (query.kind) {
    case 'words':
      if (query.whole) return `"${query.text}"`
      return `${query.text}${query.open ? '*' : ''}`
    case 'filter':
      return `${query.key}:${quoted(query.value)}`
    case 'not': {
      const part = wrapped(query.part, ['all', 'any', 'not'])
      // Two minuses in a row are no NOT.
      return /^[-－−]/u.test(part) ? `-(${part})` : `-${part}`
    }
    case 'all':
      return query.parts.map((part) => printQuery(part)).join(' ')
    case 'any':
      return query.parts.map((part) => wrapped(part, ['all'])).join(' OR ')
  }
}

const wrapped = (query: Query, kinds: Query['kind'][]): string =>
  kinds.includes(query.kind) ? `(${printQuery(query)})` : printQuery(query)

/** A word or phrase as it must be typed to be searched for, whatever it holds. */
export const asWords = (text: string): string =>
  BARE_WORD.test(text) ? text : `"${text.replaceAll(/["“”„‟＂«»「」『』]/gu, ' ').trim()}"`
