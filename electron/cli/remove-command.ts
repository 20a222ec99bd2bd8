import { links as linkWords } from '../../shared/i18n/links.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { say } from '../../shared/i18n/say.ts'
import type { RemovalCounts } from '../../shared/model/removal.ts'
import type { Command } from './command.ts'
import { pickId } from './find.ts'
import { NotHereError, words } from './words.ts'

/** Takes highlights and reports away with what is on them. Where that is much, or ends links, it asks for `--yes`. */
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
    const going = await client.send('removals.count', { reportIds, highlightIds })
    const { links, elsewhere } = await client.send('links.touching', { highlightIds, reportIds })
    if ((links > 0 || going.asks) && !context.flag('yes')) {
      if (going.asks) warn(goesWords(language, going))
      if (links > 0) warn(words(language, 'linksEnd', { count: links, elsewhere }))
      warn(words(language, 'addYes'))
      context.fail()
      return { removed: false, links }
    }
    await client.send('removals.remove', { reportIds, highlightIds, confirmed: going.total })
    print(words(language, 'removed'))
    return { removed: true, links }
  },
}

function goesWords(language: InterfaceLanguage, counts: RemovalCounts): string {
  const kinds = (['highlights', 'notes', 'themes', 'links'] as const).filter((kind) => counts[kind] > 0)
  const list = kinds.map((kind) => say(linkWords, language, `goes.${kind}`, { count: counts[kind] }))
  return `${say(linkWords, language, 'goesTitle', { count: counts.total })}: ${list.join(', ')}`
}
