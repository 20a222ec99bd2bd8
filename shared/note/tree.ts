/**
 * A note's state as plain data: Lexical's serialized nodes, read without Lexical. The window shows notes from it,
 * the library merges, searches and exports them. Unknown types may hold text or children; both are kept.
 */
import type { Range } from '../model/range.ts'

export interface NoteNode {
  type: string
  children?: NoteNode[]
  text?: string
  /** Bits of a text's format; a block's alignment is a string here and is not used. */
  format?: number | string
  tag?: string
  listType?: string
  start?: number
  value?: number
  checked?: boolean
  url?: string
  language?: string | null
  headerState?: number
  colSpan?: number
  rowSpan?: number
  /** Of a `reference`: what it names. */
  kind?: string
  /** Of a `reference`: its id. */
  id?: string
  /** Of a `passage`: where its words stand. */
  reportId?: string
  ranges?: Range[]
  /** Of a `passage`: the report's title when it was quoted. */
  title?: string
}

/** Lexical's format bits of a text node. */
export const FORMAT = { bold: 1, italic: 2, strikethrough: 4, underline: 8, code: 16 } as const

/** What a note can name inside its text. */
export const REFERENCE_KINDS = ['report', 'note', 'theme'] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

export const isReferenceKind = (kind: unknown): kind is ReferenceKind =>
  (REFERENCE_KINDS as readonly unknown[]).includes(kind)

const isNode = (value: unknown): value is NoteNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The blocks of a stored state, or null where it is no Lexical state at all. */
export function readState(state: string): NoteNode[] | null {
  try {
    const parsed: unknown = JSON.parse(state)
    const root = typeof parsed === 'object' && parsed !== null && 'root' in parsed ? parsed.root : null
    return isNode(root) && Array.isArray(root.children) ? root.children.filter(isNode) : null
  } catch {
    return null
  }
}

/** The state whose blocks these are, as JSON. */
export const writeState = (children: readonly NoteNode[]): string =>
  JSON.stringify({
    root: { type: 'root', version: 1, direction: null, format: '', indent: 0, children },
  })

/** Children that are nodes; damaged entries are passed over. */
export const childrenOf = (node: NoteNode): NoteNode[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : []

/** Blocks inside which other blocks stand on lines of their own. */
const STACKS: ReadonlySet<string> = new Set(['list', 'table', 'listitem'])

/** How a reference reads as plain text: `[[title]]`, or `#name` for a theme. */
export const referenceText = (kind: string | undefined, name: string): string =>
  kind === 'theme' ? `#${name}` : `[[${name}]]`

/** The plain text of one node: what search and the lists of notes read. */
export function textOfNode(node: NoteNode): string {
  switch (node.type) {
    case 'linebreak':
      return '\n'
    case 'tab':
      return '\t'
    case 'horizontalrule':
    case 'conflict':
      return ''
    case 'reference':
      return referenceText(node.kind, node.text ?? '')
    case 'passage':
      return [node.text, node.title].filter(Boolean).join('\n')
    case 'tablerow':
      return childrenOf(node)
        .map((cell) => textOf(childrenOf(cell), '\n').replaceAll('\n', ' '))
        .join('\t')
    default:
      if (typeof node.text === 'string') return node.text
      return textOf(childrenOf(node), STACKS.has(node.type) ? '\n' : '')
  }
}

function textOf(nodes: readonly NoteNode[], between: string): string {
  return nodes.map(textOfNode).join(between)
}

/** The plain text of a whole note, blocks parted by an empty line. */
export const textOfBlocks = (blocks: readonly NoteNode[]): string => textOf(blocks, '\n\n')

/** The plain text of a stored state; null where it cannot be read. */
export function textOfState(state: string): string | null {
  const blocks = readState(state)
  return blocks && textOfBlocks(blocks)
}
