import { CitationStyle } from '../../shared/citation/cited.ts'
import type { Command } from './command.ts'
import { findReport } from './find.ts'

export const citeCommand: Command = {
  name: 'cite',
  usage: 'REPORT',
  options: { style: { type: 'string', help: 'option.style', values: CitationStyle.options.join(', ') } },
  arguments: { least: 1, most: 1 },
  async run(context) {
    const style = context.choice('style', CitationStyle.options)
    const client = await context.open()
    const id = await findReport(client, context.args[0] ?? '', context)
    const cited = await client.send('reports.cite', { id, style })
    context.print(cited.text)
    return cited
  },
}
