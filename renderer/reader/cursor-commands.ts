/** Commands of the reading cursor, and what Escape does. */
import type { Command } from '../ui/command.ts'
import { useWorkspace } from '../workspace.ts'
import { active, isInText, isReading } from './command-state.ts'
import { closeBond } from './beside/actions.ts'
import { useBeside } from './beside/beside-store.ts'
import { closeTwin } from './beside/twin-at.ts'
import { closeFind, showBar, showCard, useReader } from './reader-store.ts'
import { extendSentence, stepSentence } from './reading-cursor.ts'
import { activeSession } from './session.ts'

export const cursorCommands: Command[] = [
  {
    id: 'cursor.next',
    labelKey: 'reader:nextSentence',
    keys: ['j', 'ArrowDown'],
    group: 'reading',
    keyOnly: true,
    when: isInText,
    run: () => stepSentence(1),
  },
  {
    id: 'cursor.previous',
    labelKey: 'reader:previousSentence',
    keys: ['k', 'ArrowUp'],
    group: 'reading',
    keyOnly: true,
    when: isInText,
    run: () => stepSentence(-1),
  },
  {
    id: 'cursor.extendDown',
    labelKey: 'reader:extendDown',
    keys: ['Shift+j', 'Shift+ArrowDown'],
    group: 'reading',
    keyOnly: true,
    when: isInText,
    run: () => extendSentence(1),
  },
  {
    id: 'cursor.extendUp',
    labelKey: 'reader:extendUp',
    keys: ['Shift+k', 'Shift+ArrowUp'],
    group: 'reading',
    keyOnly: true,
    when: isInText,
    run: () => extendSentence(-1),
  },
  {
    id: 'cursor.all',
    labelKey: 'reader:selectAll',
    keys: ['Mod+A'],
    group: 'reading',
    when: isInText,
    run: () => {
      const session = activeSession()
      const span = session?.dom.all()
      if (!session || !span) return
      session.dom.select(span)
      session.choose(span)
    },
  },
  {
    id: 'cursor.back',
    labelKey: 'reader:stepBack',
    keys: ['Escape'],
    group: 'reading',
    keyOnly: true,
    when: () => isReading() && stepsBack() !== null,
    run: () => stepsBack()?.(),
  },
]

/** What Escape takes away first: the card, the bar, the passage, the find bar, the active highlight. */
function stepsBack(): (() => void) | null {
  const paneId = active()
  const { bar, card, passages, find } = useReader.getState()
  if (card) return () => showCard(null)
  if (useBeside.getState().clicked) return closeTwin
  if (useBeside.getState().activeId !== null) return closeBond
  if (bar) return () => showBar(null)
  if (passages[paneId]) {
    return () => {
      activeSession()?.choose(null)
      getSelection()?.removeAllRanges()
    }
  }
  if (find[paneId]) return () => closeFind(paneId)
  return useWorkspace.getState().activeHighlightId === null
    ? null
    : () => useWorkspace.getState().set({ activeHighlightId: null })
}
