import { ListItemNode, ListNode } from '@lexical/list'
import { createEditor, $getRoot } from 'lexical'
import { expect, test } from 'vitest'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'

/** What Lexical itself makes of a state: the types of its blocks, and its text. */
function read(state: string): { types: string[]; text: string; again: unknown } {
  const editor = createEditor({
    nodes: [ListNode, ListItemNode],
    onError: (error) => {
      throw error
    },
  })
  const parsed = editor.parseEditorState(state)
  return parsed.read(() => ({
    types: $getRoot()
      .getChildren()
      .map((node) => node.getType()),
    text: $getRoot().getTextContent(),
    again: parsed.toJSON(),
  }))
}

test.each([
  ['', ['paragraph'], ''],
  ['一行', ['paragraph'], '一行'],
  ['一行\n又一行', ['paragraph'], '一行\n又一行'],
  ['一段\n\n二段\r\n\r\n\r\n三段', ['paragraph', 'paragraph', 'paragraph'], '一段\n\n二段\n\n三段'],
  ['看这里：\n- 甲\n- 乙\n完', ['paragraph', 'list', 'paragraph'], '看这里：\n\n甲\n\n乙\n\n完'],
  ['<b>"引\\号"</b> 𠮷', ['paragraph'], '<b>"引\\号"</b> 𠮷'],
])('%j opens in Lexical', (plain, types, text) => {
  const state = plainTextToState(plain)
  const read_ = read(state)
  expect([read_.types, read_.text]).toEqual([types, text])
  // Lexical writes the same state again: nothing of ours is foreign to it, nothing of its own is missing.
  expect(read_.again).toEqual(JSON.parse(state))
})
