/**
 * A note as exporters see it: Lexical's serialized state read into a few plain shapes. Exporters never meet
 * Lexical itself, and a node type they do not know becomes its text and is counted.
 */
import { isReferenceKind, type ReferenceKind } from '../../../shared/note/tree.ts'

export interface Inline {
  kind: 'text' | 'break'
  text: string
  bold: boolean
  italic: boolean
  strike: boolean
  underline: boolean
  code: boolean
  sub: boolean
  sup: boolean
  mark: boolean
  /** Address, where the text is a link. */
  url: string | null
  /** What the text names, where it is the name of a report, note or theme. */
  reference?: { kind: ReferenceKind; id: string }
}
export interface ListItem {
  /** null: no check box. */
  checked: boolean | null
  content: Inline[]
  nested: NoteList[]
}
export interface NoteList {
  kind: 'list'
  ordered: boolean
  start: number
  items: ListItem[]
}
export type NoteBlock =
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'heading'; level: number; content: Inline[] }
  | { kind: 'quote'; content: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'table'; rows: { isHead: boolean; cells: Inline[][] }[] }
  | { kind: 'passage'; text: string; title: string; reportId: string }
  | NoteList

export interface NoteTree {
  blocks: NoteBlock[]
  /** Node types that were turned into plain text. */
  unknown: string[]
}

interface LexicalNode {
  type?: unknown
  text?: unknown
  format?: unknown
  tag?: unknown
  url?: unknown
  listType?: unknown
  start?: unknown
  checked?: unknown
  children?: unknown
  kind?: unknown
  id?: unknown
  title?: unknown
  reportId?: unknown
  headerState?: unknown
}

/** Reads a note's state; where it cannot be read, its plain text stands in for it, a paragraph a line. */
export function readNote(note: { state: string; text: string }): NoteTree {
  const unknown: string[] = []
  let blocks: NoteBlock[] = []
  try {
    const state: unknown = JSON.parse(note.state)
    const root = isNode(state) && 'root' in state && isNode(state.root) ? state.root : {}
    blocks = children(root).flatMap((node) => readBlock(node, unknown))
  } catch {
    unknown.push('state')
  }
  blocks = blocks.filter((block) => !isEmpty(block))
  if (blocks.length === 0 && note.text.trim() !== '') {
    blocks = note.text.split(/\n+/).map((line) => ({ kind: 'paragraph', content: [plain(line)] }))
  }
  return { blocks, unknown }
}

const isNode = (value: unknown): value is LexicalNode => typeof value === 'object' && value !== null
const children = (node: LexicalNode): LexicalNode[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : []
const isEmpty = (block: NoteBlock): boolean =>
  'content' in block && block.content.every((inline) => inline.text.trim() === '')

function readBlock(node: LexicalNode, unknown: string[]): NoteBlock[] {
  const content = (): Inline[] => children(node).flatMap((child) => readInline(child, null, unknown))
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', content: content() }]
    case 'heading':
      return [{ kind: 'heading', level: Number(String(node.tag).slice(1)) || 1, content: content() }]
    case 'quote':
      return [{ kind: 'quote', content: content() }]
    case 'list':
      return [readList(node, unknown)]
    case 'code':
      return [
        {
          kind: 'code',
          text: content()
            .map((inline) => inline.text)
            .join(''),
        },
      ]
    case 'table':
      return [{ kind: 'table', rows: children(node).map((row) => readRow(row, unknown)) }]
    case 'passage':
      return [
        {
          ...{ kind: 'passage', text: textOf(node.text), title: textOf(node.title) },
          reportId: textOf(node.reportId),
        },
      ]
    // Two versions of the same words stand above and below it.
    case 'conflict':
    case 'horizontalrule':
      return [{ kind: 'rule' }]
    default: {
      unknown.push(String(node.type))
      return [{ kind: 'paragraph', content: content() }]
    }
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function readRow(row: LexicalNode, unknown: string[]): { isHead: boolean; cells: Inline[][] } {
  const cells = children(row)
  return {
    isHead: cells.length > 0 && cells.every((cell) => Number(cell.headerState) > 0),
    cells: cells.map((cell) =>
      children(cell).flatMap((block, at) => [
        ...(at > 0 ? [lineBreak()] : []),
        ...children(block).flatMap((one) => readInline(one, null, unknown)),
      ]),
    ),
  }
}

function readList(node: LexicalNode, unknown: string[]): NoteList {
  const items: ListItem[] = []
  for (const child of children(node)) {
    const inner = children(child)
    const nested = inner.filter((one) => one.type === 'list').map((one) => readList(one, unknown))
    const content = inner
      .filter((one) => one.type !== 'list')
      .flatMap((one) => (one.type === 'paragraph' ? children(one) : [one]))
      .flatMap((one) => readInline(one, null, unknown))
    const last = items.at(-1)
    // Lexical keeps a nested list in an item of its own, after the item it belongs to.
    if (content.length === 0 && nested.length > 0 && last) last.nested.push(...nested)
    else items.push({ checked: node.listType === 'check' ? child.checked === true : null, content, nested })
  }
  const start = typeof node.start === 'number' ? node.start : 1
  return { kind: 'list', ordered: node.listType === 'number', start, items }
}

function readInline(node: LexicalNode, url: string | null, unknown: string[]): Inline[] {
  switch (node.type) {
    case 'text':
    case 'code-highlight':
      return withBreaks({
        ...plain(typeof node.text === 'string' ? node.text : ''),
        ...formats(Number(node.format) || 0),
        url,
      })
    case 'reference': {
      const { kind, id } = node
      const text = { ...plain(textOf(node.text)), url }
      return [isReferenceKind(kind) && typeof id === 'string' ? { ...text, reference: { kind, id } } : text]
    }
    case 'tab':
      return [{ ...plain('\t'), url }]
    case 'linebreak':
      return [lineBreak()]
    case 'link':
    case 'autolink': {
      const address = typeof node.url === 'string' ? node.url : null
      return children(node).flatMap((child) => readInline(child, address, unknown))
    }
    default: {
      unknown.push(String(node.type))
      const inner = children(node).flatMap((child) => readInline(child, url, unknown))
      return inner.length > 0 || typeof node.text !== 'string' ? inner : [{ ...plain(node.text), url }]
    }
  }
}

const withBreaks = (inline: Inline): Inline[] =>
  inline.text.split('\n').flatMap((line, i) => [...(i > 0 ? [lineBreak()] : []), { ...inline, text: line }])

/** Lexical's format is a bit mask. */
const formats = (mask: number) => ({
  bold: (mask & 1) !== 0,
  italic: (mask & 2) !== 0,
  strike: (mask & 4) !== 0,
  underline: (mask & 8) !== 0,
  code: (mask & 16) !== 0,
  sub: (mask & 32) !== 0,
  sup: (mask & 64) !== 0,
  mark: (mask & 128) !== 0,
})

/** Text without any format. */
export const plain = (text: string): Inline => ({ kind: 'text', text, ...formats(0), url: null })
const lineBreak = (): Inline => ({ ...plain('\n'), kind: 'break' })
