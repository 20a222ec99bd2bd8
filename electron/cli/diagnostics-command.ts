import { diagnoseClosed } from '../backend/log/diagnose.ts'
import type { Command } from './command.ts'

/** What “Copy diagnostics” of the window copies, also of a library that does not open. Nothing is sent anywhere. */
export const diagnosticsCommand: Command = {
  name: 'diagnostics',
  usage: '',
  options: {},
  arguments: { least: 0, most: 0 },
  async run({ open, print, folder }) {
    const text = await open()
      .then((client) => client.send('log.diagnostics', {}))
      .then(
        (answer) => answer.text,
        // Also where another Pressmark has it open: its log is there to be read.
        (error: unknown) => diagnoseClosed(folder, error),
      )
    print(text.trimEnd())
    return { text }
  },
}
