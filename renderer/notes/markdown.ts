/** What is turned into form while it is typed. */
import {
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  CHECK_LIST,
  CODE,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  LINK,
  ORDERED_LIST,
  QUOTE,
  STRIKETHROUGH,
  UNORDERED_LIST,
} from '@lexical/markdown'
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  TableCellHeaderStates,
  type TableRowNode,
} from '@lexical/table'
import {
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
} from 'lexical'

function $row(texts: readonly string[], header: boolean): TableRowNode {
  const row = $createTableRowNode()
  for (const text of texts) {
    const cell = $createTableCellNode(header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS)
    const paragraph = $createParagraphNode()
    if (text !== '') paragraph.append($createTextNode(text))
    row.append(cell.append(paragraph))
  }
  return row
}

/**
 * Enter behind `| a | b |` makes a table with that head and an empty row, the caret in it. Full-width bars do,
 * too. False where the caret is not behind such a line.
 */
export function $tableFromLine(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
  const line = selection.anchor.getNode().getParent()
  if (!$isParagraphNode(line) || !$isRootNode(line.getParent())) return false
  const typed = /^[|｜](.+)[|｜]\s*$/.exec(line.getTextContent())
  if (!typed) return false
  const heads = (typed[1] ?? '').split(/[|｜]/).map((text) => text.trim())
  const body = $row(
    heads.map(() => ''),
    false,
  )
  line.replace($createTableNode().append($row(heads, true), body))
  body.selectStart()
  return true
}

// `_x_` is left out: it would eat the underscores of names such as report_2025_03.
export const MARKDOWN = [
  HEADING,
  QUOTE,
  CHECK_LIST,
  UNORDERED_LIST,
  ORDERED_LIST,
  CODE,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  ITALIC_STAR,
  STRIKETHROUGH,
  LINK,
]
