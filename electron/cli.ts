/** The command line: the same calls as the window, as text and JSON. Each command is a file in cli/. */
import { exportCommand } from './cli/export-command.ts'
import { importCommand } from './cli/import-command.ts'
import { checkCommand, listCommand, searchCommand, showCommand, themesCommand } from './cli/read-commands.ts'
import { runCli } from './cli/run.ts'
import { serveCommand } from './cli/serve-command.ts'
import { splitCommand } from './cli/split-command.ts'
import { highlightCommand, linkCommand, undoCommand } from './cli/write-commands.ts'

const COMMANDS = [
  importCommand,
  splitCommand,
  listCommand,
  showCommand,
  searchCommand,
  highlightCommand,
  linkCommand,
  themesCommand,
  exportCommand,
  checkCommand,
  undoCommand,
  serveCommand,
]

// `pressmark list | head` closes the pipe early; that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

process.exitCode = await runCli(process.argv.slice(2), COMMANDS, {
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
  env: process.env,
})
