import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $insertNodeToNearestRoot, mergeRegister } from '@lexical/utils'
import {
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $isTextNode,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
} from 'lexical'
import { useEffect } from 'react'
import { $createPassageNode } from './nodes/block-nodes.tsx'
import { PASSAGE_TYPE, readPassage } from './quoting.ts'

/** Puts the caret where something is dropped. */
function $selectAt(x: number, y: number): void {
  const caret = document.caretPositionFromPoint(x, y)
  const node = caret && $getNearestNodeFromDOMNode(caret.offsetNode)
  if (!caret || !node) return
  const selection = $createRangeSelection()
  const [key, offset, type] = $isTextNode(node)
    ? ([node.getKey(), caret.offset, 'text'] as const)
    : ([node.getKey(), 0, 'element'] as const)
  selection.anchor.set(key, offset, type)
  selection.focus.set(key, offset, type)
  $setSelection(selection)
}

/** Lets a passage be dropped into the open editor, where the pointer is. */
export function PassageDrop(): null {
  const [editor] = useLexicalComposerContext()
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          DRAGOVER_COMMAND,
          (event) => {
            if (!event.dataTransfer?.types.includes(PASSAGE_TYPE)) return false
            event.preventDefault()
            event.dataTransfer.dropEffect = 'copy'
            return true
          },
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          DROP_COMMAND,
          (event) => {
            const passage = readPassage(event.dataTransfer)
            if (!passage) return false
            event.preventDefault()
            $selectAt(event.clientX, event.clientY)
            $insertNodeToNearestRoot($createPassageNode(passage))
            return true
          },
          COMMAND_PRIORITY_HIGH,
        ),
      ),
    [editor],
  )
  return null
}
