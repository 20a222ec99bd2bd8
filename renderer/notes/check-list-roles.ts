import { $isListItemNode, $isListNode, ListItemNode, ListNode } from '@lexical/list'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { mergeRegister } from '@lexical/utils'
import { t } from 'i18next'
import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical'
import { useEffect } from 'react'

/**
 * Lexical makes the items of a check list `<li role="checkbox">` in a `<ul>`: neither may an `li` be a check box, nor
 * a list hold one, and its key handling wants the `li`. Their keys are those of a list box (← takes the item, ↑ ↓ go
 * from one to the next, Space sets it), and an option may be checked: that is what they are said to be.
 */
export function CheckListRoles(): null {
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    const look = (mutations: ReadonlyMap<NodeKey, unknown>): void =>
      editor.read(() => {
        for (const key of mutations.keys()) $giveRole(editor, key)
      })
    return mergeRegister(
      // Whatever is drawn anew gets `checkbox` again, also where no node changed: the item one types in, for one.
      editor.registerRootListener((root) => {
        if (!root) return
        const observer = new MutationObserver((records) => {
          for (const { target } of records)
            if (target instanceof HTMLLIElement && target.role === 'checkbox') target.role = 'option'
        })
        observer.observe(root, { subtree: true, attributeFilter: ['role'] })
        return () => observer.disconnect()
      }),
      editor.registerMutationListener(ListNode, look),
      editor.registerMutationListener(ListItemNode, look),
    )
  }, [editor])
  return null
}

function $giveRole(editor: LexicalEditor, key: NodeKey): void {
  const node = $getNodeByKey(key)
  const element = editor.getElementByKey(key)
  if (!node || !element) return
  if ($isListItemNode(node)) {
    const list = node.getParent()
    if (!$isListNode(list) || list.getListType() !== 'check') return
    // One that holds a list has no box of its own.
    element.setAttribute('role', element.hasAttribute('aria-checked') ? 'option' : 'none')
  } else if ($isListNode(node)) {
    const around = node.getParent()?.getParent()
    const isInner = $isListNode(around) && around.getListType() === 'check'
    const role = node.getListType() !== 'check' ? null : isInner ? 'group' : 'listbox'
    give(element, 'role', role)
    give(element, 'aria-label', role === 'listbox' ? t('notes:checks') : null)
  }
}

function give(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
