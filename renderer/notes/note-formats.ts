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
const BLOCK_FORMATS = ['heading', 'bullets', 'numbers', 'checks', 'quote'] as const
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
}
export const LINK_KEYS = 'Mod+Shift+U'
export const FORMATS: readonly FormatId[] = [...TEXT_FORMATS, ...BLOCK_FORMATS]

/** Where the caret stands. `url`: the address of the link it is in. */
export interface FormatState {
  on: ReadonlySet<FormatId>
  url: string | null
}

const isText = (id: FormatId): id is TextFormat => (TEXT_FORMATS as readonly string[]).includes(id)

/** Reads the formats at the selection; inside a Lexical read or update. */
export function $readFormats(): FormatState {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return { on: new Set(), url: null }
  const on = new Set<FormatId>(TEXT_FORMATS.filter((format) => selection.hasFormat(format as TextFormatType)))
  const node = selection.anchor.getNode()
  const block = $findMatchingParent(node, (parent) => {
    const above = parent.getParent()
    return above !== null && $isRootOrShadowRoot(above)
  })
  if ($isHeadingNode(block)) on.add('heading')
  if ($isQuoteNode(block)) on.add('quote')
  const list = $getNearestNodeOfType(node, ListNode)
  if ($isListNode(list)) {
    const type = list.getListType()
    on.add(type === 'number' ? 'numbers' : type === 'check' ? 'checks' : 'bullets')
  }
  const link = $getNearestNodeOfType(node, LinkNode)
  return { on, url: $isLinkNode(link) ? link.getURL() : null }
}

const LIST_COMMANDS = {
  bullets: INSERT_UNORDERED_LIST_COMMAND,
  numbers: INSERT_ORDERED_LIST_COMMAND,
  checks: INSERT_CHECK_LIST_COMMAND,
} as const

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
  const make = (): ElementNode =>
    on.has(id) ? $createParagraphNode() : id === 'quote' ? $createQuoteNode() : $createHeadingNode('h2')
  editor.update(() => {
    const selection = $getSelection()
    if ($isRangeSelection(selection)) $setBlocksType(selection, make)
  })
}
