/** Commands on corrections and on the script. */
import type { Command } from '../../ui/command.ts'
import { hasAim, hasReport } from '../command-state.ts'
import { canSwitchScript, correctPassage, hasCorrections, toggleOriginals, toggleScript } from './actions.ts'

export const correctionCommands: Command[] = [
  {
    id: 'correction.make',
    labelKey: 'corrections:command',
    keys: ['e'],
    group: 'annotate',
    when: hasAim,
    run: correctPassage,
  },
  {
    id: 'correction.originals',
    labelKey: 'corrections:showOriginals',
    keys: ['o'],
    group: 'reading',
    when: () => hasReport() && hasCorrections(),
    run: toggleOriginals,
  },
  {
    id: 'reader.script',
    labelKey: 'corrections:scriptToggle',
    keys: ['Alt+S'],
    group: 'reading',
    when: () => hasReport() && canSwitchScript(),
    run: toggleScript,
  },
]
