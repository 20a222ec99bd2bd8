/** Every action of the reader: keys, palette and help sheet read this table. */
import { HighlightColor } from '../../shared/model/highlight.ts'
import type { Command } from '../ui/command.ts'
import { MOST_PANES, useWorkspace } from '../workspace.ts'
import {
  aim,
  chooseThemes,
  colorPassage,
  copyPassage,
  linkPassage,
  removeHighlight,
  stepHighlight,
  writeNote,
} from './actions.ts'
import { closePaneTab, focusPane, moveTabBy, stepTab } from './pane-moves.ts'
import { closeFind, openFind, setFind, showBar, useReader } from './reader-store.ts'
import { extendSentence, stepSentence } from './reading-cursor.ts'
import { activeSession } from './session.ts'
import { stepType } from './type-size.ts'

const isReading = (): boolean => useWorkspace.getState().view === 'read'
const hasReport = (): boolean => isReading() && activeSession() !== undefined
const hasAim = (): boolean => hasReport() && aim() !== null
/** The text itself has the focus, not a bar over it: arrows there have other work. */
const isInText = (): boolean => hasReport() && document.activeElement?.closest('[data-pane-text]') != null
/** The browser's own selection can be grown by Shift and arrows; it keeps them while there is one. */
const hasNoNativeSelection = (): boolean => isInText() && getSelection()?.isCollapsed !== false
const active = (): string => useWorkspace.getState().activePaneId

const colors: Command[] = HighlightColor.options.map((color, index) => ({
  id: `highlight.${color}`,
  labelKey: `common:color.${color}` as const,
  keys: [String(index + 1)],
  group: 'annotate',
  when: hasAim,
  run: () => colorPassage(color),
}))

const annotate: Command[] = [
  {
    id: 'highlight.last',
    labelKey: 'highlights:highlight',
    keys: ['h'],
    group: 'annotate',
    when: hasAim,
    run: () => colorPassage(useWorkspace.getState().lastColor),
  },
  {
    id: 'highlight.underline',
    labelKey: 'highlights:underline',
    keys: ['u'],
    group: 'annotate',
    when: hasAim,
    run: () => colorPassage(useWorkspace.getState().lastColor, 'underline'),
  },
  ...colors,
  {
    id: 'highlight.note',
    labelKey: 'highlights:note',
    keys: ['n'],
    group: 'annotate',
    when: hasReport,
    run: writeNote,
  },
  {
    id: 'highlight.theme',
    labelKey: 'highlights:theme',
    keys: ['t'],
    group: 'annotate',
    when: hasReport,
    run: chooseThemes,
  },
  {
    id: 'highlight.link',
    labelKey: 'highlights:link',
    keys: ['l'],
    group: 'annotate',
    when: hasReport,
    run: linkPassage,
  },
  {
    id: 'highlight.copy',
    labelKey: 'highlights:copy',
    keys: ['c'],
    group: 'annotate',
    when: hasAim,
    run: copyPassage,
  },
  {
    id: 'highlight.remove',
    labelKey: 'highlights:remove',
    keys: ['Delete', 'Backspace'],
    group: 'annotate',
    when: () => hasReport() && aim()?.highlightId != null,
    run: removeHighlight,
  },
  {
    id: 'highlight.next',
    labelKey: 'highlights:next',
    keys: ['Shift+ArrowRight'],
    group: 'annotate',
    when: hasNoNativeSelection,
    run: () => stepHighlight(1),
  },
  {
    id: 'highlight.previous',
    labelKey: 'highlights:previous',
    keys: ['Shift+ArrowLeft'],
    group: 'annotate',
    when: hasNoNativeSelection,
    run: () => stepHighlight(-1),
  },
  {
    id: 'highlight.bar',
    labelKey: 'highlights:openBar',
    keys: ['Enter'],
    group: 'annotate',
    keyOnly: true,
    when: () => hasAim() && document.activeElement?.hasAttribute('data-pane-text') === true,
    run: () => {
      const at = useWorkspace.getState().selections[active()] ? 'passage' : 'highlight'
      showBar({ paneId: active(), at, focus: true })
    },
  },
]

const cursor: Command[] = [
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

/** What Escape takes away first: the bar, the passage, the find bar, the active highlight. */
function stepsBack(): (() => void) | null {
  const paneId = active()
  const { bar, passages, find } = useReader.getState()
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

const stepFind = (step: 1 | -1): void => {
  const state = useReader.getState().find[active()]
  if (state) setFind(active(), { current: state.current + step })
  else openFind(active())
}

const panes: Command[] = [
  {
    id: 'reader.find',
    labelKey: 'commands:find',
    keys: ['Mod+F'],
    group: 'reading',
    when: hasReport,
    run: () => openFind(active()),
  },
  {
    id: 'reader.findNext',
    labelKey: 'reader:findNext',
    keys: ['Mod+G'],
    group: 'reading',
    keyOnly: true,
    when: hasReport,
    run: () => stepFind(1),
  },
  {
    id: 'reader.findPrevious',
    labelKey: 'reader:findPrevious',
    keys: ['Mod+Shift+G'],
    group: 'reading',
    keyOnly: true,
    when: hasReport,
    run: () => stepFind(-1),
  },
  {
    id: 'reader.nextTab',
    labelKey: 'reader:nextTab',
    keys: ['Ctrl+Tab', 'Alt+PageDown'],
    group: 'reading',
    when: isReading,
    run: () => stepTab(1),
  },
  {
    id: 'reader.previousTab',
    labelKey: 'reader:previousTab',
    keys: ['Ctrl+Shift+Tab', 'Alt+PageUp'],
    group: 'reading',
    when: isReading,
    run: () => stepTab(-1),
  },
  {
    id: 'reader.closeTab',
    labelKey: 'reader:closeThisTab',
    keys: ['Mod+W', 'Alt+W'],
    group: 'reading',
    when: hasReport,
    run: closePaneTab,
  },
  {
    id: 'reader.nextPane',
    labelKey: 'reader:nextPane',
    keys: ['F6'],
    group: 'reading',
    when: isReading,
    run: () => focusPane(1),
  },
  {
    id: 'reader.previousPane',
    labelKey: 'reader:previousPane',
    keys: ['Shift+F6'],
    group: 'reading',
    when: isReading,
    run: () => focusPane(-1),
  },
  {
    id: 'reader.addPane',
    labelKey: 'reader:addPane',
    keys: ['Alt+N'],
    group: 'reading',
    when: () => isReading() && useWorkspace.getState().panes.length < MOST_PANES,
    run: () => void useWorkspace.getState().addPane(),
  },
  {
    id: 'reader.openBeside',
    labelKey: 'reader:openBeside',
    keys: ['Alt+B'],
    group: 'reading',
    when: hasReport,
    run: () => {
      const report = activeSession()?.report
      if (report) useWorkspace.getState().open(report.id, { beside: true })
    },
  },
  {
    id: 'reader.tabRight',
    labelKey: 'reader:moveTabRight',
    keys: ['Alt+Shift+ArrowRight'],
    group: 'reading',
    when: hasReport,
    run: () => moveTabBy(1),
  },
  {
    id: 'reader.tabLeft',
    labelKey: 'reader:moveTabLeft',
    keys: ['Alt+Shift+ArrowLeft'],
    group: 'reading',
    when: hasReport,
    run: () => moveTabBy(-1),
  },
  {
    id: 'reader.larger',
    labelKey: 'commands:largerType',
    keys: ['Mod+='],
    group: 'reading',
    when: isReading,
    run: () => stepType(1),
  },
  {
    id: 'reader.smaller',
    labelKey: 'commands:smallerType',
    keys: ['Mod+-'],
    group: 'reading',
    when: isReading,
    run: () => stepType(-1),
  },
  {
    id: 'reader.usualType',
    labelKey: 'reader:defaultType',
    keys: ['Mod+0'],
    group: 'reading',
    when: isReading,
    run: () => stepType(0),
  },
]

export const readerCommands: Command[] = [...panes, ...annotate, ...cursor]
