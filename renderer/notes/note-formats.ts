/** What the note editor can do to a selection, as one table: the toolbar and the keys both read it. */
import {
  $isListNode,
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
  ListNode,
} from '@lexical/list'
import { $isLinkNode, LinkNode } from '@lexical/link'
import { $createCodeNode, $isCodeNode } from '@lexical/code-core'
import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  INSERT_TABLE_COMMAND,
  TableNode,
} from '@lexical/table'
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import { $setBlocksType } from '@lexical/selection'
import { $findMatchingParent, $getNearestNodeOfType } from '@lexical/utils'
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  $isRootOrShadowRoot,
  FORMAT_TEXT_COMMAND,
  type ElementNode,
  type LexicalEditor,
  type TextFormatType,
} from 'lexical'

const TEXT_FORMATS = ['bold', 'italic', 'underline', 'strikethrough', 'code'] as const
const BLOCK_FORMATS = ['heading', 'bullets', 'numbers', 'checks', 'quote', 'codeBlock'] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]
export type BlockFormat = (typeof BLOCK_FORMATS)[number]
export type FormatId = TextFormat | BlockFormat

/** Keys that Lexical itself handles are here too (B, I, U): the toolbar shows them. */
export const FORMAT_KEYS: Record<FormatId, string> = {
  bold: 'Mod+B',
  italic: 'Mod+I',
  underline: 'Mod+U',
  strikethrough: 'Mod+Shift+X',
  code: 'Mod+E',
  heading: 'Mod+Alt+2',
  numbers: 'Mod+Shift+7',
  bullets: 'Mod+Shift+8',
  checks: 'Mod+Shift+9',
  quote: 'Mod+Shift+6',
  codeBlock: 'Mod+Shift+E',
}
export const LINK_KEYS = 'Mod+Shift+U'
export const FORMATS: readonly FormatId[] = [...TEXT_FORMATS, ...BLOCK_FORMATS]

/** Where the caret stands. `url`: the address of the link it is in. */
export interface FormatState {
  on: ReadonlySet<FormatId>
  url: string | null
  /** The caret is in a table. */
  inTable: boolean
}

const isText = (id: FormatId): id is TextFormat => (TEXT_FORMATS as readonly string[]).includes(id)

/** Reads the formats at the selection; inside a Lexical read or update. */
export function $readFormats(): FormatState {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return { on: new Set(), url: null, inTable: false }
  const on = new Set<FormatId>(TEXT_FORMATS.filter((format) => selection.hasFormat(format as TextFormatType)))
  const node = selection.anchor.getNode()
  const block = $findMatchingParent(node, (parent) => {
    const above = parent.getParent()
    return above !== null && $isRootOrShadowRoot(above)
  })
  if ($isHeadingNode(block)) on.add('heading')
  if ($isQuoteNode(block)) on.add('quote')
  if ($isCodeNode(block)) on.add('codeBlock')
  const list = $getNearestNodeOfType(node, ListNode)
  if ($isListNode(list)) {
    const type = list.getListType()
    on.add(type === 'number' ? 'numbers' : type === 'check' ? 'checks' : 'bullets')
  }
  const link = $getNearestNodeOfType(node, LinkNode)
  const inTable = $getNearestNodeOfType(node, TableNode) !== null
  return { on, url: $isLinkNode(link) ? link.getURL() : null, inTable }
}

const LIST_COMMANDS = {
  bullets: INSERT_UNORDERED_LIST_COMMAND,
  numbers: INSERT_ORDERED_LIST_COMMAND,
  checks: INSERT_CHECK_LIST_COMMAND,
} as const

const MAKE = {
  quote: $createQuoteNode,
  codeBlock: () => $createCodeNode(),
  heading: () => $createHeadingNode('h2'),
} as const

/** What can be done to the table the caret is in. */
export const TABLE_ACTIONS = {
  addRow: () => void $insertTableRowAtSelection(true),
  addColumn: () => void $insertTableColumnAtSelection(true),
  removeRow: $deleteTableRowAtSelection,
  removeColumn: $deleteTableColumnAtSelection,
} as const
export type TableAction = keyof typeof TABLE_ACTIONS

/** A table of three by three with a head, at the caret. */
export function insertTable(editor: LexicalEditor): void {
  editor.dispatchCommand(INSERT_TABLE_COMMAND, {
    columns: '3',
    rows: '3',
    includeHeaders: { rows: true, columns: false },
  })
}

/** Sets a format on the selection, or clears it where it is on already. */
export function toggleFormat(editor: LexicalEditor, id: FormatId): void {
  if (isText(id)) {
    editor.dispatchCommand(FORMAT_TEXT_COMMAND, id)
    return
  }
  const { on } = editor.getEditorState().read($readFormats)
  if (id === 'bullets' || id === 'numbers' || id === 'checks') {
    editor.dispatchCommand(on.has(id) ? REMOVE_LIST_COMMAND : LIST_COMMANDS[id], undefined)
    return
  }
  const make = (): ElementNode => (on.has(id) ? $createParagraphNode() : MAKE[id]())
  editor.update(() => {
    const selection = $getSelection()
    if ($isRangeSelection(selection)) $setBlocksType(selection, make)
  })
}
