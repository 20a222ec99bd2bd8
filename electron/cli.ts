/** The command line: the same calls as the window, as text and JSON. Each command is a file in cli/. */
import { COMMANDS } from './cli/commands.ts'
import { runCli } from './cli/run.ts'

// `pressmark list | head` closes the pipe early: no failure of ours, and what was begun is still finished.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await runCli(process.argv.slice(2), COMMANDS, {
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
  env: process.env,
})
