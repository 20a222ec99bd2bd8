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
  type ElementTransformer,
} from '@lexical/markdown'
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  TableCellHeaderStates,
  TableCellNode,
  TableNode,
  TableRowNode,
} from '@lexical/table'
import { $createParagraphNode, $createTextNode, type ElementNode } from 'lexical'

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

/** `| a | b | ` makes a table with that head and an empty row, the caret in it. Full-width bars do, too. */
const TABLE: ElementTransformer = {
  dependencies: [TableNode, TableRowNode, TableCellNode],
  export: () => null,
  regExp: /^[|｜](.+)[|｜]\s$/,
  replace(parent: ElementNode, _children, match) {
    const heads = (match[1] ?? '').split(/[|｜]/).map((text) => text.trim())
    const body = $row(
      heads.map(() => ''),
      false,
    )
    parent.replace($createTableNode().append($row(heads, true), body))
    body.selectStart()
  },
  type: 'element',
}

// `_x_` is left out: it would eat the underscores of names such as report_2025_03.
export const MARKDOWN = [
  HEADING,
  QUOTE,
  CHECK_LIST,
  UNORDERED_LIST,
  ORDERED_LIST,
  TABLE,
  CODE,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  ITALIC_STAR,
  STRIKETHROUGH,
  LINK,
]
