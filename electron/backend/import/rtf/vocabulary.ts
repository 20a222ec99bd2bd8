/** What RTF's words mean to us: tables, read by reader.ts. */
import type { InlineMark } from '../../../../shared/model/markup.ts'

/** Where a group's text goes. `text`: into the document; a name: it is collected under it; `skip`: nowhere. */
export type Target =
  | 'text'
  | 'skip'
  | 'font'
  | 'color'
  | 'style'
  | 'instruction'
  | 'bullet'
  | 'note'
  | 'comment'
  | 'author'
  | 'date'
  | 'start'
  | 'end'
  | 'id'
  | 'title'
  | 'writer'

export const IGNORED = new Set(
  'pict object objdata nonshppict shppict header headerl headerr headerf footer footerl footerr footerf info fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore xmlnstbl mmathPr latentstyles pgptbl filetbl ftnsep ftnsepc aftnsep aftnsepc'.split(
    ' ',
  ),
)
export const MARKS: Readonly<Record<string, InlineMark>> = {
  b: 'strong',
  i: 'emphasis',
  ul: 'underline',
  strike: 'strike',
  super: 'superscript',
  sub: 'subscript',
}
export const SIGNS: Readonly<Record<string, string>> = {
  '~': '\u00A0',
  _: '\u2011',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  tab: '\t',
  line: '\n',
  emspace: '\u2003',
  enspace: '\u2002',
  '{': '{',
  '}': '}',
  '\\': '\\',
}
export const COLLECTED: Readonly<Record<string, Target>> = {
  fldinst: 'instruction',
  listtext: 'bullet',
  pntext: 'bullet',
  atnauthor: 'author',
  atndate: 'skip',
  atrfstart: 'start',
  atrfend: 'end',
  atnid: 'skip',
  atnref: 'id',
  annotation: 'comment',
  title: 'title',
  author: 'writer',
}

export const KNOWN_STARRED = new Set([
  'fldinst',
  'annotation',
  'atnauthor',
  'atrfstart',
  'atrfend',
  'atnref',
  'atnid',
  'footnote',
  'cs',
  'shpinst',
  'shptxt',
])
