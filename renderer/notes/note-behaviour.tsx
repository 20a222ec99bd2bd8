import { $createListNode, $isListItemNode, $isListNode } from '@lexical/list'
import { LinkNode } from '@lexical/link'
import { HeadingNode } from '@lexical/rich-text'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $findMatchingParent, mergeRegister } from '@lexical/utils'
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  HISTORY_MERGE_TAG,
  INDENT_CONTENT_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  ParagraphNode,
  PASTE_COMMAND,
  TextNode,
} from 'lexical'
import { t } from 'i18next'
import { useEffect } from 'react'
import { notify } from '../ui/notify.tsx'
import { IS_MAC, matchesKeys } from '../ui/keys.ts'
import { cleanHtml, imagesIn } from './clean-html.ts'
import { $tableFromLine } from './markdown.ts'
import { FORMAT_KEYS, FORMATS, toggleFormat } from './note-formats.ts'
import { isSafeUrl } from './safe-url.ts'

/** Text that came from a paste keeps words and structure, and no alignment, indent or address that is not safe. */
function useCleanPaste(): void {
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    const plain = (node: ParagraphNode | HeadingNode): void => {
      if (node.getFormatType() !== '') node.setFormat('')
      if (node.getIndent() > 0) node.setIndent(0)
    }
    const cleaned = new WeakSet<Event>()
    return mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          if (!(event instanceof ClipboardEvent) || cleaned.has(event)) return false
          const html = event.clipboardData?.getData('text/html') ?? ''
          // Between our own notes Lexical's own format goes, which holds no looks.
          if (html === '' || event.clipboardData?.types.includes('application/x-lexical-editor')) return false
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/html', cleanHtml(html))
          clipboardData.setData('text/plain', event.clipboardData?.getData('text/plain') ?? '')
          const plainEvent = new ClipboardEvent('paste', { clipboardData, cancelable: true })
          cleaned.add(plainEvent)
          event.preventDefault()
          const images = imagesIn(html)
          if (images > 0) notify.info(t('notes:imagesLeftOut', { count: images }), { id: 'images-left-out' })
          return editor.dispatchCommand(PASTE_COMMAND, plainEvent)
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerNodeTransform(TextNode, (text) => {
        if (text.getStyle() !== '') text.setStyle('')
      }),
      editor.registerNodeTransform(ParagraphNode, plain),
      editor.registerNodeTransform(HeadingNode, plain),
      // Lexical shows `javascript:` as about:blank but keeps it in the state, so it is taken out here.
      editor.registerNodeTransform(LinkNode, (link) => {
        if (isSafeUrl(link.getURL())) return
        for (const child of link.getChildren()) link.insertBefore(child)
        link.remove()
      }),
    )
  }, [editor])
}

/** Keys of the editor. While an input method composes, every key is the input method's. */
export function NoteKeys({ onLeave, onLink }: { onLeave: () => void; onLink: () => void }): null {
  const [editor] = useLexicalComposerContext()
  useCleanPaste()
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          KEY_DOWN_COMMAND,
          (event) => {
            if (event.isComposing || event.keyCode === 229) return false
            if (event.key === 'Escape' || matchesKeys(event, 'Mod+Enter', IS_MAC)) {
              event.preventDefault()
              event.stopPropagation()
              onLeave()
              return true
            }
            if (matchesKeys(event, 'Mod+Shift+U', IS_MAC)) {
              event.preventDefault()
              onLink()
              return true
            }
            const format = FORMATS.find((id) => matchesKeys(event, FORMAT_KEYS[id], IS_MAC))
            if (!format) return false
            event.preventDefault()
            toggleFormat(editor, format)
            return true
          },
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          KEY_ENTER_COMMAND,
          (event) => {
            if (event?.isComposing || !$tableFromLine()) return false
            event?.preventDefault()
            return true
          },
          COMMAND_PRIORITY_HIGH,
        ),
        // Tab indents inside a list and moves the focus on everywhere else, so nobody is caught in here.
        editor.registerCommand(
          KEY_TAB_COMMAND,
          (event) => {
            const selection = $getSelection()
            if (!$isRangeSelection(selection)) return false
            if (!$findMatchingParent(selection.anchor.getNode(), $isListItemNode)) return false
            event.preventDefault()
            return editor.dispatchCommand(
              event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND,
              undefined,
            )
          },
          COMMAND_PRIORITY_HIGH,
        ),
      ),
    [editor, onLeave, onLink],
  )
  return null
}

/** `- ` has made a list already when `[ ] ` follows it: the item gets its box then. */
export function CheckListTyped(): null {
  const [editor] = useLexicalComposerContext()
  useEffect(
    () =>
      editor.registerNodeTransform(TextNode, (text) => {
        const item = text.getParent()
        const list = item?.getParent()
        const typed = /^\[([ x])?\] /i.exec(text.getTextContent())
        if (!typed || !$isListItemNode(item) || !$isListNode(list) || text.getPreviousSibling()) return
        if (list.getListType() !== 'bullet') return
        // Items above and below are lists of their own: they were bullets and stay so.
        const below = item.getNextSiblings()
        const check = $createListNode('check')
        list.insertAfter(check)
        if (below.length > 0) check.insertAfter($createListNode('bullet').append(...below))
        check.append(item)
        if (list.isEmpty()) list.remove()
        item.setChecked(typed[1]?.toLowerCase() === 'x')
        text.spliceText(0, typed[0].length, '', false)
        if (text.getTextContent() === '') item.selectStart()
      }),
    [editor],
  )
  return null
}

/** Marks an update that loads a text rather than types one. */
export const LOAD_TAG = 'pressmark-load'

/** Hears what was typed. Loading a text is not typing. */
export function NoteChanges({ onChange }: { onChange: () => void }): null {
  const [editor] = useLexicalComposerContext()
  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
        if (tags.has(LOAD_TAG) || tags.has(HISTORY_MERGE_TAG)) return
        onChange()
      }),
    [editor, onChange],
  )
  return null
}
