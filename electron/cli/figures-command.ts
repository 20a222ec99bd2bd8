/** The figures of reports side by side. */
import { parallels } from '../../shared/i18n/parallels.ts'
import { say } from '../../shared/i18n/say.ts'
import type { ShownFigure } from '../../shared/model/figure.ts'
import type { Command } from './command.ts'
import { findReport } from './find.ts'
import { words } from './words.ts'

export const figuresCommand: Command = {
  name: 'figures',
  usage: 'REPORT [REPORT…]',
  options: {},
  arguments: { least: 1, most: 12 },
  async run(context) {
    const { args, open, print, language } = context
    const client = await open()
    const wanted: string[] = []
    for (const given of args) wanted.push(await findReport(client, given, context))
    const table = await client.send('figures.table', { reportIds: wanted })
    const letters = table.reportIds.map((_, at) => String.fromCharCode(65 + at))
    table.reportIds.forEach((id, at) => print(`${letters[at]}  ${id}  ${table.found[at]}`))
    for (const { label, kind, differs, cells } of table.rows) {
      print(`${differs ? '≠' : ' '} ${say(parallels, language, `figure.${kind}`)}  ${label}`)
      cells.forEach((cell, at) => {
        for (const figure of cell) print(`    ${letters[at]}  ${figureLine(figure)}`)
      })
    }
    const count = table.rows.length
    print(words(language, 'figureRows', { count, ms: Math.round(table.milliseconds * 10) / 10 }))
    print(say(parallels, language, 'notAll'))
    return table
  },
}

/** `12.5%  (12.5 %)  1034–1039  …同比增长12.5%` */
function figureLine({
  text,
  value,
  upTo,
  unit,
  date,
  approximate,
  ranges,
  before,
  after,
}: ShownFigure): string {
  const amount = date ?? [approximate ? '≈' : '', value, upTo === null ? '' : `–${upTo}`].join('')
  const place = `${ranges[0]?.[0]}–${ranges.at(-1)?.[1]}`
  return `${text}  (${[amount, unit].filter(Boolean).join(' ')})  ${place}  ${before}[${text}]${after}`.replaceAll(
    /\s/g,
    ' ',
  )
}
