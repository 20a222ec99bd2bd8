/** Commands on reports that are read side by side. */
import type { Command } from '../../ui/command.ts'
import { hasReport } from '../command-state.ts'
import { adoptTwins, fastenHere, stepBond, stepNew, toggle } from './actions.ts'
import { useBeside } from './beside-store.ts'
import { openReports } from './open-reports.ts'

const hasTwo = (): boolean => hasReport() && openReports().length > 1
const hasBonds = (): boolean => hasReport() && useBeside.getState().bonds.length > 0
const hasTwins = (): boolean => hasTwo() && useBeside.getState().twins.length > 0

const command = (one: Pick<Command, 'id' | 'labelKey' | 'when' | 'run'> & { key: string }): Command => {
  const { key, ...rest } = one
  return { ...rest, keys: [key], group: 'reading' }
}

export const besideCommands: Command[] = [
  command({
    id: 'beside.ribbons',
    labelKey: 'beside:command.ribbons',
    key: 'b',
    when: hasTwo,
    run: () => toggle('beside.ribbons'),
  }),
  command({
    id: 'beside.nextBond',
    labelKey: 'beside:command.nextBond',
    key: 'p',
    when: hasBonds,
    run: () => stepBond(1),
  }),
  command({
    id: 'beside.previousBond',
    labelKey: 'beside:command.previousBond',
    key: 'Shift+p',
    when: hasBonds,
    run: () => stepBond(-1),
  }),
  command({
    id: 'beside.fasten',
    labelKey: 'beside:command.fasten',
    key: 'y',
    when: hasTwo,
    run: () => toggle('beside.fastened'),
  }),
  command({
    id: 'beside.fastenHere',
    labelKey: 'beside:command.fastenHere',
    key: 'Shift+y',
    when: hasTwo,
    run: fastenHere,
  }),
  command({
    id: 'beside.told',
    labelKey: 'beside:command.told',
    key: 'd',
    when: hasReport,
    run: () => toggle('beside.told'),
  }),
  command({
    id: 'beside.nextNew',
    labelKey: 'beside:nextNew',
    key: 'w',
    when: hasReport,
    run: () => stepNew(1),
  }),
  command({
    id: 'beside.previousNew',
    labelKey: 'beside:previousNew',
    key: 'Shift+w',
    when: hasReport,
    run: () => stepNew(-1),
  }),
  command({
    id: 'beside.ghosts',
    labelKey: 'beside:command.ghosts',
    key: 'Shift+g',
    when: hasTwo,
    run: () => toggle('beside.ghosts'),
  }),
  command({
    id: 'beside.adopt',
    labelKey: 'beside:command.adopt',
    key: 'v',
    when: hasTwins,
    run: () => void adoptTwins('here'),
  }),
  command({
    id: 'beside.adoptAll',
    labelKey: 'beside:command.adoptAll',
    key: 'Shift+v',
    when: hasTwins,
    run: () => void adoptTwins('all'),
  }),
  command({
    id: 'beside.figures',
    labelKey: 'beside:command.figures',
    key: 'Alt+G',
    when: hasReport,
    run: () => useBeside.setState(({ figuresOpen }) => ({ figuresOpen: !figuresOpen })),
  }),
]
