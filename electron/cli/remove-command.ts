import type { Command } from './command.ts'
import { pickId } from './find.ts'
import { NotHereError, words } from './words.ts'

/** Takes highlights and reports away with what is on them. Where that ends links, it asks for `--yes`. */
export const removeCommand: Command = {
  name: 'remove',
  usage: 'HIGHLIGHT|REPORT… [--yes]',
  options: { yes: { type: 'boolean', help: 'option.yes' } },
  arguments: { least: 1, most: Infinity },
  async run(context) {
    const { args, print, warn, language } = context
    const client = await context.open()
    const [highlights, reports] = await Promise.all([
      client.send('highlights.list', {}),
      client.send('reports.list', {}),
    ])
    const highlightIds: string[] = []
    const reportIds: string[] = []
    for (const given of args) {
      const highlight = pickId(highlights, given, context)
      const report = highlight === null ? pickId(reports, given, context) : null
      if (highlight !== null) highlightIds.push(highlight)
      else if (report !== null) reportIds.push(report)
      else throw new NotHereError(words(language, 'noEnd', { id: given }))
    }
    const { links, elsewhere } = await client.send('links.touching', { highlightIds, reportIds })
    if (links > 0 && !context.flag('yes')) {
      warn(words(language, 'linksEnd', { count: links, elsewhere }))
      warn(words(language, 'addYes'))
      context.fail()
      return { removed: false, links }
    }
    // A highlight of a report that goes, too, goes with it.
    const gone = new Set(reportIds)
    for (const id of highlightIds)
      if (!gone.has(highlights.find((one) => one.id === id)?.reportId ?? ''))
        await client.send('highlights.remove', { id })
    for (const id of reportIds) await client.send('reports.remove', { id })
    print(words(language, 'removed'))
    return { removed: true, links }
  },
}
