/** Commands on a highlight as a passage: its ends, merging, splitting, several ranges, those over one another. */
import type { Command } from '../ui/command.ts'
import { useWorkspace } from '../workspace.ts'
import { hasReport } from './command-state.ts'
import { adjustByKeys, END_KEYS } from './ends.ts'
import {
  addPassage,
  canAdd,
  canMerge,
  canSplit,
  canTakeOut,
  mergeHighlights,
  nextInStack,
  splitHighlight,
  stackHere,
  takeOutPassage,
} from './highlight-acts.ts'
import { UNITS } from './highlights/text-steps.ts'
import { activeSession } from './session.ts'

const hasActive = (): boolean =>
  hasReport() && activeSession()?.find(useWorkspace.getState().activeHighlightId) !== undefined

const ENDS = { end: 'End', start: 'Start' } as const
const NAMES = { character: 'Character', word: 'Word', sentence: 'Sentence' } as const

/** Listened to by ends.ts while ends are being moved; here for the help sheet. */
const endSteps: Command[] = (['end', 'start'] as const).flatMap((end) =>
  UNITS.map(
    (unit): Command => ({
      id: `highlight.ends${ENDS[end]}${NAMES[unit]}`,
      labelKey: `highlights:ends.${end}${NAMES[unit]}`,
      keys: END_KEYS.filter((one) => one.end === end && one.unit === unit).map(({ keys }) => keys),
      group: 'annotate',
      keyOnly: true,
      handledElsewhere: true,
      run: () => undefined,
    }),
  ),
)

export const passageCommands: Command[] = [
  {
    id: 'highlight.ends',
    labelKey: 'highlights:command.adjust',
    keys: ['r'],
    group: 'annotate',
    when: hasActive,
    run: adjustByKeys,
  },
  ...endSteps,
  {
    id: 'highlight.add',
    labelKey: 'highlights:command.add',
    keys: ['a'],
    group: 'annotate',
    when: () => hasReport() && canAdd(),
    run: addPassage,
  },
  {
    id: 'highlight.takeOut',
    labelKey: 'highlights:command.takeOut',
    keys: ['Shift+a'],
    group: 'annotate',
    when: () => hasReport() && canTakeOut(),
    run: takeOutPassage,
  },
  {
    id: 'highlight.merge',
    labelKey: 'highlights:command.merge',
    keys: ['m'],
    group: 'annotate',
    when: () => hasReport() && canMerge(),
    run: mergeHighlights,
  },
  {
    id: 'highlight.split',
    labelKey: 'highlights:command.split',
    keys: ['s'],
    group: 'annotate',
    when: () => hasReport() && canSplit(),
    run: splitHighlight,
  },
  {
    id: 'highlight.cycle',
    labelKey: 'highlights:command.cycle',
    keys: ['g'],
    group: 'annotate',
    when: () => hasReport() && stackHere().ids.length > 1,
    run: nextInStack,
  },
]
