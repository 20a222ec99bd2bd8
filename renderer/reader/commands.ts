/** Every action of the reader: keys, palette and help sheet read this table. */
import type { Command } from '../ui/command.ts'
import { annotateCommands } from './annotate-commands.ts'
import { besideCommands } from './beside/commands.ts'
import { correctionCommands } from './corrections/commands.ts'
import { cardCommands } from './card-commands.ts'
import { cursorCommands } from './cursor-commands.ts'
import { originalCommands } from './original/commands.ts'
import { paneCommands } from './pane-commands.ts'

export const readerCommands: Command[] = [
  ...paneCommands,
  ...annotateCommands,
  ...correctionCommands,
  ...cardCommands,
  ...cursorCommands,
  ...besideCommands,
  ...originalCommands,
]
