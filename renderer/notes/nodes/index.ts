import { CodeHighlightNode, CodeNode } from '@lexical/code-core'
import { LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
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
