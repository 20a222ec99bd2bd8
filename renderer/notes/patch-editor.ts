/**
 * Another window's words go into the open editor block by block: blocks that are the same keep their nodes, so
 * the caret and the selection stay where they are.
 */
import {
  CLEAR_HISTORY_COMMAND,
  $addUpdateTag,
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $parseSerializedNode,
  $setSelection,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical'
import { keyOf } from '../../shared/note/merge.ts'
import { matches } from '../../shared/note/sequence.ts'
import { readState, type NoteNode } from '../../shared/note/tree.ts'
import { LOAD_TAG } from './note-behaviour.tsx'

/** A caret as a place in the text of a block: its block's key, and UTF-16 units before it. */
interface Caret {
  block: string
  offset: number
  before: string
  after: string
}

/** The top-level block of a point and how much of its text stands before it. */
function $caretOf(point: PointType): Caret | null {
  const node = point.getNode()
  const block = node.getTopLevelElement()
  if (!block) return null
  const text = $isElementNode(block) ? block.getTextContent() : ''
  let offset = 0
  const leaves = $isElementNode(block) ? block.getAllTextNodes() : []
  for (const leaf of leaves) {
    if (leaf.is(node)) {
      offset += point.offset
      break
    }
    offset += leaf.getTextContentSize()
  }
  return { block: block.getKey(), offset, before: text.slice(0, offset), after: text.slice(offset) }
}

/** Puts the caret into a block that took the place of its own. */
function $restore(caret: Caret, block: LexicalNode): void {
  if (!$isElementNode(block)) return
  const text = block.getTextContent()
  // Words of others came behind the caret, or else before it.
  const isBehind = text.startsWith(caret.before)
  let left = isBehind ? caret.offset : Math.max(0, text.length - caret.after.length)
  const leaves = block.getAllTextNodes()
  const selection = $createRangeSelection()
  const leaf = leaves.find((one) => {
    if (left <= one.getTextContentSize()) return true
    left -= one.getTextContentSize()
    return false
  })
  if (!leaf || !$isTextNode(leaf)) {
    block.selectEnd()
    return
  }
  selection.anchor.set(leaf.getKey(), left, 'text')
  selection.focus.set(leaf.getKey(), left, 'text')
  $setSelection(selection)
}

/** Makes the editor's text that of a state, changing only the blocks that differ. */
export function patchEditor(editor: LexicalEditor, state: string): void {
  const wanted = readState(state)
  if (!wanted) return
  const current = editor.getEditorState().toJSON().root.children as unknown as NoteNode[]
  const partner = matches(wanted.map(keyOf), current.map(keyOf))
  if (wanted.length === current.length && partner.every((at, index) => at === index)) return
  editor.update(
    () => {
      $addUpdateTag(HISTORY_MERGE_TAG)
      const selection = $getSelection()
      const caret = $isRangeSelection(selection) ? $caretOf(selection.focus) : null
      const root = $getRoot()
      const nodes = root.getChildren()
      const next = wanted.map((json, at) => {
        const kept = nodes[partner[at]!]
        return kept ?? $parseSerializedNode(json)
      })
      const isKept = new Set(next.map((node) => node.getKey()))
      // The block that stands where the caret's was: behind the same kept neighbour.
      const was = nodes.findIndex((node) => node.getKey() === caret?.block)
      const before = nodes
        .slice(0, Math.max(0, was))
        .filter((node) => isKept.has(node.getKey()))
        .at(-1)
      const heir = before
        ? next[next.indexOf(before) + 1 + (was - 1 - nodes.indexOf(before))]
        : next[Math.max(0, was)]
      root.splice(0, root.getChildrenSize(), next)
      if (caret && !isKept.has(caret.block)) {
        const block = heir && $getNodeByKey(heir.getKey())
        if (block) $restore(caret, block)
        else root.selectEnd()
      }
    },
    { tag: LOAD_TAG, discrete: true },
  )
  // Undo in the note begins anew: the states before would take the other window's words back.
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined)
}
