/** Commands on the page as a whole: ways to the desk, from page to page, putting together again. */
import type { Command, LabelKey } from '../../ui/command.ts'
import { useWorkspace } from '../../workspace.ts'
import { canEdit } from '../hand.ts'
import { again } from './again.ts'
import { canLeaf, goToDesk, goToWaiting, hasWaiting, leafPage } from './go-to-desk.ts'
import { toggleRail } from './rail-state.ts'

const onDesk = (): boolean => {
  const { view, deskSourceId } = useWorkspace.getState()
  return view === 'desk' && deskSourceId !== null
}

/** Keys of the list of reports: it handles them itself, the help sheet names them. */
const inList = (id: string, labelKey: LabelKey, keys: string[]): Command => ({
  ...{ id: `desk.list.${id}`, labelKey, keys, group: 'desk' },
  ...{ keyOnly: true, handledElsewhere: true, run: () => undefined },
})

export const deskPageCommands: Command[] = [
  { id: 'view.desk', labelKey: 'commands:viewDesk', keys: ['Alt+4'], group: 'view', run: goToDesk },
  {
    id: 'desk.rail',
    labelKey: 'commands:toggleRail',
    keys: ['Mod+.'],
    group: 'desk',
    when: onDesk,
    run: toggleRail,
  },
  {
    id: 'desk.again',
    labelKey: 'commands:pageAgain',
    group: 'desk',
    when: () => onDesk() && canEdit(),
    run: () => void again(),
  },
  {
    id: 'desk.nextPage',
    labelKey: 'commands:pageNext',
    keys: ['Alt+PageDown'],
    group: 'desk',
    when: () => canLeaf(1),
    run: () => leafPage(1),
  },
  {
    id: 'desk.previousPage',
    labelKey: 'commands:pagePrevious',
    keys: ['Alt+PageUp'],
    group: 'desk',
    when: () => canLeaf(-1),
    run: () => leafPage(-1),
  },
  {
    id: 'desk.waiting',
    labelKey: 'commands:pageWaiting',
    group: 'desk',
    when: hasWaiting,
    run: goToWaiting,
  },
  inList('rename', 'rail:rename', ['F2']),
  inList('up', 'rail:moveUp', ['Alt+ArrowUp']),
  inList('down', 'rail:moveDown', ['Alt+ArrowDown']),
]
