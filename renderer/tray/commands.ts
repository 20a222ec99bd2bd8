import type { Command } from '../ui/command.ts'
import { openDialog } from '../ui/dialogs.ts'
import { cancelChoosing, placeHere, selectedPassage, useTray } from './tray-state.ts'

const isChoosing = (): boolean => useTray.getState().choosing !== null

export const trayCommands: Command[] = [
  {
    id: 'tray.open',
    labelKey: 'tray:open',
    keys: ['Mod+Shift+U'],
    group: 'annotate',
    run: () => openDialog({ kind: 'tray' }),
  },
  {
    id: 'tray.here',
    labelKey: 'tray:commandHere',
    keys: ['Enter'],
    group: 'annotate',
    when: () => isChoosing() && selectedPassage() !== undefined,
    run: () => void placeHere(),
  },
  {
    id: 'tray.cancel',
    labelKey: 'tray:commandCancel',
    keys: ['Escape'],
    group: 'annotate',
    when: isChoosing,
    run: cancelChoosing,
  },
]
