/** Commands on reports that are read side by side. */
import type { Command } from '../../ui/command.ts'
import { hasReport } from '../command-state.ts'
import { adoptTwins, fastenHere, stepBond, stepNew, toggle } from './actions.ts'
import { useBeside } from './beside-store.ts'
import { openReports } from './open-reports.ts'

const hasTwo = (): boolean => hasReport() && openReports().length > 1
const hasBonds = (): boolean => hasReport() && useBeside.getState().bonds.length > 0
const hasTwins = (): boolean => hasTwo() && useBeside.getState().twins.length > 0

const command = (
  id: string,
  labelKey: Command['labelKey'],
  keys: string,
  when: () => boolean,
  run: () => void,
): Command => ({ id: `beside.${id}`, labelKey, keys: [keys], group: 'reading', when, run })

export const besideCommands: Command[] = [
  command('ribbons', 'beside:command.ribbons', 'b', hasTwo, () => toggle('beside.ribbons')),
  command('nextBond', 'beside:command.nextBond', 'p', hasBonds, () => stepBond(1)),
  command('previousBond', 'beside:command.previousBond', 'Shift+p', hasBonds, () => stepBond(-1)),
  command('fasten', 'beside:command.fasten', 'y', hasTwo, () => toggle('beside.fastened')),
  command('fastenHere', 'beside:command.fastenHere', 'Shift+y', hasTwo, fastenHere),
  command('told', 'beside:command.told', 'd', hasReport, () => toggle('beside.told')),
  command('nextNew', 'beside:nextNew', 'w', hasReport, () => stepNew(1)),
  command('previousNew', 'beside:previousNew', 'Shift+w', hasReport, () => stepNew(-1)),
  command('ghosts', 'beside:command.ghosts', 'Shift+g', hasTwo, () => toggle('beside.ghosts')),
  command('adopt', 'beside:command.adopt', 'v', hasTwins, () => void adoptTwins('here')),
  command('adoptAll', 'beside:command.adoptAll', 'Shift+v', hasTwins, () => void adoptTwins('all')),
  command('figures', 'beside:command.figures', 'Alt+G', hasReport, () =>
    useBeside.setState(({ figuresOpen }) => ({ figuresOpen: !figuresOpen })),
  ),
]
