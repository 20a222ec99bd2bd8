import { CitationStyle } from '../../shared/citation/cited.ts'
import type { Highlight } from '../../shared/model/highlight.ts'
import type { Command } from './command.ts'
import { findReport, pickId } from './find.ts'

export const citeCommand: Command = {
  name: 'cite',
  usage: 'REPORT|HIGHLIGHT',
  options: { style: { type: 'string', help: 'option.style', values: CitationStyle.options.join(', ') } },
  arguments: { least: 1, most: 1 },
  async run(context) {
    const style = context.choice('style', CitationStyle.options)
    const client = await context.open()
    const [given = ''] = context.args
    const highlights = await client.send('highlights.list', {})
    const quoted = pickId(highlights, given, context)
    const highlight = highlights.find(({ id }) => id === quoted)
    if (highlight?.reportId == null) {
      const id = await findReport(client, given, context)
      const cited = await client.send('reports.cite', { id, style })
      context.print(cited.text)
      return cited
    }
    const cited = await client.send('reports.cite', { id: highlight.reportId, style })
    const { language } = await client.send('reports.get', { id: highlight.reportId })
    const text = `${inQuotes(highlight, language)}\n${cited.text}`
    context.print(text)
    return { ...cited, text, quote: highlight.exact }
  },
}

/** As the window copies it: one line, in the marks of the report's script. */
function inQuotes({ exact }: Highlight, language: string): string {
  const [open, close] = language === 'zh-Hant' ? ['「', '」'] : ['“', '”']
  return `${open}${exact.replaceAll(/\s*\n\s*/g, ' ').trim()}${close}`
}
