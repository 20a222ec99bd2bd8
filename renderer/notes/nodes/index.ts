import { CodeHighlightNode, CodeNode } from '@lexical/code-core'
import { LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { childrenOf, type NoteNode } from '../../../shared/note/tree.ts'
import { ConflictNode, PassageNode } from './block-nodes.tsx'
import { ReferenceNode } from './reference-node.tsx'

/** Everything a note can hold. */
export const NOTE_NODES = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  CodeNode,
  CodeHighlightNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  ReferenceNode,
  PassageNode,
  ConflictNode,
]

const TYPES: ReadonlySet<string> = new Set([
  ...['root', 'paragraph', 'text', 'linebreak', 'tab'],
  ...NOTE_NODES.map((node) => node.getType()),
])

/** Can the editor open these? A newer version's nodes it cannot. */
export const areKnown = (nodes: readonly NoteNode[]): boolean =>
  nodes.every((node) => TYPES.has(node.type) && areKnown(childrenOf(node)))
