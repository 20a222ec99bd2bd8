/** What `pressmark serve --library DIR` does, without the command line around it. */
import { runServer } from '../../electron/serve.ts'

const [folder, ...packages] = process.argv.slice(2)
if (!folder) throw new Error('which library?')
process.exitCode = await runServer({
  folder,
  language: 'en',
  explains: true,
  // As `npm start` does, and as it is packed.
  isBuilt: true,
  packages,
  print: (line) => console.log(line),
})
