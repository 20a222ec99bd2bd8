/** Lexical's serialized nodes as far as a note is shown without the editor. Unknown types may hold text or children. */
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
}

/** Lexical's format bits of a text node. */
export const FORMAT = { bold: 1, italic: 2, strikethrough: 4, underline: 8, code: 16 } as const

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

/** Children that are nodes; damaged entries are passed over. */
export const childrenOf = (node: NoteNode): NoteNode[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : []
