/** Commands on panes, tabs, the find bar and the type. */
import type { Command } from '../ui/command.ts'
import { MOST_PANES, useWorkspace } from '../workspace.ts'
import { active, hasReport, isReading } from './command-state.ts'
import { closePaneTab, focusPane, moveTabBy, stepTab } from './pane-moves.ts'
import { showOnPage } from './on-page.ts'
import { openFind, setFind, useReader } from './reader-store.ts'
import { activeSession } from './session.ts'
import { stepType } from './type-size.ts'

const stepFind = (step: 1 | -1): void => {
  const state = useReader.getState().find[active()]
  if (state) setFind(active(), { current: state.current + step })
  else openFind(active())
}

export const paneCommands: Command[] = [
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
    id: 'reader.onPage',
    labelKey: 'commands:reportOnPage',
    keys: ['Alt+P'],
    group: 'reading',
    when: hasReport,
    run: showOnPage,
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
