import { alignCommand } from './align-command.ts'
import { backupsCommand } from './backups-command.ts'
import { citeCommand } from './cite-command.ts'
import type { Command } from './command.ts'
import { correctCommand, correctionsCommand } from './correct-command.ts'
import { diagnosticsCommand } from './diagnostics-command.ts'
import { exportCommand } from './export-command.ts'
import { figuresCommand } from './figures-command.ts'
import { importCommand } from './import-command.ts'
import { noteCommand, notesCommand } from './note-commands.ts'
import { checkCommand, listCommand, showCommand } from './read-commands.ts'
import { relatedCommand } from './related-command.ts'
import { repairCommand } from './repair-command.ts'
import { regroupCommand } from './regroup-command.ts'
import { searchCommand } from './search-command.ts'
import { serveCommand } from './serve-command.ts'
import { linksCommand } from './links-command.ts'
import { removeCommand } from './remove-command.ts'
import { storiesCommand } from './stories-command.ts'
import { splitCommand } from './split-command.ts'
import { templatesCommand } from './templates-command.ts'
import { themesCommand } from './themes-command.ts'
import { relinkCommand, unplacedCommand } from './unplaced-commands.ts'
import { watchCommand } from './watch-command.ts'
import { highlightCommand, linkCommand, undoCommand } from './write-commands.ts'

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  watchCommand,
  splitCommand,
  listCommand,
  showCommand,
  searchCommand,
  relatedCommand,
  storiesCommand,
  alignCommand,
  figuresCommand,
  regroupCommand,
  highlightCommand,
  correctCommand,
  correctionsCommand,
  linkCommand,
  unplacedCommand,
  relinkCommand,
  linksCommand,
  themesCommand,
  removeCommand,
  notesCommand,
  noteCommand,
  citeCommand,
  exportCommand,
  templatesCommand,
  checkCommand,
  backupsCommand,
  repairCommand,
  diagnosticsCommand,
  undoCommand,
  serveCommand,
]
