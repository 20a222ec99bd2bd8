import { $isCodeNode } from '@lexical/code-core'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { mergeRegister } from '@lexical/utils'
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  type TextNode,
} from 'lexical'
import { useEffect, useState } from 'react'
import { findTrigger, type Trigger } from './trigger.ts'

export interface Asked extends Trigger {
  /** Key of the text node that holds the mark. */
  node: string
  /** Where the mark stands in the window, CSS px. */
  place: { left: number; top: number; bottom: number }
}

/** The text node the caret is in, and the text of it up to the caret. Inside code nothing is completed. */
export function $beforeCaret(): { node: TextNode; text: string } | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text')
    return null
  const node = selection.anchor.getNode()
  if (!$isTextNode(node) || node.hasFormat('code') || $isCodeNode(node.getParent())) return null
  return { node, text: node.getTextContent().slice(0, selection.anchor.offset) }
}

/**
 * Follows the caret. While an input method composes, its keys are its own and what it writes is not yet text:
 * the list is closed and opens by what stands there when the composition has ended.
 */
export function useTrigger(): { asked: Asked | null; dismiss: () => void } {
  const [editor] = useLexicalComposerContext()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [dismissed, setDismissed] = useState<string | null>(null)

  useEffect(() => {
    const look = (): void => {
      if (editor.isComposing()) return setAsked(null)
      const found = editor.getEditorState().read(() => {
        const before = $beforeCaret()
        const trigger = before && findTrigger(before.text)
        return before && trigger ? { ...trigger, node: before.node.getKey() } : null
      })
      const text = found && editor.getElementByKey(found.node)?.firstChild
      if (!found || !(text instanceof Text)) return setAsked(null)
      const range = document.createRange()
      range.setStart(text, Math.min(found.start, text.length))
      range.setEnd(text, Math.min(found.start + 1, text.length))
      const { left, top, bottom } = range.getBoundingClientRect()
      setAsked({ ...found, place: { left, top, bottom } })
    }
    const root = editor.getRootElement()
    const lookSoon = (): void => void setTimeout(look)
    root?.addEventListener('compositionstart', lookSoon)
    root?.addEventListener('compositionend', lookSoon)
    const stop = mergeRegister(
      editor.registerUpdateListener(look),
      editor.registerCommand(BLUR_COMMAND, () => (setAsked(null), false), COMMAND_PRIORITY_LOW),
    )
    return () => {
      root?.removeEventListener('compositionstart', lookSoon)
      root?.removeEventListener('compositionend', lookSoon)
      stop()
    }
  }, [editor])

  const mark = asked ? `${asked.node}:${asked.start}` : null
  useEffect(() => {
    if (mark === null) setDismissed(null)
  }, [mark])
  return {
    asked: mark === dismissed ? null : asked,
    dismiss: () => setDismissed(mark),
  }
}
